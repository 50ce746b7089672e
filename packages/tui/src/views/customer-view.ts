import { type Bill, formatYuan, type Loan, type Repayment, type Ticket, ticketTypeRow } from '@zuoxi/sdk'
import { sayFailure } from '../words/failures.ts'
import { shownPage } from '../state/pages.ts'
import type { CustomerState, Overview } from '../state/state.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { paidBar } from './bar.ts'
import { dayMinuteOf, stampOf } from './moment.ts'
import { bold, cell, dim, type Line, marked, type Span, spread, t, type Tone } from './span.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'
import { withKeys } from '../words/with-keys.ts'

export interface CustomerSlice extends Look {
  readonly customer: CustomerState | undefined
  /** The shown customer is not the one of the open conversation. */
  readonly stranger: boolean
}

/** Customer 360: who they are, what they owe, what happened, in one column that scrolls with its cursor. */
export function customerView(slice: CustomerSlice): readonly Line[] {
  const { words, lang, customer, height, width } = slice
  const { overview } = customer ?? {}
  const title = titleOf(words.customer.title, slice, overview ? [dim(words.asOf(stampOf(overview.asOf)))] : [])
  if (!customer)
    return emptyPane(slice, title, words.customer.empty, { place: 'customer', does: ['search', 'goQueue'] })
  if (!overview) {
    const { failure } = customer
    return [title, [], failure ? [t(`  ${sayFailure(failure, lang)}`, { tone: 'bad' })] : [dim(`  ${words.loading}`)]]
  }
  const head = slice.stranger ? [[t(` ! ${words.customer.other}`, { tone: 'warn' })]] : []
  const rows = overviewRows(overview, slice)
  const { cursor } = shownPage(customer)
  const selected = rows.findIndex(({ target }) => target === cursor)
  const room = height - 1 - head.length
  const { start, end } = windowOf(rows.length, cursor === 0 ? 0 : Math.max(0, selected), room)
  const shown = rows
    .slice(start, end)
    .map(({ line, target }): Line =>
      target === undefined ? [t(' '), ...line] : marked(line, target === cursor, slice.focused, width),
    )
  return [title, ...head, ...shown]
}

interface OverviewRow {
  readonly line: Line
  /** Its number among the overview's targets. */
  readonly target?: number
}

function overviewRows(overview: Overview, slice: CustomerSlice): readonly OverviewRow[] {
  const { words, width } = slice
  const { bills, tickets, timeline, loans, repayments } = overview
  const plain = (line: Line): OverviewRow => ({ line })
  const head = (text: string, right: Line = []): OverviewRow => plain(spread([bold(text)], right, width - 1))
  const gap = plain([])
  const loansAt = bills.length
  const ticketsAt = loansAt + loans.length
  const repaymentsAt = ticketsAt + tickets.length
  const timelineAt = repaymentsAt + repayments.length
  return [
    ...profileLines(overview, slice).map(plain),
    gap,
    head(words.customer.bills, billsSum(overview, slice)),
    ...bills.map((bill, i) => ({ line: billLine(bill, slice), target: i })),
    ...(overview.billCount > bills.length
      ? [plain([dim(` ${withKeys(words.customer.billsMore(overview.billCount), slice.keymap)}`)])]
      : []),
    ...(bills.length === 0 ? [plain([dim(` ${words.none}`)])] : []),
    ...(loans.length > 0 ? [gap, head(words.customer.loans)] : []),
    ...loans.flatMap((loan, i): OverviewRow[] => {
      const [first = [], ...others] = loanLines(loan, slice)
      return [{ line: first, target: loansAt + i }, ...others.map(plain)]
    }),
    ...(tickets.length > 0 ? [gap, head(words.customer.tickets)] : []),
    ...tickets.map((ticket, i) => ({ line: ticketLine(ticket, slice), target: ticketsAt + i })),
    ...(repayments.length > 0 ? [gap, head(words.customer.repayments)] : []),
    ...repayments.map((one, i) => ({ line: repaymentLine(one, slice), target: repaymentsAt + i })),
    ...(timeline.length > 0 ? [gap, head(words.customer.timeline)] : []),
    ...timeline.map((entry, i) => ({
      line: [dim(`${whenOf(entry)} `), cell(words.happened[entry.kind], 7, { tone: 'accent' }), t(entry.text)],
      target: timelineAt + i,
    })),
  ]
}

const verifiedTone: Readonly<Record<Overview['verification']['state'], Tone>> = {
  none: 'warn',
  passed: 'good',
  failed: 'bad',
  locked: 'bad',
  expired: 'warn',
}

function profileLines(
  { customer, verification, creditLine }: Overview,
  { words, lang }: CustomerSlice,
): readonly Line[] {
  const w = words.customer
  const nickname = customer.nickname ? [dim(` ${customer.nickname}`)] : []
  const care = customer.specialCare ? [t(` ! ${w.care}`, { tone: 'warn', bold: true })] : []
  const status =
    customer.status === 'active'
      ? dim(words.customerStatus.active)
      : t(words.customerStatus[customer.status], { tone: 'warn' })
  const between = lang === 'en' ? ', ' : '、'
  return [
    [bold(customer.nameMasked), ...nickname, t('  '), dim(customer.customerNo), t('  '), status, ...care],
    [...known(w.phone, customer.phoneMasked), ...known(w.residentId, customer.residentIdMasked)],
    [...known(w.address, customer.addressMasked), dim(`${w.since} ${customer.since}`)],
    [
      t(words.verification[verification.state], { tone: verifiedTone[verification.state], bold: true }),
      dim(`  ${w.kyc} ${words.kycLevel[customer.kycLevel]}  ${w.risk} `),
      t(words.riskTier[customer.riskTier], customer.riskTier === 'high' ? { tone: 'warn' } : {}),
    ],
    ...(customer.tags.length > 0 ? [[dim(`${w.tags} `), t(customer.tags.join(between))]] : []),
    ...(customer.optOuts.length > 0
      ? [[t(`${w.optOuts}: ${customer.optOuts.map((one) => words.optOut[one]).join(between)}`, { tone: 'warn' })]]
      : []),
    ...(creditLine
      ? [
          [
            dim(`${w.credit} `),
            t(formatYuan(creditLine.limitFen)),
            dim(`  ${w.available} `),
            t(formatYuan(creditLine.availableFen)),
            dim('  '),
            t(
              words.creditStatus[creditLine.status],
              creditLine.status === 'active' ? { tone: 'dim' } : { tone: 'warn' },
            ),
          ],
        ]
      : []),
  ]
}

/** A label and what it says; a label with nothing to say is left out. */
function known(label: string, text: string): readonly Span[] {
  return text === '' ? [] : [dim(`${label} `), t(text), t('  ')]
}

function billsSum({ overdueFen }: Overview, { words }: CustomerSlice): readonly Span[] {
  return overdueFen > 0
    ? [t(`${words.customer.overdueTotal} ${formatYuan(overdueFen)}`, { tone: 'bad', bold: true })]
    : []
}

export function billTone(bill: Pick<Bill, 'status'>): Tone {
  if (bill.status === 'overdue') return 'bad'
  return bill.status === 'paid' || bill.status === 'paid_late' || bill.status === 'void' ? 'dim' : 'plain'
}

/** Status in words, with the days when late. */
export function billState(bill: Bill, { words }: Pick<Look, 'words'>): string {
  return bill.dpd > 0 ? words.customer.dpd(bill.dpd) : words.billStatus[bill.status]
}

function billLine(bill: Bill, slice: CustomerSlice): Line {
  const tone = billTone(bill)
  return [
    cell(bill.period, 8, { tone }),
    cell(
      formatYuan(bill.outstandingFen > 0 ? bill.outstandingFen : bill.totalFen),
      13,
      { tone, bold: bill.dpd > 0 },
      'end',
    ),
    t(' '),
    cell(billState(bill, slice), 12, { tone }),
    dim(paidBar(bill.paidFen, bill.totalFen, 8)),
  ]
}

/** An annual rate with every digit it has, and two at least: a rounded rate would be another one. */
export function rateOf(ppm: number): string {
  const digits = String(ppm).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, '')}%`
}

function loanLines(loan: Loan, { words }: CustomerSlice): readonly Line[] {
  const status =
    loan.status === 'active' ? dim(words.loanStatus.active) : t(words.loanStatus[loan.status], { tone: 'warn' })
  return [
    // The annual rate may not be less visible than any other figure of the loan.
    [t(loan.product), dim(` ${loan.loanNo} `), status, t(`  ${words.customer.apr} ${rateOf(loan.aprPpm)}`)],
    [
      dim(
        `   ${formatYuan(loan.outstandingFen)} / ${formatYuan(loan.principalFen)}  ${words.customer.terms(loan.termsPaid, loan.terms)}  ${words.repaymentMethod[loan.method]}`,
      ),
    ],
  ]
}

function ticketLine(ticket: Ticket, { words, lang }: CustomerSlice): Line {
  const type = ticketTypeRow(ticket.type)?.[lang === 'en' ? 'en' : 'zh'] ?? ticket.type
  return [
    cell(ticket.code, 8),
    cell(ticket.priority, 3, { tone: ticket.priority === 'P0' ? 'bad' : 'plain' }),
    cell(words.ticketStatus[ticket.status], 9),
    t(type),
  ]
}

/** A bill has a day and no time of day. */
function whenOf({ kind, at }: Overview['timeline'][number]): string {
  const when = dayMinuteOf(at)
  return kind === 'bill' ? when.slice(0, 5).padEnd(when.length) : when
}

function repaymentLine(one: Repayment, { words }: CustomerSlice): Line {
  const tone: Tone = one.status === 'succeeded' ? 'plain' : one.status === 'failed' ? 'bad' : 'warn'
  // Money that came and reached no bill is the news; that it came goes without saying.
  const state =
    one.matched || one.status !== 'succeeded'
      ? t(` ${words.repaymentStatus[one.status]}`, { tone })
      : t(` ! ${words.customer.notMatched}`, { tone: 'warn', bold: true })
  return [
    dim(`${dayMinuteOf(one.receivedAt)} `),
    cell(formatYuan(one.amountFen), 13, { tone }, 'end'),
    state,
    dim(` ${one.channel}`),
  ]
}
