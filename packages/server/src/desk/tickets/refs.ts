import { refuse, type TicketRef } from '@zuoxi/sdk'
import type { Write } from '../../store/sqlite/group-writer.ts'

/** The tables that refs point into. Orders live outside the desk, so an order number is taken as it stands. */
const tableOf = { bill: 'bill', loan: 'loan', repayment: 'repayment' } as const

/** @throws Refusal INVALID_INPUT naming the refs that are not this customer's. */
export async function requireRefs(trx: Write, customerId: string, refs: readonly TicketRef[]): Promise<void> {
  const problems = []
  for (const [at, ref] of refs.entries()) {
    if (ref.kind === 'order') continue
    const row = await trx
      .selectFrom(tableOf[ref.kind])
      .select('id')
      .where('id', '=', ref.id)
      .where('customer_id', '=', customerId)
      .executeTakeFirst()
    if (!row) problems.push({ path: `refs.${at}.id`, problem: 'not_of_this_customer' })
  }
  if (problems.length > 0) throw refuse({ code: 'INVALID_INPUT', problems })
}
