import type { AmountCell } from './cell.ts'
import type { LedgerCells } from './cells.ts'
import { numeralAt, one } from './numeral.ts'
import { canonical } from './canonical.ts'

const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
/** 10月账单, 10月这期, 11月还剩: the bill of that month. 11月已还 is a month of paying, and 11月5日 a day. */
const ofMonth = new RegExp(
  `${number}月(?:份|的)?(?:的)?(?:账单|这期|那期|这笔|还剩|还欠|还差|还有|应还|待还|要还|未还|没还|剩|欠|(?=$))`,
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
  const months = [...before.matchAll(ofMonth)].map((match) => numberOf(match[1] ?? ''))
  const several = new Set([...before.matchAll(anyMonth)].map((match) => numberOf(match[1] ?? ''))).size > 1
  const [month] = months
  if (month !== undefined) {
    const bills = cells.month.filter(({ value }) => Number(value.slice(5)) === month)
    return several || bills.length !== 1 ? cells.amount : ofBill(cells, bills[0]?.of ?? '')
  }
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

function ofBill(cells: LedgerCells, billNo: string): readonly AmountCell[] {
  // A repayment says not which bill it was for, and may be this one's.
  return orAll(cells, ({ cell, of }) => (cell.startsWith('bill.') && of === billNo) || cell === 'repayment')
}

function orAll(cells: LedgerCells, keep: (cell: AmountCell) => boolean): readonly AmountCell[] {
  const kept = cells.amount.filter(keep)
  return kept.some(({ cell }) => cell !== 'repayment') ? kept : cells.amount
}

function numberOf(text: string): number {
  const numeral = numeralAt(canonical(text), 0)
  return numeral ? Number(numeral.value / one) : 0
}
