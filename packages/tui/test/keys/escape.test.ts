import { expect, test } from 'vitest'
import { eachKey, happeningFor } from '../../src/keys/dispatch.ts'
import { bindingFor } from '../../src/keys/effective.ts'
import { deskKeymap, keymap } from '../../src/keys/keymap.ts'
import type { State } from '../../src/state/state.ts'
import { createStore } from '../../src/state/store.ts'
import { placeOf } from '../../src/state/select.ts'
import type { InputEvent } from '../../src/terminal/input/event.ts'
import { Tokenizer } from '../../src/terminal/input/tokenizer.ts'
import { everyPlace } from '../state/everywhere.ts'
import { conversation, play, serving } from '../state/sample.ts'

const answered = { kind: 'event', event: { kind: 'conversation', seq: 9, conversation: conversation({ unread: 0 }) } }

/** What bytes of one read do to a desk. */
function read(state: State, bytes: string): { state: State; does: string[] } {
  const does: string[] = []
  const tokenizer = new Tokenizer()
  const events = [...tokenizer.feed(bytes), ...tokenizer.flush()].filter(
    (event): event is InputEvent => event.kind !== 'kitty',
  )
  const store = createStore(state, (effect) => does.push(effect.do))
  store.dispatchAll(eachKey(events, store.get), happeningFor)
  return { state: store.get(), does }
}

test('Escape and a key so fast that they look like Alt are two keys, where Alt means nothing', () => {
  const found = read(serving(), '\u001b/zw')
  expect(placeOf(found.state)).toBe('search')
  expect(found.does).toContain('search')
  expect(found.does).not.toContain('wrapUp')
  const { composer } = everyPlace(80, 24)
  expect(placeOf(read(composer, '\u001b/').state)).toBe('search')
  expect(placeOf(read(composer, '\u001b\r').state)).toBe('composer')
})

test('an Alt key with a meaning keeps it, and one that a terminal is sure of is never two keys', () => {
  const { composer } = everyPlace(80, 24)
  expect(read(composer, '\u001b1').does).toContain('insertWording')
  expect(placeOf(read(composer, '\u001b[120;3u').state)).toBe('composer')
})

test('an Alt letter that means nothing does nothing: who presses it is not thrown out of what they write', () => {
  const { composer, queue } = everyPlace(80, 24)
  const { state } = read(composer, '\u001bw')
  expect(placeOf(state)).toBe('composer')
  expect(state.toast?.notice).toEqual({ say: 'unknownKey', chord: 'Alt+W', help: 'F1' })
  expect(read(queue, '\u001b1')).toMatchObject({ does: ['expireToast'] })
})

test('what cannot be taken back is not done by a key that may have been Alt', () => {
  const open = play(serving(), answered as never, { kind: 'action', action: 'write' }).state
  const { state: still, does } = read(open, '\u001bw')
  expect(does).not.toContain('wrapUp')
  const { state } = read(still, '\u001b')
  expect(placeOf(state)).toBe('thread')
  expect(read(state, 'w').does).toContain('wrapUp')
  for (const final of ['wrapUp', 'wrapUpAnyway', 'quitNow', 'keepMine', 'takeTheirs'])
    expect(
      keymap.filter((row) => row.does === final).every((row) => row.final),
      final,
    ).toBe(true)
  expect(bindingFor(deskKeymap, 'thread', 'w')?.final).toBe(true)
})
