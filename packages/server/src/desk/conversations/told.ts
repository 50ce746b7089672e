import {
  approvedText,
  diffWords,
  fen,
  fillWording,
  formatYuan,
  instantOf,
  type Message,
  refuse,
  type ScriptVersion,
  templateOf,
  type WordingFacts,
  type WordingUse,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { standingAt } from '../../rules/wording-standing.ts'
import { findMessage, ledgerThenOf } from '../../store/conversations.ts'
import { versionById } from '../../store/wording.ts'
import { callerOf, type Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'

type Told = Awaited<ReturnType<Desk['conversations']['told']>>

/**
 * What a message told its customer: by which version of which wording, with which values, what the agent changed of
 * it, and the ledger then beside the ledger now.
 *
 * @throws Refusal NOT_FOUND
 */
export async function whatWasTold(room: Room, messageId: Message['id']): Promise<Told> {
  const { read } = room.store
  const now = instantOf(room.clock.nowMs())
  const message = await findMessage(read, callerOf(room).tenantId, messageId)
  if (!message) throw refuse({ code: 'NOT_FOUND', noun: 'message', id: messageId })
  const then = await ledgerThenOf(read, messageId)
  const { facts } = await readLedger(room, read, { conversationId: message.conversationId, billId: then?.bill?.id })
  const wordings: Told['wordings'] = []
  let approved = ''
  for (const use of message.wording) {
    const version = await versionById(read, use.scriptVersionId)
    if (!version) continue
    wordings.push({
      scriptVersionId: version.id,
      key: version.key,
      version: version.version,
      title: version.title,
      status: standingAt(version, now),
      template: templateOf(version.segments),
      slots: slotsOf(version, use, facts),
    })
    approved += approvedText(version, use)
  }
  return {
    message,
    wordings,
    edits: wordings.length === 0 ? [] : diffWords(approved, message.body),
    ...(then?.bill && { billThen: shownBill(then.bill) }),
    ...(facts.bill && { billNow: shownBill(facts.bill) }),
    asOf: now,
  }
}

function slotsOf(version: ScriptVersion, use: WordingUse, facts: WordingFacts): Told['wordings'][number]['slots'] {
  const { slots } = fillWording(version, facts)
  return Object.entries(use.slots).map(([slot, was]) => {
    const now = slots[slot]
    return now === undefined ? { slot, was } : { slot, was, now }
  })
}

function shownBill({ outstandingFen, dpd }: { readonly outstandingFen: number; readonly dpd: number }) {
  return { outstanding: formatYuan(fen(outstandingFen)), dpd }
}
