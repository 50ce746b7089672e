import { type BusinessDate, businessDateOf, type Instant, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../rules/mask-numbers.ts'
import { factCustomer } from '../store/wording.ts'
import { contactStanding } from './contacts.ts'
import { mutate } from './mutate.ts'
import { callerOf, groundOf, type Room } from './room.ts'

type Wish = Desk['contacts']['wish']

/**
 * Put on record what a customer wishes of contacts about debts. A wish that is said again keeps the day that it was
 * said first: since then it holds.
 */
export function setWishes(room: Room, input: Parameters<Wish>[0]): ReturnType<Wish> {
  const { tenantId } = callerOf(room)
  const { customerId, stop, night, numberValid } = input
  return mutate(groundOf(room), 'contacts.wish', input, async ({ trx, now, audit, announce }) => {
    if (!(await factCustomer(trx, tenantId, customerId))) {
      throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
    }
    const before = await trx
      .selectFrom('contact_preference')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirst()
    const kept = {
      stop_requested_at: since(stop, before?.stop_requested_at, now),
      night_consent_on: since(night, before?.night_consent_on, businessDateOf(now)),
      number_valid: numberValid === undefined ? (before?.number_valid ?? 1) : Number(numberValid),
    }
    await trx
      .insertInto('contact_preference')
      .values({ customer_id: customerId, ...kept })
      .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(kept))
      .execute()
    const changes = [...changed('stop', stop), ...changed('night', night), ...changed('numberValid', numberValid)]
    const reason = maskNumbers(input.reason)
    await audit({ action: 'contact.wish', objectKind: 'customer', objectId: customerId, reason, changes })
    await announce('contact', customerId)
    const wishes = {
      ...(kept.stop_requested_at !== null && { stopRequestedAt: kept.stop_requested_at as Instant }),
      ...(kept.night_consent_on !== null && { nightConsentOn: kept.night_consent_on as BusinessDate }),
      numberValid: kept.number_valid !== 0,
    }
    return { wishes, standing: await contactStanding(room, trx, { customerId }) }
  })
}

function since(wish: boolean | undefined, before: string | null | undefined, now: string): string | null {
  if (wish === false) return null
  return wish === true ? (before ?? now) : (before ?? null)
}

function changed(field: string, wish: boolean | undefined) {
  return wish === undefined ? [] : [{ field, to: String(wish) }]
}
