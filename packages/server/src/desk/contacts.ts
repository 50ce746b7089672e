import { businessDateOf, type ContactStanding, type GateContext, mayContact, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../rules/mask-numbers.ts'
import type { Read } from '../store/store.ts'
import { setWishes } from './contact-wishes.ts'
import { type AboutContact, readContact, requireConversation } from './gate/context.ts'
import { mutate } from './mutate.ts'
import { callerOf, groundOf, newId, type Room } from './room.ts'

type Verbs = Desk['contacts']

/** The contact clock: whether somebody may be called about a debt now, and what has been tried today. */
export function contactVerbs(room: Room): Verbs {
  return {
    standing: (input) => contactStanding(room, room.store.read, input),
    record: (input) => record(room, input),
    wish: (input) => setWishes(room, input),
  }
}

/** A call about what somebody owes: the strictest of all contacts. */
export const collectionCall = {
  channel: 'phone',
  purpose: 'collection',
  direction: 'outbound',
  target: 'self',
} as const

/** What the clock says of calling this customer about what they owe. */
export async function contactStanding(
  room: Room,
  read: Read,
  { customerId }: Pick<AboutContact, 'customerId'>,
): Promise<ContactStanding> {
  return standingOf(await readContact(room, read, { customerId, ...collectionCall }))
}

export function standingOf(context: GateContext): ContactStanding {
  const { allowed, reasons, nextAt, until } = mayContact(context)
  const { connectedToday, unansweredToday } = context.counters
  return {
    allowed,
    reasons: reasons.map(({ endsAt: _endsAt, ...finding }) => finding),
    ...(nextAt && { nextAt }),
    ...(until && { until }),
    connectedToday,
    unansweredToday,
  }
}

/**
 * Book a contact, so that it counts. One that may not be made is refused, unless the other side answered or refused:
 * what has happened is told as it happened.
 */
async function record(room: Room, input: Parameters<Verbs['record']>[0]): Promise<ContactStanding> {
  const { agentId, tenantId } = callerOf(room)
  const { customerId, conversationId, channel, purpose, target, outcome, note } = input
  return mutate(groundOf(room), 'contacts.record', input, async ({ trx, now, audit, announce }) => {
    await requireOwnConversation(room, trx, input)
    const about = { customerId, channel, purpose, target, direction: 'outbound' } as const
    const { allowed, reasons, nextAt } = standingOf(await readContact(room, trx, about))
    if (!allowed && outcome === 'message_sent') {
      throw refuse({ code: 'CONTACT_FORBIDDEN', reasons, ...(nextAt !== undefined && { nextAt }) })
    }
    const id = newId(room)
    await trx
      .insertInto('contact_attempt')
      .values({
        id,
        tenant_id: tenantId,
        customer_id: customerId,
        conversation_id: conversationId ?? null,
        channel,
        purpose,
        target,
        outcome,
        note: note === undefined ? null : maskNumbers(note),
        business_date: businessDateOf(now),
        at: now,
        by_id: agentId,
      })
      .execute()
    const changes = [
      { field: 'outcome', to: `${channel} ${purpose} ${target} ${outcome}` },
      // A call that the clock forbade is booked all the same, and stands out.
      ...reasons.filter(({ severity }) => severity === 'block').map(({ rule }) => ({ field: 'against', to: rule })),
    ]
    await audit({ action: 'contact.record', objectKind: 'customer', objectId: customerId, changes })
    await announce('contact', customerId)
    return contactStanding(room, trx, { customerId })
  })
}

/** What is booked beside a conversation is booked beside the customer's own. @throws Refusal NOT_FOUND */
async function requireOwnConversation(
  room: Room,
  read: Read,
  { conversationId, customerId }: Pick<Parameters<Verbs['record']>[0], 'conversationId' | 'customerId'>,
): Promise<void> {
  if (conversationId === undefined) return
  const conversation = await requireConversation(room, read, conversationId)
  if (conversation.customerId !== customerId) {
    throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })
  }
}
