import { refuse } from '@zuoxi/sdk'
import type { Read } from '../../store/store.ts'

/**
 * What stands in the log as the occasion must be one.
 *
 * @throws Refusal NOT_FOUND when the ticket is not one of this customer's.
 */
export async function requireTicketOf(read: Read, tenantId: string, customerId: string, id: string): Promise<void> {
  const row = await read
    .selectFrom('ticket')
    .select('id')
    .where('id', '=', id)
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'ticket', id })
}
