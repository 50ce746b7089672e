import { businessDateOf, type Instant, lint, type Message, refuse, type WordingUse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToSpeak } from '../../rules/conversation-change.ts'
import { type ClaimedUse, keptUses, refusalToSend } from '../../rules/send.ts'
import { appendMessage, findMessage } from '../../store/conversations.ts'
import type { Read } from '../../store/store.ts'
import { versionById } from '../../store/wording.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'
import { readHeld } from './held.ts'

type SendInput = Parameters<Desk['conversations']['send']>[0]

/** Say something to a customer, after every check that the composer made has been made again. */
export async function sendMessage(room: Room, input: SendInput): Promise<Message> {
  const caller = callerOf(room)
  const { conversationId, body } = input
  return mutate(groundOf(room), 'conversations.send', input, async ({ trx, now, audit, announce }) => {
    const held = await readHeld(trx, caller.tenantId, conversationId)
    const notNow = refusalToSpeak(held, caller)
    if (notNow) throw refuse(notNow)
    const wording = await checked(room, trx, input, now)
    const id = newId(room)
    await appendMessage(trx, { id, conversationId, role: 'agent', body, wording, authorId: caller.agentId, at: now })
    await audit({
      action: 'message.send',
      objectKind: 'conversation',
      objectId: conversationId,
      changes: [
        { field: 'messageId', to: id },
        ...wording.map((use) => ({ field: 'wording', to: use.scriptVersionId })),
      ],
    })
    await announce('message', id)
    await announce('conversation', conversationId)
    return sentMessage(trx, caller.tenantId, id)
  })
}

/** The wordings to keep with the message. @throws Refusal of the gate, of a wording, or of a slot. */
async function checked(room: Room, read: Read, input: SendInput, now: Instant): Promise<WordingUse[]> {
  const { body, conversationId, billId } = input
  const { facts } = await readLedger(room, read, { conversationId, billId })
  const uses = await claimed(read, input.wording)
  const refused = refusalToSend({ body, uses, ledger: facts, now, gate: lint(body, { on: businessDateOf(now) }) })
  if (refused) throw refuse(refused)
  return keptUses(uses, facts)
}

async function claimed(read: Read, uses: readonly WordingUse[]): Promise<ClaimedUse[]> {
  const found: ClaimedUse[] = []
  for (const use of uses) found.push({ use, version: await versionById(read, use.scriptVersionId) })
  return found
}

async function sentMessage(read: Read, tenantId: string, id: string): Promise<Message> {
  const message = await findMessage(read, tenantId, id)
  if (!message) throw new Error(`message ${id} is not there after it was written`)
  return message
}
