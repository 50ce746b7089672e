import type { Keymap } from '../../../keys/effective.ts'
import { rowsOfPlace } from '../../../keys/effective.ts'
import { labelOf, told } from '../../../keys/here.ts'
import type { Row } from '../../../keys/row.ts'
import { places } from '../../../state/place.ts'
import { columnsOf } from '../../../terminal/width.ts'
import { wordsOf } from '../../../words/index.ts'
import { sayStep } from '../../../words/step-words.ts'
import type { Line } from '../../report.ts'
import { type Verb, type VerbContext, BadUse } from '../verb.ts'
import { keymapAt, ownKeymap } from './file.ts'

/** The keys in force, place by place; or the steps of one macro. Needs no desk. */
export const keysList: Verb = {
  name: 'keys',
  args: [],
  options: { dryRun: '--dry-run <name>' },
  embeddedOnly: true,
  run: async (context, { options }) => {
    const keymap = await keymapAt(ownKeymap(context), context)
    const name = options['dryRun']
    return typeof name === 'string' ? dryRunReport(keymap, name, context) : listReport(keymap, context)
  },
}

function listReport(keymap: Keymap, { lang }: VerbContext): { json: unknown; lines: Line[] } {
  const words = wordsOf(lang)
  const shown = places.filter((place) => place !== 'small')
  return {
    json: {
      places: Object.fromEntries(shown.map((place) => [place, rowsOfPlace(keymap, place).map(toldRow)])),
      macros: keymap.macros,
    },
    lines: shown.flatMap((place): Line[] => {
      const rows = told(rowsOfPlace(keymap, place))
      const columns = Math.max(...rows.map(({ names }) => columnsOf(names)), 0)
      const labels = Math.max(...rows.map((row) => columnsOf(labelOf(row, words))), 0)
      return [
        [
          { text: words.places[place], style: 'bold' },
          { text: `  ${place}`, style: 'dim' },
        ],
        ...rows.map((row): Line => [
          { text: `  ${padded(row.names, columns)}  ` },
          { text: padded(labelOf(row, words), labels) },
          { text: `  ${row.does}`, style: 'dim' },
        ]),
        '',
      ]
    }),
  }
}

/** A row as programs read it: what a keymap file names. */
function toldRow({ keys, typed, does, arg, named, final, repeats }: Row): Readonly<Record<string, unknown>> {
  return {
    keys,
    action: does,
    ...(typed !== undefined && { typed }),
    ...(arg !== undefined && { arg }),
    ...(named !== undefined && { macro: named }),
    ...(final && { final }),
    ...(repeats !== undefined && { repeats: true }),
  }
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

/** What each step presses, and what that does in the places where it does anything: which of them, only the desk knows. */
function dryRunReport(keymap: Keymap, name: string, { lang, words }: VerbContext): { json: unknown; lines: Line[] } {
  const macro = keymap.macros.find((one) => one.name === name)
  if (!macro)
    throw new BadUse(
      words.keyboard.noMacro(name, keymap.macros.map((one) => one.name).join(lang === 'en' ? ', ' : '、')),
    )
  const messages = wordsOf(lang)
  const steps = macro.steps.map((step) => {
    const rows = 'press' in step ? keymap.rows.filter(({ keys }) => keys.includes(step.press)) : []
    const does = [...new Set(rows.map(({ does: action }) => action))]
    // A key that leads to what cannot be taken back anywhere may do so here.
    const final = rows.some((row) => row.final) && !macro.final
    return { step, does, labels: [...new Set(rows.map((row) => labelOf(row, messages)))], final }
  })
  return {
    json: {
      macro: name,
      final: macro.final,
      steps: steps.map(({ step, does, final }) => ({ ...step, mayDo: does, ...(final && { stopsAtFinal: true }) })),
    },
    lines: [
      [{ text: messages.dryRun.title(name), style: 'bold' }],
      ...steps.map(({ step, labels, final }, i): Line => [
        { text: `  ${i + 1}  ${sayStep(step, messages)}` },
        { text: labels.length === 0 ? '' : `  ${labels.join(' | ')}`, style: 'dim' },
        { text: final ? `  ${words.keyboard.stopsAtFinal}` : '', style: 'yellow' },
      ]),
    ],
  }
}
