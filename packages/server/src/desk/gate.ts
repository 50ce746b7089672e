import { dutiesOf, type GateContext } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { rulesStamp } from '../store/gate-rules.ts'
import type { Read } from '../store/store.ts'
import { contactStanding } from './contacts.ts'
import { readGateContext, requireConversation } from './gate/context.ts'
import { heldVerbs } from './gate/held.ts'
import { judgeDraft, toldFindings } from './gate/judge-draft.ts'
import { replay } from './gate/replay.ts'
import { ruleVerbs } from './gate/rules.ts'
import type { Room } from './room.ts'

type Verbs = Desk['gate']

/** The gate as the desk keeps it: what drafts are judged by, what waits for a senior, and its rules. */
export function gateVerbs(room: Room): Verbs {
  return {
    context: (input) => contextOf(room, input),
    judge: async (input) => {
      const { customerId } = await requireConversation(room, room.store.read, input.conversationId)
      const { report } = await judgeDraft(room, room.store.read, { ...input, customerId })
      return { verdict: report.verdict, findings: toldFindings(report) }
    },
    ...ruleVerbs(room),
    ...heldVerbs(room),
    replay: (input) => replay(room, input),
  }
}

async function contextOf(room: Room, input: Parameters<Verbs['context']>[0]): ReturnType<Verbs['context']> {
  const { read } = room.store
  const { conversationId } = input
  const customerId = await customerAbout(room, read, input)
  const context = await readGateContext(room, read, { customerId, conversationId })
  return {
    context,
    contact: await contactStanding(room, read, { customerId }),
    duties: conversationId === undefined ? [] : dutyItems(context),
    rules: await rulesStamp(read),
    asOf: context.now,
  }
}

async function customerAbout(room: Room, read: Read, { conversationId, customerId }: Parameters<Verbs['context']>[0]) {
  if (conversationId !== undefined) return (await requireConversation(room, read, conversationId)).customerId
  if (customerId === undefined) throw new Error('the contract lets neither a conversation nor a customer through')
  return customerId
}

function dutyItems(context: GateContext) {
  return dutiesOf(context).map(({ id, title, source, certainty, done, blocks }) => ({
    id,
    title,
    source,
    certainty,
    done,
    blocks,
  }))
}
