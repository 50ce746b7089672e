import { refuse } from '@zuoxi/sdk'
import type { Read } from '../store/store.ts'

/** @throws Refusal NOT_FOUND when the customer is not one of this tenant's: another's is not said to exist. */
export async function requireCustomer(read: Read, tenantId: string, customerId: string): Promise<void> {
  const found = await read
    .selectFrom('customer')
    .select('num')
    .where('id', '=', customerId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  if (!found) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
}
