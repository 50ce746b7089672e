import { dutiesOf, type GateContext } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { rulesStamp } from '../store/gate-rules.ts'
import { collectionCall, standingOf } from './contacts.ts'
import { readGateContext, requireConversation, saidForDuties } from './gate/context.ts'
import { heldVerbs } from './gate/held.ts'
import { judgeDraft, toldFindings } from './gate/judge-draft.ts'
import { replay } from './gate/replay.ts'
import { ruleVerbs } from './gate/rules.ts'
import { ofThisDesk } from './of-this-desk.ts'
import type { Room } from './room.ts'

type Verbs = Desk['gate']

/** The gate as the desk keeps it: what drafts are judged by, what waits for a senior, and its rules. */
export function gateVerbs(room: Room): Verbs {
  return {
    context: (input) => contextOf(room, input),
    judge: async (input) => {
      const conversation = await requireConversation(room, room.store.read, input.conversationId)
      const { report } = await judgeDraft(room, room.store.read, { ...input, conversation })
      return { verdict: report.verdict, findings: toldFindings(report) }
    },
    ...ofThisDesk(room, 'rule', ruleVerbs(room)),
    ...heldVerbs(room),
    replay: (input) => replay(room, input),
  }
}

async function contextOf(room: Room, input: Parameters<Verbs['context']>[0]): ReturnType<Verbs['context']> {
  const { read } = room.store
  const { conversationId } = input
  const conversation = conversationId === undefined ? undefined : await requireConversation(room, read, conversationId)
  const customerId = conversation?.customerId ?? input.customerId
  if (customerId === undefined) throw new Error('the contract lets neither a conversation nor a customer through')
  const context = await readGateContext(room, read, { customerId, conversation, said: saidForDuties })
  return {
    context,
    contact: standingOf({ ...context, ...collectionCall }),
    duties: conversationId === undefined ? [] : dutyItems(context),
    rules: await rulesStamp(read),
    asOf: context.now,
  }
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
