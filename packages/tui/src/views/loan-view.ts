import { formatYuan, type LoanDetail } from '@zuoxi/sdk'
import { instalmentIndex } from '../state/loan.ts'
import { shownPage, unread } from '../state/pages.ts'
import type { CustomerState } from '../state/state.ts'
import { scheduleChart } from './chart.ts'
import { wrap } from '../terminal/wrap.ts'
import { instalmentTable } from './instalment-table.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { stampOf } from './moment.ts'
import { percentOf } from './percent.ts'
import { rateOf } from './customer-view.ts'
import { bold, cell, dim, fit, flow, type Line, t } from './span.ts'
import { notRead, staleNote, titleOf } from './title.ts'

export interface LoanSlice extends Look {
  readonly customer: CustomerState
}

/** A loan: what it costs a year, what is owed, its schedule by component, and what has become of it. */
export function loanView(slice: LoanSlice): readonly Line[] {
  const { words, customer, height, width } = slice
  const page = shownPage(customer)
  const { value: loan, readAtMs, failure } = (page.at === 'loan' && customer.loans[page.loanId]) || unread
  const title = titleOf(
    `${words.loan.title} ${loan?.loanNo ?? ''}`,
    slice,
    loan ? [dim(words.asOf(stampOf(readAtMs)))] : [],
  )
  if (!loan || page.at !== 'loan') return notRead(title, failure, slice)
  const head = [...staleNote(failure, slice), ...factLines(loan, slice)].map((line) => fit(line, width))
  if (loan.instalments.length === 0)
    return [...emptyPane(slice, title, words.loan.empty, { place: 'loan', does: ['back', 'bills'] }), ...head].slice(
      0,
      height,
    )
  const chart = height >= roomForChart ? chartLines(loan, slice) : []
  const above = [title, ...head, ...chart]
  const table = instalmentTable(loan, instalmentIndex(loan, page.no), {
    ...slice,
    height: Math.max(2, height - above.length),
  })
  return [...above, ...table].slice(0, height)
}

/** From this height on there is room for a chart above the schedule. */
const roomForChart = 18

function factLines(loan: LoanDetail, slice: LoanSlice): readonly Line[] {
  const { words, customer, width } = slice
  const w = words.loan
  const status =
    loan.status === 'active'
      ? dim(words.loanStatus.active)
      : t(words.loanStatus[loan.status], { tone: 'warn', bold: true })
  const name = customer.overview?.customer.nameMasked ?? ''
  return [
    ...flow([[bold(loan.product), t(' '), status], [t(name)], [dim(`${w.funder} ${loan.funder}`)]], width),
    // The annual rate, both ways, is the most visible figure of a loan; nothing monthly stands beside it.
    ...rateLines(loan, slice),
    ...flow(
      [
        [dim(`${w.owed} `), bold(formatYuan(loan.outstandingFen)), dim(` / ${w.of} ${formatYuan(loan.principalFen)}`)],
        [t(words.customer.terms(loan.termsPaid, loan.terms))],
        [dim(words.repaymentMethod[loan.method])],
        [dim(`${w.disbursed} ${loan.disbursedOn}`)],
      ],
      width,
    ),
    ...flow([...penaltyGroups(loan, words), ...capGroups(loan, words)], width),
    ...flow(
      [
        [dim(`${w.version(loan.scheduleVersion)} ${w.origin[loan.scheduleOrigin] ?? w.byArrangement}`)],
        ...loan.superseded.map(({ version, from }) => [dim(w.superseded(version, from))]),
        [dim(`${w.terms} ${loan.termsVersion}`)],
        [dim(`${w.policy} ${loan.allocationPolicy}`)],
      ],
      width,
    ),
  ]
}

/** What the contract says, what its flows come to both ways, and why the two differ where they do. */
function rateLines(
  { cost, aprPpm, scheduleVersion }: LoanDetail,
  { words, width, height }: LoanSlice,
): readonly Line[] {
  const w = words.loan
  const [contract, actual] = [rateOf(aprPpm), percentOf(cost.aprSimplePct)]
  const whole = scheduleVersion > 1
  const rates = [
    [bold(w.contractRate(contract))],
    [bold((whole ? w.wholeRate : w.actualRate)(actual))],
    [bold(w.compound(percentOf(cost.aprCompoundPct)))],
  ]
  const why = wrap(whole ? w.wholeRateWhy : w.actualRateWhy, width - 2).map(({ text }): Line => [dim(` ${text}`)])
  return [...flow(rates, width), ...(contract !== actual || height >= roomForChart ? why : [])]
}

/** What has accrued and is on no bill yet, and whether it goes on. */
function penaltyGroups({ accruedPenaltyFen, pauses, method }: LoanDetail, words: Look['words']): readonly Line[] {
  const w = words.loan
  const pause = pauses.findLast(({ to }) => to === undefined) ?? pauses.at(-1)
  return [
    [dim(`${w.accrued} `), t(formatYuan(accruedPenaltyFen), accruedPenaltyFen > 0 ? { tone: 'warn', bold: true } : {})],
    [
      pause
        ? t(w.paused(pause.from, pause.to), { tone: 'warn' })
        : dim(method === 'flat_fee' ? w.noPenalty : w.running),
    ],
  ]
}

function capGroups({ caps }: LoanDetail, words: Look['words']): readonly Line[] {
  const w = words.loan
  return caps.map(({ cap, verdict, limitPct }): Line => [
    dim(limitPct === undefined ? '' : `${w.capLimit(percentOf(limitPct))} `),
    t(
      w.caps[verdict],
      verdict === 'above' ? { tone: 'bad', bold: true } : verdict === 'unknown' ? { tone: 'warn' } : {},
    ),
    dim(` ${cap}`),
  ])
}

/** Columns of words at the left of a chart: what a row is of, and the most that one instalment has of it. */
const nameColumns = 10
const mostColumns = 20

/** How each component and what is left to pay go over the schedule, each beside its words. */
function chartLines(loan: LoanDetail, { words, width }: LoanSlice): readonly Line[] {
  const w = words.loan
  const c = w.columns
  const names = {
    principalFen: c.principal,
    interestFen: c.interest,
    feeFen: c.fee,
    penaltyFen: c.penalty,
    balanceFen: c.balance,
  }
  const room = Math.max(8, width - nameColumns - mostColumns - 2)
  return scheduleChart(loan.instalments, room).map(({ of, mostFen, drawn }): Line => [
    t(' '),
    cell(names[of], nameColumns),
    cell(w.most(formatYuan(mostFen)), mostColumns, { tone: 'dim' }),
    t(drawn),
  ])
}
