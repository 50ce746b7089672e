import { ticketTypeRow } from '../../../model/taxonomy.ts'
import type { TicketPatch } from '../../../model/ticket.ts'
import type { FixtureTurn, TurnOf } from '../../format/turn.ts'
import type { Outcome } from '../outcome.ts'
import { doerOf, needed, type Play, served, type TurnPlayer } from '../play.ts'

/** What is done with tickets and promises. */

const noTicket = 'no ticket has been logged yet'

export const logTicket: TurnPlayer<TurnOf<'ticket'>> = async (play, turn) => {
  const conversationId = await served(play)
  const desk = await doerOf(play, turn)
  const draft = await desk.tickets.draft({ conversationId })
  const { type = draft.type, summary = draft.summary } = turn.ticket
  // A type brings its own priority, as it does when an agent picks another in the form.
  const priority = type === draft.type ? draft.priority : (ticketTypeRow(type)?.priority ?? draft.priority)
  return kept(play, { ticket: await desk.tickets.create({ ...draft, type, summary, priority }) })
}

export const move: TurnPlayer<TurnOf<'move'>> = (play, turn) => patched(play, turn, { status: turn.move })

export const prioritise: TurnPlayer<TurnOf<'prioritise'>> = (play, turn) =>
  patched(play, turn, { priority: turn.prioritise })

export const assign: TurnPlayer<TurnOf<'assign'>> = async (play, turn) => {
  const colleague = await doerOf(play, { ...turn, by: turn.assign })
  return patched(play, turn, { assigneeId: (await colleague.session.me()).id })
}

export const comment: TurnPlayer<TurnOf<'comment'>> = async (play, turn) => {
  const { id: ticketId } = needed(play.ticket, noTicket)
  const desk = await doerOf(play, turn)
  return kept(play, { ticket: await desk.tickets.comment({ ticketId, body: turn.comment }) })
}

export const keep: TurnPlayer<TurnOf<'keep'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  const { items } = await desk.promises.list({ customerId: play.customerId, state: 'open' })
  const promise = needed(
    items.find(({ kind }) => kind === turn.keep),
    `no promise of the kind ${turn.keep} is open`,
  )
  const ended = await desk.promises.end({
    promiseId: promise.id,
    expectedRev: promise.rev,
    to: 'kept',
    reason: turn.reason,
  })
  return { promises: [ended] }
}

async function patched(play: Play, turn: FixtureTurn & { stale?: true | undefined }, patch: TicketPatch) {
  const { id: ticketId, rev } = needed(play.ticket, noTicket)
  const expectedRev = turn.stale ? needed(play.ticketBefore, 'nobody has changed the ticket yet').rev : rev
  const desk = await doerOf(play, turn)
  return kept(play, { ticket: await desk.tickets.update({ ticketId, expectedRev, patch }) })
}

function kept(play: Play, outcome: Outcome): Outcome {
  if (outcome.ticket) {
    play.ticketBefore = play.ticket
    play.ticket = outcome.ticket
  }
  return outcome
}
