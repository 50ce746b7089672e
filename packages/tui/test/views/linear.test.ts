import { expect, test } from 'vitest'
import { placeOf } from '../../src/state/select.ts'
import { changesToSay } from '../../src/views/linear-changes.ts'
import { linearOf, linearSize } from '../../src/views/linear.ts'
import { langs } from '../../src/words/lang.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'

/** A window too small to work in is for eyes only. */
const heard = Object.entries(everyPlace(linearSize.columns, linearSize.rows)).filter(([place]) => place !== 'small')

test.each(heard)('%s is said: its name, and what is in it', (place, state) => {
  for (const lang of langs) {
    const words = wordsOf(lang)
    const linear = linearOf({ ...state, session: { ...state.session, lang } }, words)
    expect(placeOf(state)).toBe(place)
    const said = changesToSay(undefined, linear, words)
    expect(said[0]?.length).toBeGreaterThan(1)
    expect(said.length + (linear.input ? 1 : 0)).toBeGreaterThan(1)
    expect(said.join('\n')).not.toMatch(/[\u2500-\u259f]|[-=]{4,}|undefined| {2}/u)
  }
})

test.each(heard)('%s, where nothing has happened, is silent', (_place, state) => {
  const words = wordsOf(state.session.lang)
  const linear = linearOf(state, words)
  expect(changesToSay(linear, linearOf({ ...state }, words), words)).toEqual([])
})
