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
import { refusalToSwitchPenalty } from '../rules/penalty-clock.ts'
import { readStanding, type StandingRead } from '../store/loans/standing.ts'
import { loanOf } from '../store/rows/loan.ts'
import type { Read } from '../store/store.ts'
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
    const { facts, loan, rev } = await requireStanding(room, trx, loanId, today)
    if (ticketId !== undefined) await requireTicketOf(trx, tenantId, loan.customer_id, ticketId)
    const refused = refusalToSwitchPenalty(facts, kind, on, today)
    if (refused) throw refuse(refused)
    if (rev !== expectedRev) {
      const fields = [{ field: 'outstanding', yours: '', theirs: String(loan.outstanding_fen) }]
      throw refuse({ code: 'CONFLICT', noun: 'loan', id: loanId, rev, by: '', fields })
    }
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

const spanOf = ({ from, to }: AccrualPause) => `${from}..${to ?? ''}`
const spansOf = (pauses: readonly AccrualPause[]) => pauses.map(spanOf).join(', ')
