import { layoutEditor } from '../state/editor-layout.ts'
import type { FilterPlace } from '../state/finding/filtered-lists.ts'
import { countRows, filterText, shownRows } from '../state/finding/narrow.ts'
import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { dim, fit, type Line, type Span, t } from './span.ts'

/** The row that says what lists are narrowed to, and how many of their rows are left. */
export interface FilterBar {
  readonly lines: readonly Line[]
  /** The column of the cursor in it while somebody types. */
  readonly column: number | undefined
}

const none: FilterBar = { lines: [], column: undefined }

export function filterBar(state: State, words: Messages, width: number): FilterBar {
  const { typing, filters } = state.finding
  const places = (Object.keys(filters) as FilterPlace[]).filter(
    (place) => place !== typing?.place && filterText(state, place) !== '',
  )
  if (!typing && places.length === 0) return none
  const kept = places.flatMap((place): readonly Span[] => [
    t(` ${words.filter.title} ${words.places[place]}: `, { tone: 'accent' }),
    t(filterText(state, place), { bold: true }),
    dim(` ${countOf(state, place, words)} `),
  ])
  if (!typing) return { lines: [fit([...kept, dim(` ${words.filter.kept}`)], width)], column: undefined }
  const head = ` ${words.filter.title} ${words.places[typing.place]} \\ `
  const { cursor } = layoutEditor(typing.editor, 1_000)
  const line: Line = [
    t(head, { tone: 'accent', bold: true }),
    t(typing.editor.text),
    t('  '),
    countSpan(state, typing.place, words),
    dim(`  ${words.filter.typing}`),
    ...kept,
  ]
  return { lines: [fit(line, width)], column: Math.min(width - 1, columnsOf(t(head).text) + cursor.column) }
}

function countSpan(state: State, place: FilterPlace, words: Messages): Span {
  return shownRows(state, place)?.length === 0
    ? t(`! ${words.filter.none}`, { tone: 'warn', bold: true })
    : dim(countOf(state, place, words))
}

function countOf(state: State, place: FilterPlace, words: Messages): string {
  const all = countRows(state, place)
  return words.filter.of(shownRows(state, place)?.length ?? all, all)
}
