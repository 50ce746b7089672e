import { refuse, type TicketRef } from '@zuoxi/sdk'
import type { Write } from '../../store/sqlite/group-writer.ts'

/**
 * What a ticket points at, each under the number the ledger gives it and not
 * under what a client calls it. Not every shop tells the desk of its orders, so
 * one that the desk does not know is taken as it stands.
 *
 * @throws Refusal INVALID_INPUT naming the refs that are not this customer's.
 */
export async function ownRefs(trx: Write, customerId: string, refs: readonly TicketRef[]): Promise<TicketRef[]> {
  const problems = []
  const own: TicketRef[] = []
  for (const [at, ref] of refs.entries()) {
    const label = (await numberOf(trx, customerId, ref)) ?? (ref.kind === 'order' ? ref.label : undefined)
    if (label === undefined) problems.push({ path: `refs.${at}.id`, problem: 'not_of_this_customer' })
    else own.push({ ...ref, label })
  }
  if (problems.length > 0) throw refuse({ code: 'INVALID_INPUT', problems })
  return own
}

async function numberOf(trx: Write, customerId: string, { kind, id }: TicketRef): Promise<string | undefined> {
  if (kind === 'bill') {
    const bills = trx.selectFrom('bill').select('bill_no').where('id', '=', id)
    return (await bills.where('customer_id', '=', customerId).executeTakeFirst())?.bill_no
  }
  if (kind === 'loan') {
    const loans = trx.selectFrom('loan').select('loan_no').where('id', '=', id)
    return (await loans.where('customer_id', '=', customerId).executeTakeFirst())?.loan_no
  }
  if (kind === 'order') {
    const orders = trx.selectFrom('purchase').select('order_no').where('id', '=', id)
    return (await orders.where('customer_id', '=', customerId).executeTakeFirst())?.order_no
  }
  const repayments = trx.selectFrom('repayment').select('external_txn_id').where('id', '=', id)
  const row = await repayments.where('customer_id', '=', customerId).executeTakeFirst()
  return row && (row.external_txn_id ?? id)
}
