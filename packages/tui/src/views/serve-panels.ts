import type { MayContact } from '@zuoxi/sdk'
import { contactFields } from '../state/contact.ts'
import type { ContactField, ContactOverlay, DutiesOverlay, VerifyOverlay } from '../state/gate-overlays.ts'
import type { dutiesHere } from '../state/standing.ts'
import { fieldHere } from '../state/verify.ts'
import { sayFailure } from '../words/failures.ts'
import { graphemesOf } from '../terminal/width.ts'
import { rowsOf } from './gate-panels.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { dayMinuteOf } from './moment.ts'
import { bold, cell, dim, fit, type Line, marked, t, type View } from './span.ts'
import { titleOf } from './title.ts'
import { withKeys } from '../words/with-keys.ts'
import { windowOf } from './window.ts'

/** What the customer has to be told, ticked or not, and the wording that tells it. */
export function dutiesView(
  slice: Look & { readonly panel: DutiesOverlay; readonly duties: ReturnType<typeof dutiesHere> },
): View {
  const { words, lang, panel, duties, width, height } = slice
  const w = words.duties
  const done = duties.filter((one) => one.done).length
  const title = titleOf(w.title, slice, duties.length > 0 ? [dim(words.standing.duties(done, duties.length))] : [])
  if (duties.length === 0)
    return { lines: emptyPane(slice, title, w.empty, { place: 'duties', does: ['back'], hint: w.emptyHint }) }
  const { start, end } = windowOf(duties.length, panel.selected, Math.max(1, height - 7))
  const rows = duties.slice(start, end).map((duty, i) => {
    const tone = duty.done ? 'good' : duty.blocks === 'wrap_up' ? 'bad' : 'warn'
    return marked(
      [
        cell(duty.done ? w.done : w.open, 14, { tone, bold: !duty.done }),
        t(duty.title[lang === 'en' ? 'en' : 'zh']),
        dim(`  ${duty.blocks === 'wrap_up' ? w.blocks : w.advised}`),
      ],
      start + i === panel.selected,
      true,
      width,
    )
  })
  const chosen = duties[panel.selected]
  const about = chosen
    ? [
        [],
        ...rowsOf(
          `${words.composer.source} (${words.certainty[chosen.certainty]}): ${chosen.source}`,
          width,
          { tone: 'dim' },
          2,
          2,
        ),
        ...(chosen.wordings.length > 0
          ? rowsOf(`${w.wording}: ${chosen.wordings.join(', ')}`, width, { tone: 'accent' }, 2, 1)
          : rowsOf(w.noWording, width, { tone: 'dim' }, 2, 1)),
      ]
    : []
  return { lines: [title, ...rows, ...about, [dim(`  ${withKeys(w.hint, slice.keymap)}`)]].slice(0, height) }
}

/** 核身: what to ask for, and dots for what was said. */
export function verifyView(slice: Look & { readonly verify: VerifyOverlay }): View {
  const { words, lang, verify, width, height } = slice
  const w = words.verify
  const { ask, failure, saving, at } = verify
  const state = ask?.verification
  const standing = state
    ? [
        t(words.verification[state.state], { tone: state.state === 'passed' ? 'good' : 'warn', bold: true }),
        ...(state.expiresAt && state.state === 'passed' ? [dim(` ${w.until(dayMinuteOf(state.expiresAt))}`)] : []),
      ]
    : []
  const title = titleOf(w.title, slice, saving ? [dim(w.saving)] : standing)
  const refused: readonly Line[] = failure ? rowsOf(`! ${sayFailure(failure, lang)}`, width, { tone: 'bad' }, 2, 3) : []
  if (!ask) return { lines: [title, ...(failure ? refused : [[dim(`  ${words.loading}`)] satisfies Line])] }
  if (ask.factors.length === 0) return { lines: [title, [], [t(`  ${w.none}`)]] }
  const locked = ask.verification.state === 'locked'
  const head: readonly Line[] = locked
    ? [
        [
          t(`  ! ${w.lockedUntil(ask.verification.expiresAt ? dayMinuteOf(ask.verification.expiresAt) : '')}`, {
            tone: 'bad',
            bold: true,
          }),
        ],
      ]
    : [
        ...rowsOf(w.ask(ask.needed), width, {}, 2, 2),
        [t(`  ${w.tries(ask.triesLeft)}`, { tone: ask.triesLeft <= 1 ? 'bad' : 'warn', bold: true })],
      ]
  const rows = ask.factors.map((factor, i): Line => {
    const typed = dots(verify.fields[factor]?.text ?? '')
    const here = i === at
    return fit(
      [
        t(here ? '> ' : '  ', { tone: 'accent', bold: true }),
        cell(w.factors[factor], factorColumns, here ? { bold: true } : { tone: 'dim' }),
        typed === '' && !here ? dim(w.dots) : t(typed),
      ],
      width,
    )
  })
  const typed = [...graphemesOf(fieldHere(verify).text)].filter((one) => one.at < fieldHere(verify).cursor).length
  const lines = [title, ...head, ...rows, ...refused, [dim(`  ${withKeys(w.hint, slice.keymap)}`)]].slice(0, height)
  return {
    lines,
    cursor: locked ? undefined : { row: 1 + head.length + at, column: Math.min(width - 1, 2 + factorColumns + typed) },
  }
}

const factorColumns = 28

/** As many dots as characters: what was said is never on the screen. */
function dots(text: string): string {
  return '*'.repeat([...graphemesOf(text)].length)
}

/** A call being written down, and what the clock says of just this one. */
export function contactView(
  slice: Look & { readonly contact: ContactOverlay; readonly clock: MayContact | undefined },
): View {
  const { words, lang, contact, clock, width, height } = slice
  const w = words.contact
  const title = titleOf(w.title, slice, contact.saving ? [dim(w.saving)] : [])
  const value = (field: ContactField): string => {
    const names: Readonly<Record<string, string>> = w[field]
    return names[contact[field]] ?? contact[field]
  }
  const rows = contactFields.map((field): Line => {
    const here = contact.field === field
    return [
      t(here ? '> ' : '  ', { tone: 'accent', bold: true }),
      cell(w.fields[field], 10, here ? { bold: true } : { tone: 'dim' }),
      t(here ? `< ${value(field)} >` : value(field), { bold: here, tone: clock && !clock.allowed ? 'dim' : 'plain' }),
    ]
  })
  const standing: readonly Line[] = !clock
    ? [[dim(`  ${words.loading}`)]]
    : clock.allowed
      ? [[t(`  ${w.allowed(clock.until === undefined ? '' : dayMinuteOf(clock.until))}`, { tone: 'good' })]]
      : [
          [
            t(`  ! ${w.forbidden}`, { tone: 'bad', bold: true }),
            ...(clock.nextAt === undefined ? [] : [t(`  ${w.next(dayMinuteOf(clock.nextAt))}`, { tone: 'bad' })]),
          ],
        ]
  const reasons = (clock?.reasons ?? []).flatMap((reason) =>
    rowsOf(
      `${reason.why?.[lang === 'en' ? 'en' : 'zh'] ?? reason.rule} (${words.certainty[reason.certainty]}: ${reason.source})`,
      width,
      { tone: reason.severity === 'warn' ? 'warn' : 'plain' },
      4,
      2,
    ),
  )
  const armed: readonly Line[] = contact.armed ? [[bold(`  ${withKeys(w.armed, slice.keymap)}`)]] : []
  return {
    lines: [title, ...rows, ...standing, ...reasons, ...armed, [dim(`  ${withKeys(w.hint, slice.keymap)}`)]].slice(
      0,
      height,
    ),
  }
}
