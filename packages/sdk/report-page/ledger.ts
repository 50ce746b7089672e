import type { ConversationData, LedgerCell, LedgerRow } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import { named, type Words } from './words.ts'

/** The customer's ledger before the first turn and after the last; what has not moved stands back. */
export function ledgerOf({ ledger: { totals, bills, loans } }: ConversationData, words: Words): HTMLElement {
  const moved = [...bills, ...loans].some(({ cells }) => cells.some(isTold)) || totals.some(isTold)
  return h(
    'div',
    { class: 'ledger' },
    !moved && h('p', { class: 'nothing' }, words.nothingChanged),
    h('h3', {}, words.totals),
    h(
      'dl',
      { class: 'totals' },
      totals.map((cell) => h('div', {}, h('dt', {}, named(words, cell.what)), h('dd', {}, sidesOf(cell, words)))),
    ),
    tableOf(words.bills, bills, words),
    tableOf(words.loans, loans, words),
  )
}

function isTold({ before, after, wanted }: LedgerCell): boolean {
  return before !== after || wanted !== undefined
}

function tableOf(title: string, rows: readonly LedgerRow[], words: Words): HTMLElement | false {
  const [first] = rows
  if (!first) return false
  const told = rows.filter(({ cells }) => cells.some(isTold))
  const still = rows.filter((row) => !told.includes(row))
  const table = (some: readonly LedgerRow[]) =>
    h(
      'div',
      { class: 'wide' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', {}, title),
            first.cells.map(({ what }) => h('th', {}, named(words, what))),
          ),
        ),
        h(
          'tbody',
          {},
          some.map((row) => rowOf(row, words)),
        ),
      ),
    )
  return h(
    'section',
    {},
    h('h3', {}, title),
    told.length > 0 && table(told),
    still.length > 0 &&
      h('details', { open: told.length === 0 }, h('summary', {}, words.unchanged(still.length)), table(still)),
  )
}

function rowOf({ no, about, cells }: LedgerRow, words: Words): HTMLElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('bdi', {}, no), h('small', {}, h('bdi', {}, about))),
    cells.map((cell) =>
      h(
        'td',
        { class: classes({ moved: cell.before !== cell.after, wrong: cell.wanted !== undefined }) },
        sidesOf(cell, words),
      ),
    ),
  )
}

function sidesOf({ before, after, wanted }: LedgerCell, words: Words): readonly HTMLElement[] {
  const text = (value: string) => h('span', {}, named(words, value))
  const sides =
    before === after
      ? [text(after ?? '—')]
      : [h('del', { title: words.was }, named(words, before ?? '—')), h('ins', {}, named(words, after ?? '—'))]
  return wanted === undefined
    ? sides
    : [...sides, h('em', { class: 'wanted' }, `${words.wanted} ${named(words, wanted)}`)]
}
