import { type BillDetail, formatYuan } from '@zuoxi/sdk'
import { shownPage } from '../state/pages.ts'
import type { CustomerState } from '../state/state.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { paidBar } from './bar.ts'
import { billState, billTone, rateOf } from './customer-view.ts'
import { stampOf } from './moment.ts'
import { cell, dim, type Line, marked, markColumns, t } from './span.ts'
import { notRead, titleOf } from './title.ts'
import { windowOf } from './window.ts'

export interface BillsSlice extends Look {
  readonly customer: CustomerState
}

const barCells = 8

/** Half a bar would say that less is paid than is: it is drawn whole, or not at all. */
function hasBar(width: number): boolean {
  return width >= markColumns + 8 + 11 + 13 + 1 + 12 + barCells
}

/** Every bill of a customer, however many: only the rows that are shown are built. */
export function billsView(slice: BillsSlice): readonly Line[] {
  const { words, customer, height, width, focused } = slice
  const { items, selected, more, loading, overdueFirst, readAtMs } = customer.bills
  const name = customer.overview?.customer.nameMasked ?? ''
  const position = items.length > 0 ? words.bills.of(selected + 1, items.length) + (more ? '+' : '') : ''
  const order = overdueFirst ? words.bills.overdueFirst : words.bills.byDate
  const title = titleOf(`${words.bills.title} ${name}`, slice, [
    dim(items.length === 0 ? order : `${order}  ${position}  ${words.asOf(stampOf(readAtMs))}`),
  ])
  if (items.length === 0)
    return loading
      ? [title, [], [dim(`  ${words.loading}`)]]
      : emptyPane(slice, title, words.bills.empty, { place: 'bills', does: ['back', 'orders'] })
  const c = words.bills.columns
  const head: Line = [
    dim('  '),
    cell(c.period, 8, { tone: 'dim' }),
    cell(c.due, 11, { tone: 'dim' }),
    cell(c.left, 13, { tone: 'dim' }, 'end'),
    t(' '),
    cell(c.status, 12, { tone: 'dim' }),
    ...(hasBar(width) ? [dim(c.paid)] : []),
  ]
  const { start, end } = windowOf(items.length, selected, height - 2)
  const rows = items.slice(start, end).map((bill, i): Line => {
    const tone = billTone(bill)
    const line = [
      cell(bill.period, 8, { tone }),
      cell(bill.dueDate, 11, { tone }),
      cell(formatYuan(bill.outstandingFen), 13, { tone, bold: bill.dpd > 0 }, 'end'),
      t(' '),
      cell(billState(bill, slice), 12, { tone }),
      ...(hasBar(width) ? [dim(paidBar(bill.paidFen, bill.totalFen, barCells))] : []),
    ]
    return marked(line, start + i === selected, focused, width)
  })
  return [title, head, ...rows]
}

/** One bill with its lines: every 分 explained. */
export function billView(slice: BillsSlice): readonly Line[] {
  const { words, customer, height, width } = slice
  const page = shownPage(customer)
  const billId = page.at === 'bill' ? page.billId : undefined
  const { value: bill, readAtMs, failure } = customer.bill
  const name = customer.overview?.customer.nameMasked ?? ''
  const title = titleOf(`${words.bills.title} ${bill?.billNo ?? ''}`, slice, [
    dim(bill ? `${name}  ${words.asOf(stampOf(readAtMs))}` : name),
  ])
  if (!bill || bill.id !== billId) return notRead(title, failure, slice)
  const label = (text: string): Line[number] => dim(`${text} `)
  const head: readonly Line[] = [
    [t(` ${bill.period} `, { bold: true }), t(billState(bill, slice), { tone: billTone(bill), bold: true })],
    [t(' '), label(words.bills.issuedOn), t(bill.issuedOn), t('  '), label(words.bills.dueDate), t(bill.dueDate)],
    [
      t(' '),
      label(words.bills.total),
      t(formatYuan(bill.totalFen)),
      t('  '),
      label(words.bills.paidSoFar),
      t(formatYuan(bill.paidFen)),
    ],
    [
      t(' '),
      label(words.bills.outstanding),
      t(formatYuan(bill.outstandingFen), { bold: true, tone: bill.dpd > 0 ? 'bad' : 'plain' }),
      t('  '),
      dim(paidBar(bill.paidFen, bill.totalFen, Math.min(24, width - 30))),
    ],
    [],
    [t(` ${words.bills.lines}`, { bold: true })],
  ]
  return [title, ...head, ...lineRows(bill, page.cursor, slice), ...rateRows(bill, slice)].slice(0, height)
}

/** The annual rate of every loan that the bill is for: it may not be less visible than its figures. */
function rateRows(bill: BillDetail, { words, customer }: BillsSlice): readonly Line[] {
  const loans = customer.overview?.loans ?? []
  return loans
    .filter(({ loanNo }) => bill.lines.some((line) => line.loanNo === loanNo))
    .map(({ loanNo, aprPpm }): Line => [dim(`  ${loanNo} `), t(`${words.customer.apr} ${rateOf(aprPpm)}`)])
}

/** The lines around the cursor: a bill of many loans has more of them than rows. */
function lineRows(bill: BillDetail, cursor: number, { words, width, height, focused }: BillsSlice): readonly Line[] {
  const about = Math.max(10, width - 39)
  const c = words.bills.columns
  const head: Line = [
    t('  '),
    cell('', 10),
    cell(c.total, 13, { tone: 'dim' }, 'end'),
    cell(c.paid, 13, { tone: 'dim' }, 'end'),
  ]
  const { start, end } = windowOf(bill.lines.length, cursor, Math.max(1, height - headRows - rateRoom))
  return [
    head,
    ...bill.lines.slice(start, end).map((line, i): Line => {
      const instalment = line.instalmentNo === undefined ? '' : words.bills.instalment(line.instalmentNo)
      const row = [
        cell(words.billComponent[line.component], 10),
        cell(formatYuan(line.amountFen), 13, {}, 'end'),
        cell(formatYuan(line.paidFen), 13, { tone: line.paidFen < line.amountFen ? 'plain' : 'dim' }, 'end'),
        dim(' '),
        cell(`${line.loanNo ?? ''} ${instalment}`, about, { tone: 'dim' }),
      ]
      return marked(row, start + i === cursor, focused, width)
    }),
  ]
}

/** Rows of a bill above its lines, and what is kept for the rates of its loans. */
const headRows = 8
const rateRoom = 3
