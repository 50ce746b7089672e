import { randomUUID } from 'node:crypto'
import { fixes } from '../../../compliance/lint/fixes.ts'
import type { DeskClient } from '../../../client/desk-client.ts'
import type { Override } from '../../../model/gate.ts'
import type { ConversationId, IdempotencyKey } from '../../../model/ids.ts'
import { fixtureBillId } from '../../format/ids.ts'
import type { TurnOf } from '../../format/turn.ts'
import type { Outcome } from '../outcome.ts'
import { doerOf, Impossible, needed, type Play, served, type TurnPlayer } from '../play.ts'

/** What is said to the customer, and what the gate says of it. */

export const deliver: TurnPlayer<TurnOf<'customer'>> = async (play, { customer: body, twice }) => {
  const { channel, intent } = play.conversation
  const delivered = {
    idempotencyKey: randomUUID() as IdempotencyKey,
    customerId: play.customerId,
    channel,
    body,
    ...(intent === undefined ? {} : { intent }),
    ...(play.conversationId === undefined ? {} : { conversationId: play.conversationId }),
  }
  const { conversation, message } = await play.scene.channel.conversations.receive(delivered)
  if (twice) await play.scene.channel.conversations.receive(delivered)
  play.conversationId = conversation.id
  return { message }
}

export const type: TurnPlayer<TurnOf<'type'>> = async (play, turn) => {
  const conversationId = await served(play)
  play.draft = turn.type
  return judged(play, await doerOf(play, turn), conversationId, turn.type)
}

export const send: TurnPlayer<TurnOf<'send'>> = async (play, turn) => {
  const body = needed(play.draft, 'nothing has been typed; begin with `type: …`')
  const outcome = await spoken(play, await doerOf(play, turn), body)
  delete play.draft
  return outcome
}

export const say: TurnPlayer<TurnOf<'say'>> = async (play, turn) => spoken(play, await doerOf(play, turn), turn.say)

/** The gate is asked first, as the composer does at every key. */
async function spoken(play: Play, desk: DeskClient, body: string, overrides: readonly Override[] = []) {
  const conversationId = await served(play)
  const said = await judged(play, desk, conversationId, body)
  play.refused = body
  const message = await desk.conversations.send({ conversationId, body, overrides: [...overrides] })
  delete play.refused
  const { items } = await desk.promises.list({ customerId: play.customerId })
  return { ...said, message, promises: items.filter(({ messageId }) => messageId === message.id) }
}

async function judged(
  play: Play,
  desk: DeskClient,
  conversationId: ConversationId,
  body: string,
): Promise<Pick<Outcome, 'verdict' | 'findings'>> {
  play.said = body
  const { verdict, findings } = await desk.gate.judge({ conversationId, body })
  play.verdict = verdict
  play.findings = findings
  return { verdict, findings }
}

export const insert: TurnPlayer<TurnOf<'insert'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const bill = turn.bill === undefined ? {} : { billId: fixtureBillId(turn.bill) }
  const { customerId } = play
  const filled = await desk.wording.insert({ key: turn.insert, customerId, conversationId, ...bill })
  play.said = filled.text
  const { scriptVersionId, key, version, slots } = filled
  const wording = [{ scriptVersionId, key, version, slots }]
  return { slots, message: await desk.conversations.send({ conversationId, body: filled.text, wording, ...bill }) }
}

/** So many fixes one after the other: each may uncover what it stood before. */
const fixesAtMost = 5

/** What is offered is taken, one finding after the other, until nothing bites; then it is sent. */
export const fix: TurnPlayer<TurnOf<'fix'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  let text = needed(play.refused, 'no words have been refused')
  for (let i = 0; i < fixesAtMost; i += 1) {
    const { findings } = await desk.gate.judge({ conversationId, body: text })
    const biting = findings.find(({ severity }) => severity === 'block' || severity === 'hold')
    if (!biting) break
    const fixed = fixes(text, biting)
    if (!fixed) throw new Impossible(`nothing is offered for ${biting.rule}`)
    text = fixed.text
  }
  return spoken(play, desk, text)
}

export const override: TurnPlayer<TurnOf<'override'>> = async (play, turn) => {
  const { override: rule, reason } = turn
  return spoken(play, await doerOf(play, turn), needed(play.refused, 'no words have been refused'), [{ rule, reason }])
}

export const hold: TurnPlayer<TurnOf<'hold'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const said = await judged(play, desk, conversationId, turn.hold)
  const held = await desk.conversations.hold({ conversationId, body: turn.hold, reason: turn.reason })
  play.held = held
  return { ...said, held }
}

const nothingHeld = 'no message waits for a senior; begin with `hold: …`'

async function decide(play: Play, desk: DeskClient, decision: 'release' | 'return', reason: string): Promise<Outcome> {
  const { id: heldMessageId, rev: expectedRev } = needed(play.held, nothingHeld)
  const held = await desk.gate.release({ heldMessageId, expectedRev, decision, reason })
  play.held = held
  return { held }
}

export const release: TurnPlayer<TurnOf<'release'>> = async (play, turn) =>
  decide(play, await doerOf(play, turn), 'release', turn.reason)

export const giveBack: TurnPlayer<TurnOf<'return'>> = async (play, turn) =>
  decide(play, await doerOf(play, turn), 'return', turn.reason)
