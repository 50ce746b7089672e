import { type Conversation, type ConversationId, dutiesBeforeWrapUp, type IdempotencyKey, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToEnd, refusalToTake } from '../../rules/conversation-change.ts'
import { isUnanswered } from '../../rules/gate-context.ts'
import { lastContactIn } from '../../store/gate-facts.ts'
import { readGateContext, saidForDuties } from '../gate/context.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { readHeld, shownAgain } from './held.ts'

/** Take, wrap up, close: the steps of a conversation's status. */
export function moveVerbs(room: Room): Pick<Desk['conversations'], 'take' | 'wrapUp' | 'close'> {
  return {
    take: (input) => take(room, input),
    wrapUp: (input) => end(room, 'wrap_up', input),
    close: (input) => end(room, 'closed', input),
  }
}

async function take(
  room: Room,
  input: { conversationId: ConversationId; idempotencyKey: IdempotencyKey },
): Promise<Conversation> {
  const caller = callerOf(room)
  const { conversationId } = input
  return mutate(groundOf(room), 'conversations.take', input, async (mutation) => {
    const held = await readHeld(mutation.trx, caller.tenantId, conversationId)
    const refused = refusalToTake(held, caller)
    if (refused) throw refuse(refused)
    const { status } = held.conversation
    if (status !== 'active') await setStatus(mutation, conversationId, { status: 'active', agent_id: caller.agentId })
    const changes =
      status === 'active'
        ? []
        : [
            { field: 'status', from: status, to: 'active' },
            { field: 'agentId', to: caller.agentId },
          ]
    await mutation.audit({ action: 'conversation.take', objectKind: 'conversation', objectId: conversationId, changes })
    return shownAgain(mutation, caller.tenantId, conversationId)
  })
}

interface EndInput {
  readonly conversationId: ConversationId
  readonly expectedRev: number
  readonly idempotencyKey: IdempotencyKey
}

async function end(room: Room, to: 'wrap_up' | 'closed', input: EndInput): Promise<Conversation> {
  const caller = callerOf(room)
  const { conversationId, expectedRev } = input
  return mutate(groundOf(room), `conversations.${to}`, input, async (mutation) => {
    const held = await readHeld(mutation.trx, caller.tenantId, conversationId)
    const refused = refusalToEnd(held, caller, to, expectedRev)
    if (refused) throw refuse(refused)
    if (to === 'wrap_up') await requireDuties(room, mutation, held.conversation)
    await setStatus(mutation, conversationId, { status: to })
    await mutation.audit({
      action: to === 'closed' ? 'conversation.close' : 'conversation.wrap_up',
      objectKind: 'conversation',
      objectId: conversationId,
      changes: [{ field: 'status', from: held.conversation.status, to }],
    })
    return shownAgain(mutation, caller.tenantId, conversationId)
  })
}

/** What a customer has to be told is told before the conversation ends. @throws Refusal DUTIES_MISSING */
async function requireDuties(
  room: Room,
  { trx }: Mutation,
  conversation: Pick<Conversation, 'id' | 'customerId' | 'channel'>,
): Promise<void> {
  const { customerId } = conversation
  const context = await readGateContext(room, trx, { conversation, customerId, said: saidForDuties })
  const booked = await lastContactIn(trx, customerId, conversation.id)
  const dropped = booked !== undefined && isUnanswered(booked.outcome)
  const duties = dutiesBeforeWrapUp(context, dropped).map(({ id: duty, title }) => ({ id: duty, title }))
  if (duties.length > 0) throw refuse({ code: 'DUTIES_MISSING', duties })
}

async function setStatus(
  { trx, announce }: Mutation,
  id: string,
  values: { status: string; agent_id?: string },
): Promise<void> {
  await trx
    .updateTable('conversation')
    .set((update) => ({ ...values, rev: update.eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await announce('conversation', id)
}
