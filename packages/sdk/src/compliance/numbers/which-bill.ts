import type { AmountCell } from './cell.ts'
import type { LedgerCells } from './cells.ts'
import { numeralAt, one } from './numeral.ts'
import { canonical } from './canonical.ts'

const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
/** 10月账单, 10月这期, 11月还剩: the bill of that month. 11月已还 is a month of paying, and 11月5日 a day. */
const ofMonth = new RegExp(
  `${number}月(?:份|的)?(?:的)?(?:账单|这期|那期|这笔|还剩|还欠|还差|还有|应还|待还|要还|未还|没还|剩|欠|逾期|(?=$))`,
  'g',
)
const anyMonth = new RegExp(`${number}月(?!${number}[日号])`, 'g')
const ofInstalment = new RegExp(`第${number}期`, 'g')
const next = /下一?期|下个?月|下个还款日/

/**
 * The cells of the bill or instalment that the clause names: 11月账单, 下期,
 * 第5期. All cells where it names none, or more than one, or one that is not
 * in the ledger.
 */
export function cellsNamed(before: string, cells: LedgerCells): readonly AmountCell[] {
  const owner = ownerNamed(before, cells)
  if (owner !== undefined) return ofOwner(cells, owner)
  const instalments = [...before.matchAll(ofInstalment)].map((match) => numberOf(match[1] ?? ''))
  const [no] = instalments
  if (no !== undefined && instalments.length === 1) {
    const bills = cells.term.filter(({ cell, value }) => cell === 'bill.instalment-no' && value === no)
    const owners = new Set(bills.map(({ of }) => of))
    return orAll(cells, (cell) => cell.no === no || (cell.cell.startsWith('bill.') && owners.has(cell.of)))
  }
  return next.test(before) ? nextDue(cells) : cells.amount
}

/** What falls due next: the bills and the instalments of the nearest date from today. */
function nextDue(cells: LedgerCells): readonly AmountCell[] {
  const coming = cells.date.filter(({ tags, value }) => tags.includes('due') && value >= cells.today)
  const nearest = coming.map(({ value }) => value).toSorted()[0]
  const owners = coming.filter(({ value, cell }) => value === nearest && cell === 'bill.due').map(({ of }) => of)
  const nos = coming.filter(({ value }) => value === nearest).map(({ of, no }) => `${of} ${no ?? ''}`)
  return orAll(cells, (cell) =>
    cell.cell.startsWith('bill.')
      ? owners.includes(cell.of)
      : cell.no !== undefined && nos.includes(`${cell.of} ${cell.no}`),
  )
}

function ofOwner(cells: LedgerCells, owner: string): readonly AmountCell[] {
  // A repayment says not which bill it was for, and may be this one's.
  return orAll(cells, ({ cell, of }) => of === owner || cell === 'repayment')
}

function orAll(cells: LedgerCells, keep: (cell: AmountCell) => boolean): readonly AmountCell[] {
  const kept = cells.amount.filter(keep)
  return kept.some(({ cell }) => cell !== 'repayment') ? kept : cells.amount
}

function numberOf(text: string): number {
  const numeral = numeralAt(canonical(text), 0)
  return numeral ? Number(numeral.value / one) : 0
}

/** The number of the one bill or loan that the clause names by its month, its product or its own number. */
function ownerNamed(before: string, cells: LedgerCells): string | undefined {
  const months = new Set([...before.matchAll(anyMonth)].map((match) => numberOf(match[1] ?? '')))
  const [month] = [...before.matchAll(ofMonth)].map((match) => numberOf(match[1] ?? ''))
  if (month !== undefined) {
    const bills = cells.month.filter(({ value }) => Number(value.slice(5)) === month)
    return months.size > 1 || bills.length !== 1 ? undefined : bills[0]?.of
  }
  const owners = new Set(cells.names.filter(({ word }) => before.includes(word)).map(({ of }) => of))
  return owners.size === 1 ? [...owners][0] : undefined
}

/** Of cells of any kind, those of the bill or loan that the clause names; all where it names none that has any. */
export function ofNamed<Cell extends { readonly of: string }>(
  list: readonly Cell[],
  before: string,
  cells: LedgerCells,
): readonly Cell[] {
  const owner = ownerNamed(before, cells)
  const own = owner === undefined ? [] : list.filter(({ of }) => of === owner)
  return own.length > 0 ? own : list
}
