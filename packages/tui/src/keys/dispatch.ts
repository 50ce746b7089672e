import type { Happening } from '../state/happening.ts'
import type { InputEvent } from '../state/input.ts'
import { type Place, typingPlaces } from '../state/place.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { Notice } from '../words/notice.ts'
import { rowsOfPlace } from './here.ts'
import { keymap } from './keymap.ts'
import { keyName } from './name.ts'
import type { Row } from './row.ts'

const index: ReadonlyMap<string, Row> = new Map(
  keymap.flatMap((row) =>
    row.in.flatMap((place) => row.keys.map((chord): [string, Row] => [`${place} ${chord}`, row])),
  ),
)

/** The row that a chord means in a place. */
export function bindingFor(chord: string, place: Place): Row | undefined {
  return index.get(`${place} ${chord}`)
}

/**
 * The keys that an input stands for here. Over a slow line, Escape and the key
 * after it look like Alt: where that means nothing, they are two keys.
 */
function keysOf(event: InputEvent, state: State): readonly InputEvent[] {
  if (event.kind !== 'key' || !event.escaped || bindingFor(event.chord, placeOf(state))) return [event]
  const chord = event.chord.replace('alt+', '')
  const text = chord === 'space' ? ' ' : chord
  const typed = [...text].length === 1 ? { text } : {}
  return [
    { kind: 'key', chord: 'escape' },
    { kind: 'key', chord, ...typed, escaped: true },
  ]
}

/** The keys of one read, each looked at when those before it have been acted upon. */
export function* eachKey(events: readonly InputEvent[], stateNow: () => State): Generator<InputEvent> {
  for (const event of events) yield* keysOf(event, stateNow())
}

const takesText: ReadonlySet<Place> = new Set(typingPlaces)

/** What an input means here. Every key gets an answer; only moves of the mouse and of the window's focus do not. */
export function happeningFor(event: InputEvent, state: State): Happening | undefined {
  const place = placeOf(state)
  if (event.kind === 'paste') return takesText.has(place) ? { kind: 'pasted', text: event.text } : undefined
  if (event.kind === 'mouse') return wheel(event.action, place)
  if (event.kind !== 'key') return undefined
  const row = bindingFor(event.chord, place)
  if (row?.final && event.escaped) return { kind: 'barred', notice: unknown(`alt+${event.chord}`, place) }
  if (row) return fromRow(row, state)
  if (takesText.has(place) && event.text !== undefined) return { kind: 'typed', text: event.text }
  return place === 'small' ? undefined : { kind: 'barred', notice: unknown(event.chord, place) }
}

/** A key that means nothing here, and the one that shows which do. */
function unknown(chord: string, place: Place): Notice {
  const quit = rowsOfPlace(place).find((row) => row.does === 'quit')
  if (chord === 'q' && quit) return { say: 'leaveWith', keys: keyName(quit.keys[0] ?? '') }
  const help = rowsOfPlace(place).find((row) => row.does === 'help')
  return { say: 'unknownKey', chord: keyName(chord), help: help && keyName(help.keys[0] ?? '') }
}

function fromRow(row: Row, state: State): Happening {
  const notice = row.barred?.(state)
  return notice ? { kind: 'barred', notice } : { kind: 'action', action: row.does, arg: row.arg }
}

/** The wheel moves whatever list is here. */
function wheel(action: string, place: Place): Happening | undefined {
  const chord = action === 'wheelup' ? 'up' : action === 'wheeldown' ? 'down' : undefined
  const row = chord === undefined ? undefined : bindingFor(chord, place)
  return row?.does === 'up' || row?.does === 'down' ? { kind: 'action', action: row.does } : undefined
}
