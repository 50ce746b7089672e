import type { BusinessDate, Instant } from '@zuoxi/sdk'
import { sql } from 'kysely'
import { statesThatExpire } from '../../rules/arrangement-state.ts'
import type { Read } from '../store.ts'
import { shownArrangements } from './arrangements.ts'
import type { ArrangementShown } from './row.ts'

/** What the partial index of running arrangements says, word for word, so that SQLite uses it. */
const stillRuns = sql<boolean>`arrangement.state not in ('completed', 'broken', 'rejected', 'expired', 'withdrawn')`

/** Quotes whose time has run out and that nobody has marked yet. */
export function runOut(read: Read, now: Instant, limit: number): Promise<ArrangementShown[]> {
  return shownArrangements(read)
    .where('arrangement.expires_at', '<', now)
    .where('arrangement.state', 'in', [...statesThatExpire])
    .where(stillRuns)
    .orderBy('arrangement.expires_at')
    .limit(limit)
    .execute()
}

/** A place in the walk of arrangements in effect, in the order of the index of those that run. */
export interface EffectivePlace {
  readonly expiresAt: string
  readonly id: string
}

/** Arrangements in effect after one of them: the walk of the daily roll. */
export function effectiveAfter(
  read: Read,
  { expiresAt, id }: EffectivePlace,
  limit: number,
): Promise<ArrangementShown[]> {
  return shownArrangements(read)
    .where('arrangement.state', '=', 'effective')
    .where(sql<boolean>`(arrangement.expires_at, arrangement.id) > (${expiresAt}, ${id})`)
    .where(stillRuns)
    .orderBy('arrangement.expires_at')
    .orderBy('arrangement.id')
    .limit(limit)
    .execute()
}

/**
 * The oldest due date among what a loan owes on bills issued since its arrangement took effect; nothing when it is up
 * to date. Lines are found through the customer's bills that owe, of which there are few.
 */
export async function oldestOwedSince(
  read: Read,
  { customerId, loanId, since }: { readonly customerId: string; readonly loanId: string; readonly since: string },
): Promise<BusinessDate | undefined> {
  const { rows } = await sql<{ due_date: BusinessDate | null }>`
    select min(b.due_date) as due_date from bill b indexed by bill_owing join bill_line l on l.bill_id = b.id
    where b.customer_id = ${customerId} and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen
      and b.created_at >= ${since} and l.loan_id = ${loanId} and l.amount_fen > l.paid_fen`.execute(read)
  return rows[0]?.due_date ?? undefined
}

/** Loans whose schedule an arrangement made, by id, after one of them. */
export function rescheduledAfter(
  read: Read,
  loanId: string,
  limit: number,
): Promise<{ readonly id: string; readonly customer_id: string }[]> {
  return read
    .selectFrom('schedule_version')
    .innerJoin('loan', 'loan.id', 'schedule_version.loan_id')
    .select(['loan.id', 'loan.customer_id'])
    .distinct()
    .where('schedule_version.version', '>', 1)
    .where('schedule_version.loan_id', '>', loanId)
    .orderBy('schedule_version.loan_id')
    .limit(limit)
    .execute()
}

/** A customer's loans whose schedule an arrangement made. */
export function rescheduledOf(
  read: Read,
  customerId: string,
): Promise<{ readonly id: string; readonly tenant_id: string }[]> {
  return read
    .selectFrom('loan')
    .innerJoin('customer', 'customer.id', 'loan.customer_id')
    .select(['loan.id', 'customer.tenant_id'])
    .where('loan.customer_id', '=', customerId)
    .where('loan.schedule_version', '>', 1)
    .where('loan.status', '=', 'active')
    .orderBy('loan.id')
    .execute()
}
