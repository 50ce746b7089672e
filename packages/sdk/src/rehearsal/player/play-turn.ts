import { failureOf } from '../../client/failure-of.ts'
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
}

type Insert = Extract<FixtureTurn, { insert: string }>
type Verify = Extract<FixtureTurn, { verify: object }>
type LogTicket = Extract<FixtureTurn, { ticket: object }>

/** Play one turn. A refusal is an outcome; anything else that is thrown is a bug and passes through. */
export async function playTurn(play: Play, turn: FixtureTurn): Promise<Outcome> {
  try {
    const outcome = await perform(play, turn)
    if (outcome.ticket) play.ticket = outcome.ticket
    return outcome
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    return { failure }
  }
}

async function perform(play: Play, turn: FixtureTurn): Promise<Outcome> {
  if ('customer' in turn) return deliver(play, turn.customer)
  const conversationId = await take(play)
  if (conversationId === undefined) return { impossible: 'no customer has written yet' }
  if ('say' in turn) return { message: await play.desk.agent.conversations.send({ conversationId, body: turn.say }) }
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
