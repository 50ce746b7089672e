import { readFileSync } from 'node:fs'
import { maxMessageLength, type WordingHit } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { keysMarkdown } from '../../src/keys/docs.ts'
import { keysHere } from '../../src/keys/here.ts'
import { bindingFor, startsOf } from '../../src/keys/effective.ts'
import { deskKeymap, keymap } from '../../src/keys/keymap.ts'
import { keyName } from '../../src/keys/name.ts'
import { type Place, places, readingPlaces, typingPlaces } from '../../src/state/place.ts'
import { placeOf } from '../../src/state/select.ts'
import { update } from '../../src/state/update.ts'
import { everyPlace } from '../state/everywhere.ts'
import { play, serving, started, wordingHit } from '../state/sample.ts'

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

test('no key of a place is also the beginning of a sequence there: it could not be told when it is whole', () => {
  for (const row of keymap)
    for (const place of row.in)
      for (const keys of row.keys)
        for (const start of startsOf(keys))
          expect(bindingFor(deskKeymap, place, start), `${place} ${keys}`).toBeUndefined()
})

test('text places take no plain letter for a command', () => {
  const letters = keymap.filter((row) => row.keys.some((chord) => [...chord].length === 1))
  for (const row of letters) expect(row.in.filter((place) => typingPlaces.includes(place))).toEqual([])
})

test('every place can be left, and says how to get help or out', () => {
  for (const place of places) {
    if (place === 'small') continue
    expect(bindingFor(deskKeymap, place, 'escape'), place).toBeDefined()
  }
  for (const place of readingPlaces) expect(bindingFor(deskKeymap, place, '?')?.does).toBe('help')
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
      notice: { say: 'unknownKey', chord: 'x', help: '?' },
    })
  })
})

test('a key without a meaning names one that opens help here, and F1 opens it everywhere', () => {
  for (const [place, state] of Object.entries(everyPlace(80, 24))) {
    const happening = happeningFor(key('ctrl+x'), state)
    if (place === 'small') expect(happening).toBeUndefined()
    if (happening?.kind !== 'barred' || happening.notice.say !== 'unknownKey') continue
    const { help } = happening.notice
    if (place === 'help') expect(help).toBeUndefined()
    else expect(bindingFor(deskKeymap, place as Place, help === 'F1' ? 'f1' : (help ?? ''))?.does, place).toBe('help')
    expect(bindingFor(deskKeymap, place as Place, 'f1')?.does, place).toBe(place === 'help' ? 'dismiss' : 'help')
  }
})

test('q says how to leave', () => {
  expect(happeningFor(key('q', 'q'), serving())).toEqual({
    kind: 'barred',
    notice: { say: 'leaveWith', keys: 'Ctrl+Q' },
  })
})

test('two colons are in the table of keys', () => {
  expect(keysMarkdown()).toMatch(/\| `::` `F2` \| wording \| 话术 \|/)
})

describe('a favourite', () => {
  const pressed = (n: number, favourites: readonly WordingHit[]) =>
    happeningFor(key(`alt+${n}`), { ...serving(), favourites })

  test('that is not for this customer says so, and is not inserted', () => {
    expect(pressed(4, [{ ...wordingHit(4), fits: false }])).toEqual({
      kind: 'barred',
      notice: { say: 'favouriteUnfit', n: 4, title: '逾期提醒4' },
    })
  })

  test('that nobody has set says so', () => {
    expect(pressed(4, [])).toEqual({ kind: 'barred', notice: { say: 'noFavourite', n: 4 } })
  })
})

test('a text that is too long is not sent, and the footer does not offer it', () => {
  const { state } = play(
    serving(),
    { kind: 'action', action: 'write' },
    { kind: 'pasted', text: '好'.repeat(maxMessageLength + 1) },
  )
  expect(happeningFor(key('enter'), state)).toEqual({
    kind: 'barred',
    notice: { say: 'tooLong', length: maxMessageLength + 1, most: maxMessageLength },
  })
  expect(keysHere(state).map((row) => row.does)).not.toContain('send')
})

test('letters are text where one writes, and several keys of one read each see the state before them', () => {
  let state = serving()
  for (const event of [key('i', 'i'), key('i', 'i'), key('enter')]) {
    const happening = happeningFor(event, state)
    if (happening) [state] = update(state, happening)
  }
  expect(state.outbox.items).toMatchObject([{ body: 'i' }])
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
