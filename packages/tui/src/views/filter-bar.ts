import { oneLineField } from './one-line.ts'
import { filterDoors, type FilterPlace } from '../state/finding/filtered-lists.ts'
import { countRows, filterText, shownRows } from '../state/finding/narrow.ts'
import { layoutOf, type PaneName } from '../state/layout.ts'
import { shownPage } from '../state/pages.ts'
import { topOverlay } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { withKeys } from '../words/with-keys.ts'
import { dim, fit, type Line, type Span, t } from './span.ts'

/** The row that says what lists are narrowed to, and how many of their rows are left. */
interface FilterBar {
  readonly lines: readonly Line[]
  /** The column of the cursor in it while somebody types. */
  readonly column: number | undefined
}

const none: FilterBar = { lines: [], column: undefined }

export function filterBar(state: State, words: Messages, width: number): FilterBar {
  const { typing, filters } = state.finding
  const places = (Object.keys(filters) as FilterPlace[]).filter(
    (place) => place !== typing?.place && filterText(state, place) !== '' && isInView(state, place),
  )
  if (!typing && places.length === 0) return none
  const kept = places.flatMap((place): readonly Span[] => [
    t(` ${words.filter.title} ${words.places[place]}: `, { tone: 'accent' }),
    t(filterText(state, place), { bold: true }),
    dim(` ${countOf(state, place, words)} `),
  ])
  if (!typing)
    return { lines: [fit([...kept, dim(` ${withKeys(words.filter.kept, state.keymap)}`)], width)], column: undefined }
  const head = ` ${words.filter.title} ${words.places[typing.place]}: `
  const count = countSpan(state, typing.place, words)
  const room = Math.max(20, width - columnsOf(count.text) - 2)
  const field = oneLineField(t(head, { tone: 'accent', bold: true }), typing.editor, '', room)
  return { lines: [fit([...field.line, t('  '), count, t('  '), ...kept], width)], column: field.column }
}

function countSpan(state: State, place: FilterPlace, words: Messages): Span {
  return shownRows(state, place)?.length === 0
    ? t(`! ${words.filter.none} ${countOf(state, place, words)}`, { tone: 'warn', bold: true })
    : dim(countOf(state, place, words))
}

function countOf(state: State, place: FilterPlace, words: Messages): string {
  const all = countRows(state, place)
  return words.filter.of(shownRows(state, place)?.length ?? all, all, filterDoors[place].more(state))
}

const panels: ReadonlySet<FilterPlace> = new Set<FilterPlace>(['arrangements', 'promises', 'held', 'help', 'toasts'])

/** Whether the list is on the screen: what narrows nothing that is seen needs no words. */
function isInView(state: State, place: FilterPlace): boolean {
  const panel = topOverlay(state)
  if (panels.has(place)) return panel?.kind === place
  const { panes } = layoutOf(state)
  const shows = (name: PaneName): boolean => panes.some((pane) => pane.name === name)
  if (place === 'queue') return shows('queue')
  if (place === 'tickets') return shows('main') && state.main === 'tickets' && state.tickets.open === undefined
  return shows('customer') && state.customer !== undefined && shownPage(state.customer).at === place
}
