import {
  type BillComponent,
  BillComponent as Component,
  type BusinessDate,
  type Fen,
  type QuoteLine,
} from '../../model/index.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { step } from './interest.ts'
import { impossible } from './obstacle.ts'
import type { AskOf, QuoteBody } from './quote-body.ts'
import { type DueRow, fieldOf, nothing, quoteRows, totalOf } from './rows.ts'
import type { OpenLine } from './standing.ts'

const waivable = Component.options.filter((component) => component !== 'principal')

/**
 * 减免: what would be forgiven of open bill lines, of one loan or of all that a customer owes: the oldest bill first,
 * and of it fees, then 罚息, then interest, up to the amount; and where 罚息 is asked for, last of all what of it is on
 * no bill yet. One row stands for one bill, or for a loan's 罚息 on none. Principal is never waived.
 *
 * Refuses `not_waivable` and `nothing_owed`.
 */
export function quoteWaiver(
  open: readonly OpenLine[],
  asOf: BusinessDate,
  ask: AskOf<'waiver'>,
  terms: ProductTerms,
  unbilled: readonly UnbilledPenalty[] = [],
): QuoteBody {
  if (ask.components.includes('principal')) throw impossible('not_waivable', waivable.join(', '))
  const lines = forgiven(open, ask)
  const billedFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const accrued = forgivenUnbilled(unbilled, ask, billedFen)
  const waivedFen = accrued.reduce((sum, { amountFen }) => sum + amountFen, billedFen)
  if (waivedFen === 0) throw impossible('nothing_owed')
  const rows = billRows(open)
  const penaltyRow = (penaltyFen: number, i: number) => ({
    ...nothing,
    no: rows.size + 1 + i,
    dueDate: asOf,
    penaltyFen,
  })
  const old = quoteRows([...rows.values(), ...accrued.map(({ penaltyFen }, i) => penaltyRow(penaltyFen, i))])
  const after = quoteRows([
    ...[...rows].map(([billId, row]) =>
      lines
        .filter((line) => line.billId === billId)
        .reduce((left, { component, amountFen }) => less(left, component, amountFen), row),
    ),
    ...accrued.map(({ penaltyFen, amountFen }, i) => penaltyRow(penaltyFen - amountFen, i)),
  ])
  const [oldTotal, newTotal] = [totalOf(old), totalOf(after)]
  return {
    ask,
    asOf,
    old,
    new: after,
    oldTotal,
    newTotal,
    deltaFen: (newTotal.totalFen - oldTotal.totalFen) as QuoteBody['deltaFen'],
    lines,
    disclosure: 'arrangement.waiver',
    termsVersion: terms.id,
    steps: [
      ...accrued
        .filter(({ amountFen }) => amountFen > 0)
        .map(({ loanNo, penaltyFen, amountFen }) =>
          step('forgiven_unbilled', { loan: loanNo, to: asOf, penalty: penaltyFen }, amountFen),
        ),
      step('forgiven', { components: ask.components.join(', '), 'up to': ask.upToFen ?? 'all' }, waivedFen),
    ],
  }
}

/** A loan's 罚息 to date that is on no bill yet. */
export interface UnbilledPenalty {
  readonly loanNo: string
  readonly penaltyFen: Fen
}

/** What a waiver's quote forgives of 罚息 that is on no bill yet, loan by loan. */
export function forgivenOnNoBill({
  steps,
}: Pick<QuoteBody, 'steps'>): { readonly loanNo: string; readonly amountFen: Fen }[] {
  return steps
    .filter(({ formula }) => formula === 'forgiven_unbilled')
    .map(({ inputs, resultFen }) => ({ loanNo: String(inputs['loan']), amountFen: resultFen }))
}

function forgivenUnbilled(
  unbilled: readonly UnbilledPenalty[],
  { components, upToFen }: AskOf<'waiver'>,
  billedFen: number,
): (UnbilledPenalty & { readonly amountFen: number })[] {
  if (!components.includes('penalty')) return []
  let left = (upToFen ?? Number.MAX_SAFE_INTEGER) - billedFen
  return unbilled
    .filter(({ penaltyFen }) => penaltyFen > 0)
    .map((each) => {
      const amountFen = Math.min(left, each.penaltyFen)
      left -= amountFen
      return { ...each, amountFen }
    })
}

function forgiven(open: readonly OpenLine[], { components, upToFen }: AskOf<'waiver'>): QuoteLine[] {
  let left: number = upToFen ?? Number.MAX_SAFE_INTEGER
  const lines: QuoteLine[] = []
  for (const { billId, lineNo, component, outstandingFen } of oldestFirst(open)) {
    const amountFen = components.includes(component) ? Math.min(left, outstandingFen) : 0
    if (amountFen === 0) continue
    left -= amountFen
    lines.push({ billId, lineNo, component, amountFen: amountFen as QuoteLine['amountFen'] })
  }
  return lines
}

/** In the order of bills, of components within a bill (费用, 罚息, 利息), and of lines. */
function oldestFirst(open: readonly OpenLine[]): OpenLine[] {
  const rank = ({ component }: OpenLine) => Component.options.indexOf(component)
  return open.toSorted(
    (a, b) => compare(a.dueDate, b.dueDate) || compare(a.billId, b.billId) || rank(a) - rank(b) || a.lineNo - b.lineNo,
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function billRows(open: readonly OpenLine[]): Map<string, DueRow> {
  const rows = new Map<string, DueRow>()
  for (const { billId, dueDate, component, outstandingFen } of oldestFirst(open)) {
    const row = rows.get(billId) ?? { no: rows.size + 1, dueDate, ...nothing }
    rows.set(billId, less(row, component, 0 - outstandingFen))
  }
  return rows
}

function less(row: DueRow, component: BillComponent, amountFen: number): DueRow {
  const field = fieldOf[component]
  return { ...row, [field]: row[field] - amountFen }
}
