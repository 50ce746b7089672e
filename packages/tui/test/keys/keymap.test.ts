import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bindingFor, happeningFor } from '../../src/keys/dispatch.ts'
import { keysMarkdown } from '../../src/keys/docs.ts'
import { keysHere } from '../../src/keys/here.ts'
import { keymap } from '../../src/keys/keymap.ts'
import { keyName } from '../../src/keys/name.ts'
import { places, readingPlaces, typingPlaces } from '../../src/state/place.ts'
import { placeOf } from '../../src/state/select.ts'
import { update } from '../../src/state/update.ts'
import { everyPlace } from '../state/everywhere.ts'
import { play, serving, started } from '../state/sample.ts'

const key = (chord: string, text?: string) => ({ kind: 'key' as const, chord, ...(text === undefined ? {} : { text }) })

test('one key means one thing in one place', () => {
  const seen = new Map<string, string>()
  for (const row of keymap) {
    for (const place of row.in) {
      for (const chord of row.keys) {
        const name = `${place} ${chord}`
        expect(seen.get(name), name).toBeUndefined()
        seen.set(name, row.does)
      }
    }
  }
})

test('text places take no plain letter for a command', () => {
  const letters = keymap.filter((row) => row.keys.some((chord) => [...chord].length === 1))
  for (const row of letters) expect(row.in.filter((place) => typingPlaces.includes(place))).toEqual([])
})

test('every place can be left, and says how to get help or out', () => {
  for (const place of places) {
    if (place === 'small') continue
    expect(bindingFor('escape', place), place).toBeDefined()
  }
  for (const place of readingPlaces) expect(bindingFor('?', place)?.does).toBe('help')
})

test('docs/keys.md is what the keymap says', () => {
  const written = readFileSync(new URL('../../../../docs/keys.md', import.meta.url), 'utf8')
  expect(written).toBe(keysMarkdown())
})

test('the places under test are the places they are named for', () => {
  for (const [place, state] of Object.entries(everyPlace(80, 24))) expect(placeOf(state)).toBe(place)
})

describe('a key that cannot work here', () => {
  test('answers why, in a toast', () => {
    const state = started()
    const happening = happeningFor(key('b', 'b'), state)
    expect(happening).toEqual({ kind: 'barred', notice: { say: 'noCustomer' } })
    expect(play(state, happening ?? { kind: 'started' }).state.toast?.notice).toEqual({ say: 'noCustomer' })
  })

  test('is not in the footer', () => {
    expect(keysHere(started()).map((row) => row.does)).not.toContain('bills')
    expect(keysHere(serving()).map((row) => row.does)).toContain('bills')
  })

  test('is answered even when it is bound to nothing', () => {
    expect(happeningFor(key('x', 'x'), serving())).toEqual({
      kind: 'barred',
      notice: { say: 'unknownKey', chord: 'x' },
    })
  })
})

test('letters are text where one writes, and several keys of one read each see the state before them', () => {
  let state = serving()
  for (const event of [key('i', 'i'), key('i', 'i'), key('enter')]) {
    const happening = happeningFor(event, state)
    if (happening) [state] = update(state, happening)
  }
  expect(state.drafts[state.queue.open as never]).toMatchObject({ sending: { body: 'i' } })
})

test('chords are named as people write them', () => {
  expect(['ctrl+f', 'alt+1', 'shift+tab', 'f1', 'T', '?'].map(keyName)).toEqual([
    'Ctrl+F',
    'Alt+1',
    'Shift+Tab',
    'F1',
    'T',
    '?',
  ])
})
