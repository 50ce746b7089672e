import { addDays, type BusinessDate, businessDateOf, termsOf } from '@zuoxi/sdk'
import type { Breach } from '../../rules/arrangement-follow-up.ts'
import { effectiveAfter, oldestOwedSince, runOut } from '../../store/arrangements/due.ts'
import { type ArrangementShown, quoteOf } from '../../store/arrangements/row.ts'
import type { Read } from '../../store/store.ts'
import type { Mutation } from '../mutate.ts'
import { breakOff, go, type Yard } from './step.ts'

interface Batch {
  /** In whose name: the caller's, or a job's. */
  readonly by: string
  readonly limit: number
}

/**
 * Mark quotes whose time has run out, at most `limit` of them; answers how many. Those it marked it does not find
 * again, so a job calls it until it answers less than it asked for.
 */
export async function expireArrangements(mutation: Mutation, { by, limit }: Batch): Promise<number> {
  const rows = await runOut(mutation.trx, mutation.now, limit)
  for (const row of rows) await go(mutation, row, { to: 'expired', by, values: { ended_at: mutation.now } })
  return rows.length
}

export interface BreachBatch {
  readonly broken: number
  readonly completed: number
  /** Where the next batch goes on; absent once all have been looked at. */
  readonly next?: string
}

/** Look at arrangements in effect, at most `limit` after one of them: which were kept to the end, and which were broken. */
export async function breakArrangements(
  yard: Yard,
  mutation: Mutation,
  { by, limit, after = '' }: Batch & { readonly after?: string },
): Promise<BreachBatch> {
  const [expiresAt = '', id = ''] = after.split(' ')
  const rows = await effectiveAfter(mutation.trx, { expiresAt, id }, limit)
  const today = businessDateOf(mutation.now)
  let broken = 0
  let completed = 0
  for (const row of rows) {
    if (await completeIfSettled(mutation, row, by)) {
      completed += 1
      continue
    }
    const breach = await breachOf(mutation.trx, row, today)
    if (!breach) continue
    await breakOff(yard, mutation, row, { breach, by })
    broken += 1
  }
  const last = rows.at(-1)
  return last && rows.length === limit
    ? { broken, completed, next: `${last.expires_at} ${last.id}` }
    : { broken, completed }
}

/** An arrangement is kept once its loan owes nothing any more. */
export async function completeIfSettled(mutation: Mutation, row: ArrangementShown, by: string): Promise<boolean> {
  const { trx, now } = mutation
  const loan = await trx
    .selectFrom('loan')
    .select('status')
    .where('id', '=', row.loan_id ?? '')
    .executeTakeFirst()
  if (loan?.status !== 'settled' && loan?.status !== 'settled_early') return false
  await go(mutation, row, { to: 'completed', by, values: { ended_at: now } })
  return true
}

async function breachOf(read: Read, row: ArrangementShown, today: BusinessDate): Promise<Breach | undefined> {
  const quote = quoteOf(row)
  if (row.kind === 'settle_early') return (quote.payBy ?? quote.asOf) < today ? 'not_settled_in_time' : undefined
  const since = row.effective_at ?? row.created_at
  const oldest = await oldestOwedSince(read, { customerId: row.customer_id, loanId: row.loan_id ?? '', since })
  const { breachDays } = termsOf(quote.termsVersion).arrange
  return oldest !== undefined && addDays(oldest, breachDays) < today ? 'new_bill_overdue' : undefined
}
