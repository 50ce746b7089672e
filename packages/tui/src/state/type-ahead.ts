import { happeningFor, written } from '../keys/dispatch.ts'
import { bindingFor } from '../keys/effective.ts'
import type { ConversationId } from '@zuoxi/sdk'
import type { Happening, Step } from './happening.ts'
import type { InputEvent } from './input.ts'
import { placeOf } from './select.ts'
import type { State } from './state.ts'
import { andThen, answer, step, tell } from './step.ts'

/** What was pressed while a conversation was being taken, for when it is open. */
export interface Ahead {
  readonly id: ConversationId
  readonly events: readonly AheadEvent[]
}

export type AheadEvent = Extract<InputEvent, { readonly kind: 'key' | 'paste' }>

/** More than this nobody types blindly. */
const mostHeld = 200

const letter = /^[\p{L} ]$/u

/**
 * What waits for the answer of the desk: letters, and once there are some all
 * that goes on with them. Played as commands of the queue they would do what
 * nobody meant.
 */
export function heldOf(event: InputEvent, state: State): AheadEvent | undefined {
  const { taking, ahead } = state.queue
  if (taking === undefined || placeOf(state) !== 'queue') return undefined
  if (event.kind === 'paste') return event
  if (event.kind !== 'key' || event.escaped) return undefined
  if (letter.test(event.text ?? '') || event.chord === 'enter') return event
  return ahead !== undefined && (event.text !== undefined || event.chord === 'backspace') ? event : undefined
}

/** Keep a key for the conversation that is being taken; nothing gives up what was kept. */
export function holdKey(state: State, event: AheadEvent | undefined): Step {
  const { taking, ahead } = state.queue
  if (event === undefined || taking === undefined) return dropAhead(state)
  const events = ahead?.id === taking ? ahead.events : []
  if (events.length >= mostHeld) return answer(state, 'warn', { say: 'aheadFull' })
  const held: State = { ...state, queue: { ...state.queue, ahead: { id: taking, events: [...events, event] } } }
  return answer(held, 'info', { say: 'takingNow', keys: events.length + 1 })
}

/** Play what was held once it is known what became of the taking: into the conversation, or not at all. */
export function playAhead(from: Step, apply: (state: State, happening: Happening) => Step): Step {
  const [state] = from
  const { ahead, taking, open } = state.queue
  if (!ahead || taking === ahead.id) return from
  if (open !== ahead.id || placeOf(state) !== 'thread') return andThen(from, dropAhead)
  const bare: Step = [withoutAhead(state), from[1]]
  const ready = isText(ahead.events, state)
    ? andThen(bare, (now) => apply(now, { kind: 'action', action: 'write' }))
    : bare
  return ahead.events.reduce((before, event) => andThen(before, (now) => played(now, event, apply)), ready)
}

/** Nothing that cannot be taken back is done by a key that was pressed blindly. */
function played(state: State, event: AheadEvent, apply: (state: State, happening: Happening) => Step): Step {
  const row = event.kind === 'key' ? bindingFor(state.keymap, placeOf(state), event.chord) : undefined
  if (row?.final) return step(state)
  const happening = happeningFor(event, state)
  return happening ? apply(state, happening) : step(state)
}

/** A key alone is a key; a run of letters that does not begin with the one that writes was written for the customer. */
function isText(events: readonly AheadEvent[], state: State): boolean {
  const [first] = events
  if (first?.kind === 'paste') return true
  if (first === undefined || bindingFor(state.keymap, 'thread', first.chord)?.does === 'write') return false
  const texts = events.map((event) => (event.kind === 'key' ? (event.text ?? '') : event.text))
  return texts.some((text) => written.test(text)) || texts.filter((text) => text !== '').length > 1
}

function dropAhead(state: State): Step {
  const { ahead } = state.queue
  if (!ahead) return step(state)
  const { toast } = state
  const why = toast?.tone === 'bad' || toast?.tone === 'warn' ? toast.notice : undefined
  return tell(withoutAhead(state), 'warn', { say: 'aheadDropped', keys: ahead.events.length, why })
}

function withoutAhead(state: State): State {
  const { ahead: _, ...queue } = state.queue
  return { ...state, queue }
}
