import { type BusinessDate, businessDateOf } from '@zuoxi/sdk'
import { type FixturePerson, fixtureCustomerId } from '@zuoxi/sdk/rehearsal'
import type { Write } from '../store/sqlite/group-writer.ts'
import { dayOf, momentOf } from './people.ts'

/** What a person of the cast wishes of contacts about debts, and what has been tried. */
export async function seedContacts(
  trx: Write,
  { id, contacts }: FixturePerson,
  { tenantId, today, by }: { readonly tenantId: string; readonly today: BusinessDate; readonly by: string },
): Promise<void> {
  if (!contacts) return
  const customer_id = fixtureCustomerId(id)
  const { stopRequestedOn, nightConsentOn, numberValid, attempts } = contacts
  await trx
    .insertInto('contact_preference')
    .values({
      customer_id,
      stop_requested_at: stopRequestedOn === undefined ? null : momentOf(dayOf(stopRequestedOn, today), '00:00'),
      night_consent_on: nightConsentOn === undefined ? null : dayOf(nightConsentOn, today),
      number_valid: numberValid === false ? 0 : 1,
    })
    .execute()
  for (const [i, { channel, purpose, target, outcome, on, at }] of attempts.entries()) {
    const moment = momentOf(dayOf(on, today), at)
    await trx
      .insertInto('contact_attempt')
      .values({
        id: `${customer_id}-c${i + 1}`,
        tenant_id: tenantId,
        customer_id,
        conversation_id: null,
        channel,
        purpose,
        target,
        outcome,
        note: null,
        business_date: businessDateOf(moment),
        at: moment,
        by_id: by,
      })
      .execute()
  }
}
