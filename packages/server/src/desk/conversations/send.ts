import { type Message, type Override, refuse, type WordingUse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToSpeak } from '../../rules/conversation-change.ts'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import { keptGate } from '../../rules/overrides.ts'
import { keptUses, refusalToSend } from '../../rules/send.ts'
import { appendMessage, findMessage, type LedgerThen } from '../../store/conversations.ts'
import { type JudgedDraft, judgeDraft, toldFindings } from '../gate/judge-draft.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { keepPromises } from '../promises.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { activateDue } from '../scripts/stage.ts'
import { readHeld } from './held.ts'

type SendInput = Parameters<Desk['conversations']['send']>[0]

/** Say something to a customer, after every check that the composer made has been made again. */
export async function sendMessage(room: Room, input: SendInput): Promise<Message> {
  const caller = callerOf(room)
  const { conversationId, body } = input
  return mutate(groundOf(room), 'conversations.send', input, async (mutation) => {
    const { trx, now } = mutation
    await activateDue(mutation)
    const held = await readHeld(trx, caller.tenantId, conversationId)
    const notNow = refusalToSpeak(held, caller)
    if (notNow) throw refuse(notNow)
    const { conversation } = held
    const judged = await judgeDraft(room, trx, { ...input, overrides: withoutNumbers(input.overrides), conversation })
    const { overridden, report, uses, facts } = judged
    if (overridden.refusal) throw refuse(overridden.refusal)
    const { verdict } = overridden
    const refused = refusalToSend({ body, uses, ledger: facts, now, verdict, findings: toldFindings(report) })
    if (refused) throw refuse(refused)
    const { customerId } = conversation
    return saySent(room, mutation, { conversationId, customerId, body, authorId: caller.agentId, judged })
  })
}

/** Why somebody overrides a rule is read by others, who need not know a number to judge it. */
function withoutNumbers(overrides: readonly Override[]): Override[] {
  return overrides.map(({ rule, reason }) => ({ rule, reason: maskNumbers(reason) }))
}

export interface Sending {
  readonly conversationId: string
  readonly customerId: string
  readonly body: string
  readonly authorId: string
  readonly judged: JudgedDraft
  /** The senior who let it leave, where it was held. */
  readonly releasedByName?: string
}

/** Append a message that may leave, with all that is kept of why it might. */
export async function saySent(room: Room, mutation: Mutation, sending: Sending): Promise<Message> {
  const { trx, now, audit, announce } = mutation
  const { conversationId, customerId, body, authorId, judged, releasedByName } = sending
  const { overridden, report, uses, facts } = judged
  const wording = keptUses(uses, facts)
  const id = newId(room)
  const gate = JSON.stringify(keptGate(report, overridden.used, releasedByName))
  const known = JSON.stringify(ledgerThen(judged))
  await appendMessage(trx, { id, conversationId, role: 'agent', body, wording, authorId, gate, facts: known, at: now })
  await keepOverrides(mutation, id, authorId, overridden.used)
  const promises = await keepPromises(room, mutation, { id, conversationId, customerId, body, authorId })
  await audit({
    action: 'message.send',
    objectKind: 'conversation',
    objectId: conversationId,
    changes: [
      { field: 'messageId', to: id },
      ...(releasedByName === undefined ? [] : [{ field: 'authorId', to: authorId }]),
      ...changesOf(wording, overridden.used, promises),
    ],
  })
  await announce('message', id)
  await announce('conversation', conversationId)
  const message = await findMessage(trx, callerOf(room).tenantId, id)
  if (!message) throw new Error(`message ${id} is not there after it was written`)
  return message
}

function changesOf(wording: readonly WordingUse[], overrides: readonly Override[], promises: readonly string[]) {
  return [
    ...wording.map((use) => ({ field: 'wording', to: use.scriptVersionId })),
    ...overrides.map(({ rule, reason }) => ({ field: 'override', to: `${rule}: ${reason}` })),
    ...promises.map((promise) => ({ field: 'promise', to: promise })),
  ]
}

/** What the ledger said when the message left, to be shown beside what it says of the same bill later. */
function ledgerThen({ facts: { bill, customer }, billId }: JudgedDraft): LedgerThen {
  return {
    ...(bill && {
      bill: { ...(billId !== undefined && { id: billId }), outstandingFen: bill.outstandingFen, dpd: bill.dpd },
    }),
    ...(customer && { allDueFen: customer.allDueFen }),
  }
}

async function keepOverrides(
  { trx, now }: Mutation,
  messageId: string,
  agentId: string,
  overrides: readonly Override[],
): Promise<void> {
  for (const { rule, reason } of overrides) {
    await trx
      .insertInto('gate_override')
      .values({ message_id: messageId, rule, agent_id: agentId, reason, at: now })
      .execute()
  }
}
