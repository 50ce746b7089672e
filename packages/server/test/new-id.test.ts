import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../src/desk/room.ts'

test('ids made later sort later, those of one millisecond too, whatever chance says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ wait: fc.nat(2), chance: fc.uint8Array({ minLength: 16, maxLength: 16 }) }), {
        maxLength: 60,
      }),
      (steps) => {
        let now = Date.parse('2026-11-22T02:00:00Z')
        let chance = new Uint8Array(16)
        const room = { clock: { nowMs: () => now }, randomBytes: () => chance } as unknown as Parameters<
          typeof newId
        >[0]
        const ids = steps.map((step) => {
          now += step.wait
          chance = new Uint8Array(step.chance)
          return newId(room)
        })
        expect(ids.toSorted()).toEqual(ids)
        expect(new Set(ids).size).toBe(ids.length)
      },
    ),
  )
})
