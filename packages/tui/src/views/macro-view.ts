import type { Macro } from '../keys/step.ts'
import type { DryStep, MacroOverlay } from '../state/dry-run.ts'
import { columnsOf } from '../terminal/width.ts'
import { sayNotice } from '../words/notices.ts'
import { sayStep } from '../words/step-words.ts'
import { rowsOf } from './gate-panels.ts'
import type { Look } from './look.ts'
import { cell, dim, fit, type Line, t, type Tone, type View } from './span.ts'
import { titleOf } from './title.ts'

const toneOf: Readonly<Record<DryStep['outcome'], Tone>> = { goes: 'good', waits: 'warn', stops: 'bad', unsure: 'dim' }
/** Never by colour alone. */
const markOf: Readonly<Record<DryStep['outcome'], string>> = { goes: ' ', waits: '~', stops: '!', unsure: '?' }

/** What a macro would do from here: each step, where, and why it would stop. */
export function macroView(slice: Look & { readonly panel: MacroOverlay; readonly macro: Macro | undefined }): View {
  const { words, panel, macro, height } = slice
  const w = words.dryRun
  const steps = panel.steps ?? []
  const title = titleOf(w.title(macro?.name ?? ''), slice, [dim(w.hint)])
  const whole = steps.every(({ outcome }) => outcome === 'goes')
  const head: readonly Line[] = [
    ...(macro?.final ? [[t(`  ! ${w.final}`, { tone: 'warn', bold: true })]] : []),
    ...(whole ? [[t(`  ${w.done}`, { tone: 'good' })]] : []),
  ]
  const columns = Math.min(30, Math.max(8, ...steps.map(({ step }) => columnsOf(sayStep(step, words)))))
  const rows = steps.flatMap((one, i) => [stepLine(one, i, columns, slice), ...whyLines(one, slice)])
  const room = Math.max(1, height - 1 - head.length)
  const start = Math.max(0, Math.min(panel.scroll, rows.length - room))
  return { lines: [title, ...head, ...rows.slice(start, start + room)].map((line) => fit(line, slice.width)) }
}

function stepLine({ step, place, label, outcome }: DryStep, at: number, columns: number, { words }: Look): Line {
  const tone = toneOf[outcome]
  const told = { goes: '', waits: words.dryRun.waits, stops: words.dryRun.stops, unsure: words.dryRun.unsure }[outcome]
  return [
    t(`  ${markOf[outcome]} `, { tone, bold: true }),
    cell(String(at + 1), 3, { tone: 'dim' }, 'end'),
    t('  '),
    cell(sayStep(step, words), columns, { bold: true }),
    t('  '),
    cell(place === undefined ? '' : words.places[place], 12, { tone: 'dim' }),
    t(label === undefined ? '' : ` ${words.keys[label]}`),
    ...(told === '' ? [] : [t(`  ${told}`, { tone })]),
  ]
}

/** Why it would stop, whole and below it. */
function whyLines({ outcome, why }: DryStep, { lang, keymap, width }: Look): readonly Line[] {
  return outcome === 'stops' && why ? rowsOf(sayNotice(why, lang, keymap), width, { tone: 'bad' }, 9, 3) : []
}
