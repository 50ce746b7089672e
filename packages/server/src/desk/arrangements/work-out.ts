import {
  addDays,
  type ArrangementAsk,
  type ArrangementQuote,
  type ArrangementState,
  type BusinessDate,
  type CustomerId,
  endOfBusinessDay,
  type Instant,
  type LoanId,
  type ProductTerms,
  productTerms,
  type QuoteBody,
  quoteArrangement,
  quoteWaiver,
  refuse,
  termsOf,
} from '@zuoxi/sdk'
import { stateAt } from '../../rules/arrangement-state.ts'
import { runningOf } from '../../store/arrangements/arrangements.ts'
import { openLines } from '../../store/arrangements/open-lines.ts'
import { readStanding, type StandingRead } from '../../store/loans/standing.ts'
import type { Read } from '../../store/store.ts'
import { requireCustomer } from '../require-customer.ts'

/** What is asked, about whom, and as of which day. */
export interface Asked {
  readonly tenantId: string
  readonly customerId: CustomerId
  readonly loanId?: LoanId | undefined
  readonly ask: ArrangementAsk
  readonly asOf: BusinessDate
}

export interface WorkedOut {
  readonly quote: ArrangementQuote
  /** The loan it is about; a waiver may be of all that a customer owes. */
  readonly found: StandingRead | undefined
}

/**
 * What would happen, from the ledger as it is now.
 *
 * @throws Refusal NOT_FOUND, ARRANGEMENT_IMPOSSIBLE, INVALID_INPUT without a loan where one is needed.
 */
export async function workOut(read: Read, asked: Asked): Promise<WorkedOut> {
  const { tenantId, customerId, loanId, asOf } = asked
  await requireCustomer(read, tenantId, customerId)
  const found = loanId === undefined ? undefined : await requireLoan(read, asked, loanId)
  if (found && found.loan.status !== 'active') throw refuse({ code: 'ARRANGEMENT_IMPOSSIBLE', why: 'loan_not_active' })
  // A waiver of all that is owed is under the newest terms, for it belongs to no one contract.
  const terms = found ? termsOf(found.loan.terms_version) : newestTerms(asOf)
  const expiresOn = addDays(asOf, terms.arrange.quoteDays)
  const body = await bodyOf(read, asked, found, terms)
  const lastDay = body.payBy !== undefined && body.payBy < expiresOn ? body.payBy : expiresOn
  const ofLoan = found && { loanId, loanNo: found.loan.loan_no }
  return { quote: { ...body, customerId, ...ofLoan, expiresAt: endOfBusinessDay(lastDay) }, found }
}

async function bodyOf(
  read: Read,
  { customerId, loanId, ask, asOf }: Asked,
  found: StandingRead | undefined,
  terms: ProductTerms,
): Promise<QuoteBody> {
  if (ask.kind === 'waiver') return quoteWaiver(await openLines(read, customerId, loanId), asOf, ask, terms)
  if (found) return quoteArrangement(found.standing, ask, terms)
  throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'loanId', problem: 'missing' }] })
}

/** The terms that hold on a day for what no contract covers. */
function newestTerms(asOf: BusinessDate): ProductTerms {
  const [first] = productTerms
  const terms = productTerms.findLast(({ effectiveFrom }) => effectiveFrom <= asOf) ?? first
  if (!terms) throw new Error('a desk without product terms')
  return terms
}

/** @throws Refusal NOT_FOUND when it is not one of this customer's. */
async function requireLoan(read: Read, asked: Asked, loanId: LoanId): Promise<StandingRead> {
  const found = await readStanding(read, asked.tenantId, loanId, asked.asOf)
  if (!found || found.loan.customer_id !== asked.customerId)
    throw refuse({ code: 'NOT_FOUND', noun: 'loan', id: loanId })
  return found
}

/**
 * One at a time, waivers apart. A schedule that is in effect is no obstacle to paying everything back: that right stays
 * with the borrower (民法典 677). A waiver waits while a settlement runs: the figure that closes the loan is promised.
 *
 * @throws Refusal ARRANGEMENT_IMPOSSIBLE already_arranged, naming what runs.
 */
export async function requireNoneRunning(
  read: Read,
  { customerId, loanId, kind, now, but }: AboutToRun,
): Promise<void> {
  if (loanId === undefined && kind !== 'waiver') return
  const rows = await runningOf(read, loanId === undefined ? { customerId } : { loanId })
  const running = rows.find(
    (row) =>
      row.id !== but &&
      stateAt(row.state as ArrangementState, row.expires_at, now) !== 'expired' &&
      standsInTheWay(row, kind),
  )
  if (running) throw refuse({ code: 'ARRANGEMENT_IMPOSSIBLE', why: 'already_arranged', allowed: running.code })
}

interface AboutToRun {
  readonly customerId: string
  readonly loanId: string | undefined
  readonly kind: ArrangementAsk['kind']
  readonly now: Instant
  /** An arrangement that runs already does not stand in its own way. */
  readonly but?: string
}

function standsInTheWay(
  running: { readonly kind: string; readonly state: string },
  kind: ArrangementAsk['kind'],
): boolean {
  if (kind === 'waiver') return running.kind === 'settle_early'
  return !(kind === 'settle_early' && running.kind !== 'settle_early' && running.state === 'effective')
}
