import type { Happening } from '../state/happening.ts'
import type { InputEvent } from '../state/input.ts'
import { pendingHere } from '../state/pending.ts'
import { type Place, typingPlaces } from '../state/place.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { heldOf } from '../state/type-ahead.ts'
import type { Notice } from '../words/notice.ts'
import { bindingFor, rowsAfter, rowsOfPlace } from './effective.ts'
import { plainKey } from './full-width.ts'
import { keyName } from './name.ts'
import { happeningOf } from './row-happening.ts'

/** The whole sequence that a key makes with those pressed before it. */
export function sequenceWith(chord: string, state: State): string {
  const before = pendingHere(state)
  return before === undefined ? chord : `${before} ${chord}`
}

function means(chord: string, state: State): boolean {
  const place = placeOf(state)
  const keys = sequenceWith(chord, state)
  return bindingFor(state.keymap, place, keys) !== undefined || rowsAfter(state.keymap, place, keys).length > 0
}

/**
 * The keys that an input stands for here. Over a slow line, Escape and the key
 * after it look like Alt: where that means nothing, they are two keys. A letter
 * or a digit is Alt all the same: hands that know other programs press it, and
 * must not be thrown out of what they write.
 */
function keysOf(event: InputEvent, state: State): readonly InputEvent[] {
  const write = writingKey(event, state)
  if (write !== undefined) return [{ kind: 'key', chord: write }, event]
  if (event.kind !== 'key' || !event.escaped || means(event.chord, state)) return [event]
  const chord = event.chord.replace('alt+', '')
  if (/^[\p{L}\p{N}]$/u.test(chord)) return [event]
  const text = chord === 'space' ? ' ' : chord
  const typed = [...text].length === 1 ? { text } : {}
  return [
    { kind: 'key', chord: 'escape' },
    { kind: 'key', chord, ...typed, escaped: true },
  ]
}

/** Nobody means a key by 您: where a reply can be begun, the key that begins it comes before. */
function writingKey(event: InputEvent, state: State): string | undefined {
  const place = placeOf(state)
  if (event.kind !== 'key' || event.escaped || takesText.has(place) || !written.test(event.text ?? '')) return undefined
  if (pendingHere(state) !== undefined || means(chordMeant(event.chord, place, state), state)) return undefined
  const row = rowsOfPlace(state.keymap, place).find(({ does, barred }) => does === 'write' && !barred?.(state))
  return row?.keys.find((keys) => !keys.includes(' '))
}

/** The keys of one read, each looked at when those before it have been acted upon. */
export function* eachKey(events: readonly InputEvent[], stateNow: () => State): Generator<InputEvent> {
  for (const event of events) yield* keysOf(event, stateNow())
}

/** What no key is bound to, and people write with. */
export const written: RegExp = /^[\p{Lo}\p{Lm}，。？！、；：]$/u

const takesText: ReadonlySet<Place> = new Set<Place>([...typingPlaces, 'lock'])

/** Where the screen has room for one thing to say, and says it already. */
const silent: ReadonlySet<Place> = new Set<Place>(['small', 'lock'])

/** What a key or a paste means here, or the window's focus. Every key gets an answer. */
export function happeningFor(event: InputEvent, state: State): Happening | undefined {
  const place = placeOf(state)
  const held = heldOf(event, state)
  if (held) return { kind: 'ahead', event: held }
  if (event.kind === 'paste') return pasteHappening(event.text, place)
  if (event.kind === 'focus') return { kind: 'windowFocused', focused: event.focused }
  return event.kind === 'key' ? keyHappening(event, place, state) : undefined
}

function pasteHappening(text: string, place: Place): Happening | undefined {
  if (takesText.has(place)) return { kind: 'pasted', text }
  return silent.has(place) ? undefined : { kind: 'barred', notice: { say: 'pasteNowhere' } }
}

function keyHappening(event: Extract<InputEvent, { kind: 'key' }>, place: Place, state: State): Happening | undefined {
  // What is being done for the agent waits for the desk: Escape gives it up, and nothing else.
  if (state.replay.playing && event.chord === 'escape') return { kind: 'stopPlaying' }
  if (state.queue.ahead && place === 'queue' && event.chord === 'escape') return { kind: 'ahead', event: undefined }
  const begun = pendingHere(state) !== undefined
  const keys = sequenceWith(chordMeant(event.chord, place, state), state)
  const row = bindingFor(state.keymap, place, keys)
  if (row?.final && event.escaped) return { kind: 'barred', notice: unknown(`alt+${event.chord}`, state) }
  if (row) return happeningOf(row, state)
  if (rowsAfter(state.keymap, place, keys).length > 0) return { kind: 'pending', keys }
  if (begun && event.chord === 'escape') return { kind: 'pending', keys: '' }
  if (!begun && takesText.has(place) && event.text !== undefined) return { kind: 'typed', text: event.text }
  return silent.has(place) ? undefined : { kind: 'barred', notice: unknown(keys, state) }
}

/** Where no text goes in, a full-width character is the key it was typed with, unless it is bound itself. */
function chordMeant(chord: string, place: Place, state: State): string {
  if (takesText.has(place) || means(chord, state)) return chord
  const plain = plainKey(chord)
  return plain !== undefined && means(plain, state) ? plain : chord
}

/** A key that means nothing here, and the one that shows which do. */
function unknown(keys: string, state: State): Notice {
  const rows = rowsOfPlace(state.keymap, placeOf(state))
  const quit = rows.find((row) => row.does === 'quit')
  if (keys === 'q' && quit) return { say: 'leaveWith', keys: keyName(quit.keys[0] ?? '') }
  const write = written.test(keys) && rows.find((row) => row.does === 'write' && !row.barred?.(state))
  if (write) return { say: 'writeWith', keys: keyName(write.keys[0] ?? '') }
  const help = rows.find((row) => row.does === 'help')
  return { say: 'unknownKey', chord: keyName(keys), help: help && keyName(help.keys[0] ?? '') }
}
