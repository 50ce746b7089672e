import {
  conversationTransitions,
  type Finding,
  type HeldMessage,
  type HeldState,
  heldTransitions,
  type Instant,
  mayGo,
  type Page,
  refuse,
  type WordingUse,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToSpeak } from '../../rules/conversation-change.ts'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import { refusalToSend } from '../../rules/send.ts'
import { findHeldMessage, type HeldShown, listHeldMessages } from '../../store/held-messages.ts'
import { keysOf, pageOf } from '../../store/keyset.ts'
import { readHeld } from '../conversations/held.ts'
import { saySent } from '../conversations/send.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { callerOf, groundOf, newId, type Room } from '../room.ts'
import { type Draft, type JudgedDraft, judgeDraft, toldFindings } from './judge-draft.ts'

type Verbs = Desk['gate']

/** Messages that a senior has to release: who reads them, and what becomes of them. */
export function heldVerbs(room: Room): Pick<Verbs, 'held' | 'release'> {
  return { held: (input) => listHeld(room, input), release: (input) => release(room, input) }
}

async function listHeld(room: Room, input: Parameters<Verbs['held']>[0]): Promise<Page<HeldMessage>> {
  const { cursor, limit, state } = input
  const [at = '', id = ''] = cursor === undefined ? [] : keysOf(cursor, 2)
  const rows = await listHeldMessages(room.store.read, {
    tenantId: callerOf(room).tenantId,
    state,
    after: cursor === undefined ? undefined : [at, id],
    limit: limit + 1,
  })
  return pageOf(rows.map(heldMessageOf), limit, (last) => [last.at, last.id])
}

/**
 * Judge what a second person may let leave: all that is checked of any message, but a hold is theirs to lift.
 *
 * @throws Refusal GATE_BLOCKED, or what is wrong with its wordings
 */
async function judgedToLeave(room: Room, trx: Mutation['trx'], now: Instant, draft: Draft): Promise<JudgedDraft> {
  const judged = await judgeDraft(room, trx, draft)
  const { report, uses, facts } = judged
  const verdict = report.verdict === 'block' ? 'block' : 'ok'
  const refused = refusalToSend({
    body: draft.body,
    uses,
    ledger: facts,
    now,
    verdict,
    findings: toldFindings(report),
  })
  if (refused) throw refuse(refused)
  return judged
}

/** Put a message that the gate holds before a senior. One that it blocks is refused: nobody may release it. */
export function holdMessage(
  room: Room,
  input: Parameters<Desk['conversations']['hold']>[0],
): ReturnType<Desk['conversations']['hold']> {
  const caller = callerOf(room)
  const { conversationId, body, billId, wording } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'conversations.hold', input, async ({ trx, now, audit, announce }) => {
    const held = await readHeld(trx, caller.tenantId, conversationId)
    const notNow = refusalToSpeak(held, caller)
    if (notNow) throw refuse(notNow)
    const { conversation } = held
    const { report } = await judgedToLeave(room, trx, now, { ...input, conversation })
    const findings = toldFindings(report)
    const { customerId } = conversation
    const id = newId(room)
    await trx
      .insertInto('held_message')
      .values({
        id,
        tenant_id: caller.tenantId,
        conversation_id: conversationId,
        customer_id: customerId,
        body,
        wording: JSON.stringify(wording),
        bill_id: billId ?? null,
        findings: JSON.stringify(findings),
        reason,
        author_id: caller.agentId,
        state: 'held',
        decided_by: null,
        decision_reason: null,
        message_id: null,
        at: now,
      })
      .execute()
    const changes = findings.map(({ rule }) => ({ field: 'rule', to: rule }))
    await audit({ action: 'message.hold', objectKind: 'held_message', objectId: id, reason, changes })
    await announce('held', id)
    return shownAgain(trx, caller.tenantId, id)
  })
}

/** A second person lets it leave, or gives it back. What leaves is judged again: the ledger may have moved. */
function release(room: Room, input: Parameters<Verbs['release']>[0]): Promise<HeldMessage> {
  const caller = callerOf(room)
  const { heldMessageId, expectedRev, decision } = input
  const reason = maskNumbers(input.reason)
  const to: HeldState = decision === 'release' ? 'released' : 'returned'
  return mutate(groundOf(room), 'gate.release', input, async (mutation) => {
    const { trx, audit, announce } = mutation
    const row = await findHeldMessage(trx, caller.tenantId, heldMessageId)
    if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'held_message', id: heldMessageId })
    if (row.author_id === caller.agentId) throw refuse({ code: 'OWN_REQUEST', noun: 'held_message', id: row.id })
    const from = row.state as HeldState
    if (!mayGo(heldTransitions, from, to)) {
      throw refuse({ code: 'ILLEGAL_TRANSITION', noun: 'held_message', from, to, allowed: [...heldTransitions[from]] })
    }
    if (row.rev !== expectedRev) {
      const fields = [{ field: 'state', yours: to, theirs: from }]
      throw refuse({
        code: 'CONFLICT',
        noun: 'held_message',
        id: row.id,
        rev: row.rev,
        by: row.decider_name ?? '',
        fields,
      })
    }
    const messageId = decision === 'release' ? await send(room, mutation, row) : null
    await trx
      .updateTable('held_message')
      .set({ state: to, decided_by: caller.agentId, decision_reason: reason, message_id: messageId, rev: row.rev + 1 })
      .where('id', '=', row.id)
      .execute()
    const changes = [{ field: 'state', from, to }]
    await audit({ action: `message.${decision}`, objectKind: 'held_message', objectId: row.id, reason, changes })
    await announce('held', row.id)
    return shownAgain(trx, caller.tenantId, row.id)
  })
}

async function send(room: Room, mutation: Mutation, row: HeldShown): Promise<string> {
  const { trx, now } = mutation
  const conversationId = row.conversation_id as HeldMessage['conversationId']
  const { conversation } = await readHeld(trx, row.tenant_id, conversationId)
  const { customerId, status } = conversation
  if (status !== 'active') {
    const allowed = [...conversationTransitions[status]]
    throw refuse({ code: 'ILLEGAL_TRANSITION', noun: 'conversation', from: status, to: 'active', allowed })
  }
  const wording = JSON.parse(row.wording) as WordingUse[]
  const billId = (row.bill_id ?? undefined) as Draft['billId']
  const judged = await judgedToLeave(room, trx, now, { conversation, billId, body: row.body, wording })
  const releasedByName = callerOf(room).displayName
  const sending = { conversationId, customerId, body: row.body, authorId: row.author_id, judged, releasedByName }
  return (await saySent(room, mutation, sending)).id
}

async function shownAgain(read: Mutation['trx'], tenantId: string, id: string): Promise<HeldMessage> {
  const row = await findHeldMessage(read, tenantId, id)
  if (!row) throw new Error('a held message is gone in the transaction that changed it')
  return heldMessageOf(row)
}

function heldMessageOf(row: HeldShown): HeldMessage {
  return {
    id: row.id as HeldMessage['id'],
    conversationId: row.conversation_id as HeldMessage['conversationId'],
    customerId: row.customer_id as HeldMessage['customerId'],
    customerNameMasked: row.customer_name,
    body: row.body,
    findings: JSON.parse(row.findings) as Finding[],
    reason: row.reason,
    authorId: row.author_id as HeldMessage['authorId'],
    authorName: row.author_name ?? '',
    state: row.state as HeldState,
    decidedByName: row.decider_name ?? undefined,
    decisionReason: row.decision_reason ?? undefined,
    messageId: (row.message_id ?? undefined) as HeldMessage['messageId'],
    at: row.at as Instant,
    rev: row.rev,
  }
}
