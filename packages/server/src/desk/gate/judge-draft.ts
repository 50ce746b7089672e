import {
  type BillId,
  type ConversationId,
  type CustomerId,
  type Finding,
  type GateContext,
  type GateReport,
  judge,
  lockedSpans,
  type Override,
  type WordingFacts,
  type WordingUse,
  withoutApproved,
} from '@zuoxi/sdk'
import { type Overridden, withOverrides } from '../../rules/overrides.ts'
import type { ClaimedUse } from '../../rules/send.ts'
import { gateOf } from '../../store/gate-rules.ts'
import type { Read } from '../../store/store.ts'
import { versionById } from '../../store/wording.ts'
import type { Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'
import { readGateContext } from './context.ts'

/** What somebody wants to send. */
export interface Draft {
  readonly conversationId: ConversationId
  readonly customerId: CustomerId
  readonly billId?: BillId | undefined
  readonly body: string
  readonly wording: readonly WordingUse[]
  readonly overrides?: readonly Override[]
}

/** A draft judged with everything the desk knows at this moment. */
export interface JudgedDraft {
  readonly context: GateContext
  readonly facts: WordingFacts
  readonly uses: readonly ClaimedUse[]
  readonly report: GateReport
  readonly overridden: Overridden
}

/** Judge a draft as the composer did, with the ledger, the clock and the rules as they are now. */
export async function judgeDraft(room: Room, read: Read, draft: Draft): Promise<JudgedDraft> {
  const { body, conversationId, customerId, billId } = draft
  const { facts } = await readLedger(room, read, { conversationId, billId })
  const context = await readGateContext(room, read, { customerId, conversationId })
  const uses: ClaimedUse[] = []
  for (const use of draft.wording) uses.push({ use, version: await versionById(read, use.scriptVersionId) })
  const spans = uses.flatMap(({ use, version }) => (version && lockedSpans(body, version, use.slots, facts)) ?? [])
  const judged = judge(body, context, { rules: await gateOf(room.store, read) })
  const report = withoutApproved(judged, spans)
  return { context, facts, uses, report, overridden: withOverrides(report, draft.overrides ?? []) }
}

/** What an agent is told of a report: what is kept for inspection only stays here. */
export function toldFindings({ findings }: GateReport): Finding[] {
  return findings.filter(({ severity }) => severity !== 'log')
}
