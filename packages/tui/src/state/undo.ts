import { arrangementTransitions, type Ticket, type TicketId, type TicketPatch, ticketTransitions } from '@zuoxi/sdk'
import type { Arrangement, ConversationId } from '@zuoxi/sdk'
import type { Lasting } from '../words/live-notice.ts'
import type { Handlers } from './action.ts'
import { arrangementActions } from './arrangements.ts'
import { draftEdited } from './composer.ts'
import type { Effect, Happening, Step } from './happening.ts'
import { composerWidth } from './layout.ts'
import { openDraft, placeOf } from './select.ts'
import { takeable, takeBack } from './sending.ts'
import type { State } from './state.ts'
import { andThen, pushOverlay, step, tell } from './step.ts'
import { editText } from './text.ts'

/** Something the agent did on the desk. Where it can be undone, by doing something else: what was done stays in the log. */
export type Done =
  | {
      readonly of: 'ticket'
      readonly ticketId: TicketId
      readonly code: string
      readonly rev: number
      readonly status: Ticket['status']
      /** What it was before. */
      readonly patch: TicketPatch
    }
  | { readonly of: 'arrangement'; readonly arrangement: Arrangement }
  | { readonly of: 'lasting'; readonly what: Lasting }

export interface UndoState {
  /** The newest last. */
  readonly done: readonly Done[]
  /** What tickets were before a change that is under way. */
  readonly asked: Readonly<Record<TicketId, TicketPatch | 'undoing'>>
}

export const noUndo: UndoState = { done: [], asked: {} }

/** As far back as anybody remembers what they did. */
const remembered = 20

/** Note what the agent has done, as it is asked for and as the desk confirms it. */
export function remember(before: State, happening: Happening, [state, effects]: Step): Step {
  return [doneBy(happening, askedBy(before, effects, state)), effects]
}

function askedBy(before: State, effects: readonly Effect[], state: State): State {
  let next = state
  for (const effect of effects) {
    if (effect.do !== 'updateTicket' || next.undo.asked[effect.ticketId] === 'undoing') continue
    const ticket = knownTicket(before, effect.ticketId)
    if (ticket) next = changeUndo(next, { asked: { ...next.undo.asked, [ticket.id]: asItIs(ticket, effect.patch) } })
  }
  return next
}

function knownTicket({ tickets, customer }: State, id: TicketId): Ticket | undefined {
  const { detail, items } = tickets
  if (detail?.id === id) return detail
  return [...items, ...(customer?.overview?.tickets ?? [])].find((ticket) => ticket.id === id)
}

/** The fields that a patch changes, as they are. */
function asItIs(ticket: Ticket, patch: TicketPatch): TicketPatch {
  return {
    ...(patch.status && { status: ticket.status }),
    ...(patch.priority && { priority: ticket.priority }),
    ...(patch.type && { type: ticket.type }),
    ...(patch.summary !== undefined && { summary: ticket.summary }),
    ...(patch.assigneeId !== undefined && { assigneeId: ticket.assigneeId ?? null }),
  }
}

function doneBy(happening: Happening, state: State): State {
  if (happening.kind === 'refused')
    return happening.effect.do === 'updateTicket' ? forgetAsked(state, happening.effect.ticketId) : state
  if (happening.kind === 'ticketUpdated') return ticketDone(state, happening.ticket)
  const done = otherDone(happening)
  return done ? push(state, done) : state
}

function ticketDone(state: State, { id, code, rev, status }: Ticket): State {
  const before = state.undo.asked[id]
  if (before === undefined) return state
  // What was done to it earlier can still be undone: the revisions since are the agent's own.
  const done = state.undo.done.map((one) =>
    one.of === 'ticket' && one.ticketId === id ? { ...one, rev, status } : one,
  )
  const known = forgetAsked(changeUndo(state, { done }), id)
  return before === 'undoing' ? known : push(known, { of: 'ticket', ticketId: id, code, rev, status, patch: before })
}

/** What has been done with each answer of the desk, and cannot be undone or needs a reason to be. */
function otherDone(happening: Happening): Done | undefined {
  const lasting = (what: Lasting): Done => ({ of: 'lasting', what })
  switch (happening.kind) {
    case 'quoted':
      return arrangementDone(happening.arrangement)
    case 'arrangement':
      return happening.after && arrangementDone(happening.arrangement)
    case 'conversation':
      return lasting(happening.after)
    case 'sent':
      return lasting('sent')
    case 'commented':
      return lasting('comment')
    case 'ticketCreated':
      return lasting('ticketCreated')
    case 'contactRecorded':
      return lasting('contact')
    case 'promiseEnded':
      return lasting('promise')
    case 'heldNow':
      return lasting('held')
    case 'heldDecided':
      return lasting('holdDecided')
    case 'verificationAnswered':
      return lasting('verification')
    case 'ruleMoved':
      return lasting('rule')
    case 'script':
      return happening.after && lasting('wording')
    default:
      return undefined
  }
}

function arrangementDone(arrangement: Arrangement): Done {
  return mayWithdraw(arrangement) ? { of: 'arrangement', arrangement } : { of: 'lasting', what: 'arrangement' }
}

function mayWithdraw({ state }: Arrangement): boolean {
  return arrangementTransitions[state].includes('withdrawn')
}

export const undoActions: Handlers<'undoLast'> = {
  undoLast: (state) => {
    const message = takeable(state, inFront(state))
    if (message === 'inDoubt') return tell(state, 'warn', { say: 'sendInDoubt' })
    if (message) return takeBack(state, message)
    return draftUndone(state) ?? undoDone(state)
  },
}

/** The conversation whose messages are on the screen. */
function inFront({ queue, main }: State): ConversationId | undefined {
  return main === 'conversation' ? queue.open : undefined
}

/** With the thread in front, the reply below it goes a step back. */
function draftUndone(state: State): Step | undefined {
  const { open } = state.queue
  if (placeOf(state) !== 'thread' || open === undefined || openDraft(state).editor.past.length === 0) return undefined
  const edited = draftEdited(state, open, (editor) => editText(editor, { do: 'undo' }, composerWidth(state)))
  return andThen(edited, (next) => tell(next, 'good', { say: 'undoneDraft' }))
}

/** Whether there is anything at all. */
export function canUndo(state: State): boolean {
  const draft = placeOf(state) === 'thread' && openDraft(state).editor.past.length > 0
  return draft || takeable(state, inFront(state)) !== undefined || state.undo.done.length > 0
}

/** The newest thing done: undone, or told why not and passed over, so that the next `z` reaches what was before it. */
function undoDone(state: State): Step {
  const last = state.undo.done.at(-1)
  if (!last) return tell(state, 'warn', { say: 'nothingToUndo' })
  const rest = changeUndo(state, { done: state.undo.done.slice(0, -1) })
  switch (last.of) {
    case 'lasting':
      return tell(rest, 'warn', { say: 'lasting', what: last.what })
    case 'arrangement': {
      // Why it is withdrawn is part of it: the agent is asked.
      const shown = pushOverlay(rest, { kind: 'arrangement', arrangement: last.arrangement, scroll: 0 })
      return andThen(arrangementActions.withdrawArrangement(shown, 0), (next) =>
        step(next, { do: 'loadArrangement', arrangementId: last.arrangement.id }),
      )
    }
    case 'ticket':
      return ticketUndone(rest, last)
  }
}

function ticketUndone(state: State, { ticketId, code, rev, status, patch }: Extract<Done, { of: 'ticket' }>): Step {
  if (patch.status && !ticketTransitions[status].includes(patch.status))
    return tell(state, 'warn', { say: 'noWayBack', code, from: status, to: patch.status })
  const asked = changeUndo(state, { asked: { ...state.undo.asked, [ticketId]: 'undoing' } })
  return tell(asked, 'info', { say: 'undoing', code }, { do: 'updateTicket', ticketId, expectedRev: rev, patch })
}

function push(state: State, done: Done): State {
  return changeUndo(state, { done: [...state.undo.done, done].slice(-remembered) })
}

function forgetAsked(state: State, id: TicketId): State {
  if (state.undo.asked[id] === undefined) return state
  const { [id]: _, ...asked } = state.undo.asked
  return changeUndo(state, { asked })
}

function changeUndo(state: State, change: Partial<UndoState>): State {
  return { ...state, undo: { ...state.undo, ...change } }
}
