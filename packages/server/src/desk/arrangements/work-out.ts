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
  type UnbilledPenalty,
} from '@zuoxi/sdk'
import { stateAt } from '../../rules/arrangement-state.ts'
import { runningOf } from '../../store/arrangements/arrangements.ts'
import { activeLoansOf, openLines } from '../../store/arrangements/open-lines.ts'
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
  const { tenantId, customerId, loanId, ask, asOf } = asked
  await requireCustomer(read, tenantId, customerId)
  const found = loanId === undefined ? undefined : await requireLoan(read, asked, loanId)
  if (found && !mayBeAsked(found.loan.status, ask))
    throw refuse({ code: 'ARRANGEMENT_IMPOSSIBLE', why: 'loan_not_active' })
  // A waiver of all that is owed is under the newest terms, for it belongs to no one contract.
  const terms = found ? termsOf(found.loan.terms_version) : newestTerms(asOf)
  const expiresOn = addDays(asOf, terms.arrange.quoteDays)
  const body = await bodyOf(read, asked, found, terms)
  const lastDay = body.payBy !== undefined && body.payBy < expiresOn ? body.payBy : expiresOn
  const ofLoan = found && { loanId, loanNo: found.loan.loan_no }
  return { quote: { ...body, customerId, ...ofLoan, expiresAt: endOfBusinessDay(lastDay) }, found }
}

/** What is left on bills of a loan that was repaid, such as 罚息, may be waived. */
function mayBeAsked(status: string, { kind }: ArrangementAsk): boolean {
  return status === 'active' || (kind === 'waiver' && (status === 'settled' || status === 'settled_early'))
}

async function bodyOf(
  read: Read,
  asked: Asked,
  found: StandingRead | undefined,
  terms: ProductTerms,
): Promise<QuoteBody> {
  const { customerId, loanId, ask, asOf } = asked
  if (ask.kind === 'waiver') {
    const unbilled = ask.components.includes('penalty') ? await unbilledPenalties(read, asked, found) : []
    return quoteWaiver(await openLines(read, customerId, loanId), asOf, ask, terms, unbilled)
  }
  if (found) return quoteArrangement(found.standing, ask, terms)
  throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'loanId', problem: 'missing' }] })
}

/** 罚息 that is on no bill yet: of the loan that is meant, or of each of the customer's that runs. */
async function unbilledPenalties(
  read: Read,
  { tenantId, customerId, loanId, asOf }: Asked,
  found: StandingRead | undefined,
): Promise<UnbilledPenalty[]> {
  const ids = loanId === undefined ? await activeLoansOf(read, customerId) : []
  const all = found ? [found] : await Promise.all(ids.map((id) => readStanding(read, tenantId, id, asOf)))
  return all.flatMap((each) =>
    each ? [{ loanNo: each.loan.loan_no, penaltyFen: each.standing.accruedPenaltyFen }] : [],
  )
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
