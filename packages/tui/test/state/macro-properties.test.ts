import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingPlaces } from '../../src/state/place.ts'
import { keymapOf } from '../../src/keys/effective.ts'
import { keymap } from '../../src/keys/keymap.ts'
import type { Row } from '../../src/keys/row.ts'
import type { KeyStep } from '../../src/keys/step.ts'
import { playNamed } from '../../src/state/play.ts'
import type { State } from '../../src/state/state.ts'
import { overlayOf } from '../../src/state/step.ts'
import { update } from '../../src/state/update.ts'
import { everyPlace } from './everywhere.ts'

const places = everyPlace(120, 35)
const finals = new Set(keymap.filter((row) => row.final).map(({ does }) => does))
/** What a macro may press, apart from leaving the desk, after which nothing happens any more. */
const presses = [...new Set(keymap.flatMap((row) => row.keys))].filter((keys) => !['ctrl+q', 'ctrl+c'].includes(keys))
const step: fc.Arbitrary<KeyStep> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...presses).map((press) => ({ press })) },
  { weight: 2, arbitrary: fc.constantFrom('ctrl+p', ':', 'enter').map((press) => ({ press })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('m', 'macro m', 'wrapup', '收尾', 'zw 8899', '您好', '::', 'defer 30d', '')
      .map((type) => ({ type })),
  },
)
const from = fc.constantFrom(...Object.keys(places).filter((place) => place !== 'macro')) as fc.Arbitrary<
  keyof typeof places
>

/** A desk with one macro. */
function desk(state: State, steps: readonly KeyStep[], final: boolean): State {
  const row: Row = { keys: [', m'], in: readingPlaces, does: 'playMacro', arg: 0, label: 'playMacro', named: 'm' }
  return { ...state, keymap: keymapOf([...keymap, row], [{ name: 'm', steps, final }]) }
}

/** Play it as a key would; looking at it first changes nothing but the panel. */
function both(state: State): { played: State; looked: State } {
  const tick = { kind: 'tick', nowMs: state.nowMs } as const
  return {
    played: update(playNamed(state, 'm', false)[0], tick)[0],
    looked: update(playNamed(state, 'm', true)[0], tick)[0],
  }
}

test('a macro ends or waits, wherever it is played, and a look at it says how', () => {
  fc.assert(
    fc.property(from, fc.array(step, { maxLength: 8 }), fc.boolean(), (place, steps, final) => {
      const { played, looked } = both(desk(places[place], steps, final))
      const { playing } = played.replay
      if (playing) expect(playing.waiting).toBe(true)
      const dry = overlayOf(looked, 'macro')?.steps ?? []
      expect(dry.length).toBe(steps.length)
      const end = dry.findIndex(({ outcome }) => outcome !== 'goes')
      if (end < 0) {
        expect(playing).toBeUndefined()
        expect(played.toast?.notice.say).not.toBe('macroStopped')
      } else if (dry[end]?.outcome === 'waits') expect(playing?.at).toBe(end)
      else expect(played.toast?.notice).toMatchObject({ say: 'macroStopped', of: steps.length, why: dry[end]?.why })
    }),
    { numRuns: 400 },
  )
})

test('without leave nothing final is done', () => {
  fc.assert(
    fc.property(from, fc.array(step, { maxLength: 8 }), (place, steps) => {
      const state = desk(places[place], steps, false)
      const [, effects] = update(playNamed(state, 'm', false)[0], { kind: 'tick', nowMs: state.nowMs })
      // Wrapping up and closing end what can be said to a customer.
      expect(effects.map((effect) => effect.do).filter((done) => done === 'wrapUp' || done === 'close')).toEqual([])
      const { looked } = both(state)
      for (const { label, outcome } of overlayOf(looked, 'macro')?.steps ?? [])
        if (outcome === 'goes') expect(finals.has(label as never)).toBe(false)
    }),
    { numRuns: 200 },
  )
})
