import {
  type BillId,
  type Conversation,
  type Finding,
  type GateContext,
  type GateReport,
  instantOf,
  judge,
  lockedSpans,
  type Override,
  type WordingFacts,
  type WordingUse,
  withoutApproved,
} from '@zuoxi/sdk'
import { type Overridden, withOverrides } from '../../rules/overrides.ts'
import type { ClaimedUse } from '../../rules/send.ts'
import { standingAt } from '../../rules/wording-standing.ts'
import { gateOf } from '../../store/gate-rules.ts'
import type { Read } from '../../store/store.ts'
import { versionById } from '../../store/wording.ts'
import type { Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'
import { readGateContext } from './context.ts'

/** What somebody wants to send. */
export interface Draft {
  readonly conversation: Conversation
  readonly billId?: BillId | undefined
  readonly body: string
  readonly wording: readonly WordingUse[]
  readonly overrides?: readonly Override[]
}

/** A draft judged with everything the desk knows at this moment. */
export interface JudgedDraft {
  readonly context: GateContext
  readonly facts: WordingFacts
  /** The bill that the facts are about. */
  readonly billId: BillId | undefined
  readonly uses: readonly ClaimedUse[]
  readonly report: GateReport
  readonly overridden: Overridden
}

/** Judge a draft as the composer did, with the ledger, the clock and the rules as they are now. */
export async function judgeDraft(room: Room, read: Read, draft: Draft): Promise<JudgedDraft> {
  const { body, conversation, billId } = draft
  const { facts, billId: about } = await readLedger(room, read, { conversation, billId })
  const context = await readGateContext(room, read, { customerId: conversation.customerId, conversation })
  const uses: ClaimedUse[] = []
  for (const use of draft.wording) uses.push({ use, version: await versionById(read, use.scriptVersionId) })
  const now = instantOf(room.clock.nowMs())
  // Only what is in force now was approved: the figures of a draft, or of what was pulled, are held against the ledger.
  const approved = uses.filter(({ version }) => version !== undefined && standingAt(version, now) === 'active')
  const spans = approved.flatMap(({ use, version }) => (version && lockedSpans(body, version, use.slots, facts)) ?? [])
  const judged = judge(body, context, { rules: await gateOf(room.store, read) })
  const report = withoutApproved(judged, spans)
  return { context, facts, billId: about, uses, report, overridden: withOverrides(report, draft.overrides ?? []) }
}

/** What an agent is told of a report: what is kept for inspection only stays here. */
export function toldFindings({ findings }: GateReport): Finding[] {
  return findings.filter(({ severity }) => severity !== 'log')
}
