import { fixes } from '../../compliance/lint/fixes.ts'
import { failureOf } from '../../client/failure-of.ts'
import type { Verdict } from '../../model/finding.ts'
import type { ConversationId, CustomerId } from '../../model/ids.ts'
import { ticketTypeRow } from '../../model/taxonomy.ts'
import type { Ticket } from '../../model/ticket.ts'
import type { FixtureConversation, FixtureTurn } from '../format/conversation.ts'
import { fixtureBillId } from '../format/ids.ts'
import type { Outcome } from './outcome.ts'
import type { DeskPair } from './stage.ts'

/** What is known while a conversation is played; it changes as its turns are. */
export interface Play {
  readonly desk: DeskPair
  readonly conversation: FixtureConversation
  readonly customerId: CustomerId
  conversationId?: ConversationId
  taken?: true
  ticket?: Ticket
  /** The words that were refused last: what a fix is offered for. */
  refused?: string
  /** What the gate said in the turn at hand. */
  verdict?: Verdict
}

type Insert = Extract<FixtureTurn, { insert: string }>
type Verify = Extract<FixtureTurn, { verify: object }>
type Hold = Extract<FixtureTurn, { hold: string }>
type LogTicket = Extract<FixtureTurn, { ticket: object }>

/** Play one turn. A refusal is an outcome; anything else that is thrown is a bug and passes through. */
export async function playTurn(play: Play, turn: FixtureTurn): Promise<Outcome> {
  delete play.verdict
  try {
    const outcome = await perform(play, turn)
    if (outcome.ticket) play.ticket = outcome.ticket
    return outcome
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    const { verdict }: Play = play
    return { failure, ...(verdict !== undefined && { verdict }) }
  }
}

async function perform(play: Play, turn: FixtureTurn): Promise<Outcome> {
  if ('customer' in turn) return deliver(play, turn.customer)
  const conversationId = await take(play)
  if (conversationId === undefined) return { impossible: 'no customer has written yet' }
  if ('say' in turn) return say(play, conversationId, turn.say)
  if ('fix' in turn) return fix(play, conversationId)
  if ('hold' in turn) return hold(play, conversationId, turn)
  if ('wrapUp' in turn) return wrapUp(play, conversationId)
  if ('insert' in turn) return insert(play, conversationId, turn)
  if ('ticket' in turn) return logTicket(play, conversationId, turn.ticket)
  if ('verify' in turn) return verify(play, turn.verify)
  if (!play.ticket) return { impossible: 'no ticket has been logged yet' }
  if ('move' in turn) {
    const { id: ticketId, rev: expectedRev } = play.ticket
    return { ticket: await play.desk.agent.tickets.update({ ticketId, expectedRev, patch: { status: turn.move } }) }
  }
  return { ticket: await play.desk.agent.tickets.comment({ ticketId: play.ticket.id, body: turn.comment }) }
}

async function deliver(play: Play, body: string): Promise<Outcome> {
  const { channel, intent } = play.conversation
  const { conversation, message } = await play.desk.channel.conversations.receive({
    customerId: play.customerId,
    channel,
    body,
    ...(intent === undefined ? {} : { intent }),
    ...(play.conversationId === undefined ? {} : { conversationId: play.conversationId }),
  })
  play.conversationId = conversation.id
  return { message }
}

/** The agent takes the conversation once, when there is first something to do in it. */
async function take(play: Play): Promise<ConversationId | undefined> {
  const { conversationId } = play
  if (conversationId === undefined || play.taken) return conversationId
  await play.desk.agent.conversations.take({ conversationId })
  play.taken = true
  return conversationId
}

async function insert(play: Play, conversationId: ConversationId, turn: Insert): Promise<Outcome> {
  const bill = turn.bill === undefined ? {} : { billId: fixtureBillId(turn.bill) }
  const { customerId, desk } = play
  const filled = await desk.agent.wording.insert({ key: turn.insert, customerId, conversationId, ...bill })
  const { scriptVersionId, key, version, slots } = filled
  const wording = [{ scriptVersionId, key, version, slots }]
  return {
    slots,
    message: await desk.agent.conversations.send({ conversationId, body: filled.text, wording, ...bill }),
  }
}

/** The gate is asked first, as the composer does at every key. */
async function say(play: Play, conversationId: ConversationId, body: string): Promise<Outcome> {
  const { agent } = play.desk
  const { verdict } = await agent.gate.judge({ conversationId, body })
  play.verdict = verdict
  play.refused = body
  const message = await agent.conversations.send({ conversationId, body })
  delete play.refused
  const { items } = await agent.promises.list({ customerId: play.customerId })
  return { message, verdict, promises: items.filter(({ messageId }) => messageId === message.id) }
}

/** So many fixes one after the other: each may uncover what it stood before. */
const fixesAtMost = 5

/** What is offered is taken, one finding after the other, until nothing bites; then it is sent. */
async function fix(play: Play, conversationId: ConversationId): Promise<Outcome> {
  let text = play.refused
  if (text === undefined) return { impossible: 'no words have been refused' }
  for (let i = 0; i < fixesAtMost; i += 1) {
    const { findings } = await play.desk.agent.gate.judge({ conversationId, body: text })
    const biting = findings.find(({ severity }) => severity === 'block' || severity === 'hold')
    if (!biting) break
    const fixed = fixes(text, biting)
    if (!fixed) return { impossible: `nothing is offered for ${biting.rule}` }
    text = fixed.text
  }
  return say(play, conversationId, text)
}

async function hold(play: Play, conversationId: ConversationId, turn: Hold): Promise<Outcome> {
  const { verdict } = await play.desk.agent.gate.judge({ conversationId, body: turn.hold })
  play.verdict = verdict
  await play.desk.agent.conversations.hold({ conversationId, body: turn.hold, reason: turn.reason })
  return { verdict }
}

async function wrapUp({ desk }: Play, conversationId: ConversationId): Promise<Outcome> {
  const { rev: expectedRev } = await desk.agent.conversations.get({ conversationId })
  await desk.agent.conversations.wrapUp({ conversationId, expectedRev })
  return {}
}

async function verify({ desk, customerId }: Play, answers: Verify['verify']): Promise<Outcome> {
  const { verification } = await desk.agent.verification.answer({ customerId, answers })
  return { verified: verification.state }
}

async function logTicket(play: Play, conversationId: ConversationId, changes: LogTicket['ticket']): Promise<Outcome> {
  const draft = await play.desk.agent.tickets.draft({ conversationId })
  const { type = draft.type, summary = draft.summary } = changes
  // A type brings its own priority, as it does when an agent picks another in the form.
  const priority = type === draft.type ? draft.priority : (ticketTypeRow(type)?.priority ?? draft.priority)
  return { ticket: await play.desk.agent.tickets.create({ ...draft, type, summary, priority }) }
}
