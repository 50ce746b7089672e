import {
  type AccrualPause,
  type AnnualCost,
  type ArrangementId,
  type BusinessDate,
  businessDateOf,
  type CapCheck,
  type Instant,
  instantOf,
  judgeCaps,
  type LoanDetail,
  type OrderId,
  type PenaltyClockAnswer,
  refuse,
  sumFen,
  termsOf,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { instalmentsOf } from '../rules/instalments.ts'
import { costOf } from '../rules/loan-cost.ts'
import { pausesWithReason } from '../rules/loan-standing.ts'
import { maskNumbers } from '../rules/mask-numbers.ts'
import type { LinePart } from '../rules/arrangement-settlement.ts'
import { refusalToSwitchPenalty } from '../rules/penalty-clock.ts'
import { tooMuchAfter } from '../rules/penalty-too-much.ts'
import { runningOf } from '../store/arrangements/arrangements.ts'
import { quoteOf } from '../store/arrangements/row.ts'
import type { NewEntry } from '../store/ledger/entry-writer.ts'
import { post } from '../store/ledger/post.ts'
import { readStanding, type StandingRead } from '../store/loans/standing.ts'
import { loanOf } from '../store/rows/loan.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import type { Read } from '../store/store.ts'
import { penaltyPolicyPrefix } from './arrangements/issue-bill.ts'
import { mutate } from './mutate.ts'
import { callerOf, groundOf, type Room } from './room.ts'
import { requireTicketOf } from './tickets/require-ticket.ts'

type Verbs = Desk['loans']

export function loanVerbs(room: Room): Verbs {
  return {
    get: ({ loanId }) => getLoan(room, loanId),
    pausePenalty: (input) => switchPenalty(room, 'pause', input),
    resumePenalty: (input) => switchPenalty(room, 'resume', input),
  }
}

async function getLoan(room: Room, loanId: string): Promise<LoanDetail> {
  const asOf = instantOf(room.clock.nowMs())
  return loanDetailOf(await requireStanding(room, room.store.read, loanId, businessDateOf(asOf)), asOf)
}

/** @throws Refusal NOT_FOUND when the loan is not one of this desk's: another's is not said to exist. */
export async function requireStanding(
  room: Room,
  read: Read,
  loanId: string,
  today: BusinessDate,
): Promise<StandingRead> {
  const found = await readStanding(read, callerOf(room).tenantId, loanId, today)
  if (!found) throw refuse({ code: 'NOT_FOUND', noun: 'loan', id: loanId })
  return found
}

/** A loan as it is shown with its schedule. */
export function loanDetailOf({ loan, orderNo, facts, standing, rev }: StandingRead, asOf: Instant): LoanDetail {
  const { scheduleVersion, termsVersion } = facts.contract
  const cost = costOf(facts, {
    irrPerTermPct: loan.irr_per_term_pct,
    aprSimplePct: loan.apr_simple_pct,
    aprCompoundPct: loan.apr_compound_pct,
  })
  const older = facts.versions.filter(({ version }) => version < scheduleVersion)
  return {
    ...loanOf(loan),
    orderId: (loan.order_id ?? undefined) as OrderId | undefined,
    orderNo,
    termsVersion,
    allocationPolicy: termsOf(termsVersion).allocationPolicy,
    scheduleVersion,
    scheduleOrigin: facts.versions.find(({ version }) => version === scheduleVersion)?.origin ?? 'origination',
    instalments: instalmentsOf(facts, standing.asOf),
    superseded: older.map(({ version, origin, effectiveOn: from }) => ({
      version,
      from,
      ...(origin !== 'origination' && { arrangementId: origin as ArrangementId }),
    })),
    cost: cost ?? noCost,
    caps: cost ? capsOf(cost, facts.contract) : [],
    accruedPenaltyFen: standing.accruedPenaltyFen,
    billedPenaltyFen: sumFen(
      standing.open.filter(({ component }) => component === 'penalty').map(({ outstandingFen }) => outstandingFen),
    ),
    pauses: pausesWithReason(facts),
    asOf,
    rev,
  }
}

/** A loan without principal costs nothing. */
const noCost: AnnualCost = {
  irrPerTermPct: '0.0000000000',
  aprSimplePct: '0.0000000000',
  aprCompoundPct: '0.0000000000',
}

/** Caps are those of the day the contract came into being. */
function capsOf(cost: AnnualCost, { termsVersion, disbursedOn }: StandingRead['facts']['contract']): CapCheck[] {
  const { lender } = termsOf(termsVersion)
  return judgeCaps({ rates: cost, lender, contractedOn: disbursedOn }).map((verdict) => ({
    cap: verdict.cap,
    verdict: verdict.verdict,
    ...(verdict.verdict !== 'unknown' && { declaredPct: verdict.declaredPct, limitPct: verdict.limitPct }),
  }))
}

/** Stop 罚息 from a day on, or let it run again, until the next day for which something was said. */
function switchPenalty(
  room: Room,
  kind: 'pause' | 'resume',
  input: Parameters<Verbs['pausePenalty']>[0],
): Promise<PenaltyClockAnswer> {
  const { tenantId, agentId } = callerOf(room)
  const { loanId, expectedRev, on, ticketId } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), `loans.${kind}Penalty`, input, async ({ trx, now, audit }) => {
    const today = businessDateOf(now)
    const found = await requireStanding(room, trx, loanId, today)
    const { facts, loan, rev } = found
    if (ticketId !== undefined) await requireTicketOf(trx, tenantId, loan.customer_id, ticketId)
    const refused = refusalToSwitchPenalty(facts, kind, on, today)
    if (refused) throw refuse(refused)
    if (rev !== expectedRev) {
      const fields = [{ field: 'outstanding', yours: '', theirs: String(loan.outstanding_fen) }]
      throw refuse({ code: 'CONFLICT', noun: 'loan', id: loanId, rev, by: '', fields })
    }
    await requireNoPromise(trx, loanId, on, today)
    const tooMuch = tooMuchAfter(facts, { kind, on, reason, at: now }, today)
    if ('refused' in tooMuch) throw refuse(tooMuch.refused)
    post(room.store, tooMuch.takeOff.map(takenOff(found, { at: now, on, today })))
    await trx
      .insertInto('accrual_event')
      .values({ loan_id: loanId, kind, on_date: on, reason, ticket_id: ticketId ?? null, at: now, by_id: agentId })
      .execute()
    await trx
      .updateTable('loan')
      .set((update) => ({ rev: update.eb('rev', '+', 1) }))
      .where('id', '=', loanId)
      .execute()
    const answer = loanDetailOf(await requireStanding(room, trx, loanId, today), now)
    const before = pausesWithReason(facts)
    const changes = [
      { field: 'on', to: on },
      { field: 'pauses', from: spansOf(before), to: spansOf(answer.pauses) },
    ]
    await audit({ action: `loan.${kind}_penalty`, objectKind: 'loan', objectId: loanId, reason, changes })
    const stillHolds = new Set(answer.pauses.map(spanOf))
    return { ...answer, replaced: before.filter((pause) => !stillHolds.has(spanOf(pause))) }
  })
}

/** A figure that closes the loan was promised with the 罚息 of its days in it; it stands until that is over. */
async function requireNoPromise(trx: Write, loanId: string, on: BusinessDate, today: BusinessDate): Promise<void> {
  const promised = (await runningOf(trx, { loanId })).find((row) => {
    const payBy = quoteOf(row).payBy ?? ''
    return row.kind === 'settle_early' && row.state === 'effective' && payBy >= today && on < payBy
  })
  if (promised) throw refuse({ code: 'ARRANGEMENT_IMPOSSIBLE', why: 'already_arranged', allowed: promised.code })
}

/** 罚息 of paused days comes off its bill by an entry that names the pause. */
function takenOff({ loan }: StandingRead, { at, on, today }: { at: Instant; on: BusinessDate; today: BusinessDate }) {
  return ({ billId, lineNo, component, amountFen }: LinePart): NewEntry => ({
    at,
    business_date: today,
    customer_id: loan.customer_id,
    bill_id: billId,
    line_no: lineNo,
    component,
    kind: 'rescheduled',
    amount_fen: -amountFen,
    policy_version: `${penaltyPolicyPrefix}${loan.terms_version}`,
    reason: `pause ${on}`,
  })
}

const spanOf = ({ from, to }: AccrualPause) => `${from}..${to ?? ''}`
const spansOf = (pauses: readonly AccrualPause[]) => pauses.map(spanOf).join(', ')
