import type { TurnOf } from '../../format/turn.ts'
import { doerOf, needed, served, type TurnPlayer } from '../play.ts'

/** What is done about the customer and the conversation, beside what is said. */

export const take: TurnPlayer<TurnOf<'take'>> = async (play, turn) => {
  const conversationId = needed(play.conversationId, 'no customer has written yet')
  const desk = await doerOf(play, turn)
  const { status } = await desk.conversations.take({ conversationId })
  play.taken = true
  return { conversation: status }
}

export const wrapUp: TurnPlayer<TurnOf<'wrapUp'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const { rev: expectedRev } = await desk.conversations.get({ conversationId })
  const { status } = await desk.conversations.wrapUp({ conversationId, expectedRev })
  return { conversation: status }
}

export const close: TurnPlayer<TurnOf<'close'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const { rev: expectedRev } = await desk.conversations.get({ conversationId })
  const { status } = await desk.conversations.close({ conversationId, expectedRev })
  return { conversation: status }
}

export const verify: TurnPlayer<TurnOf<'verify'>> = async (play, turn) => {
  await served(play)
  const desk = await doerOf(play, turn)
  const { verification } = await desk.verification.answer({ customerId: play.customerId, answers: turn.verify })
  return { verified: verification.state }
}

export const contact: TurnPlayer<TurnOf<'contact'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const { customerId } = play
  const { allowed, reasons } = await desk.contacts.record({ customerId, conversationId, ...turn.contact })
  // What the contact clock now says of calling about a debt once more.
  return { verdict: allowed ? (reasons.length > 0 ? 'warn' : 'ok') : 'block', findings: reasons }
}

export const wish: TurnPlayer<TurnOf<'wish'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  const { stop, night, numberValid } = turn.wish
  await desk.contacts.wish({
    customerId: play.customerId,
    ...(stop !== undefined && { stop }),
    ...(night !== undefined && { night }),
    ...(numberValid !== undefined && { numberValid }),
    reason: turn.reason,
  })
  return {}
}
