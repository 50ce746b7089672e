import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { order, independent } from '../../src/rehearsal/generate/order.ts'
import { vary } from '../../src/rehearsal/generate/vary.ts'
import {
  type Cast,
  chanceFrom,
  FixtureConversation,
  readCast,
  smallest,
  type VariationKind,
  variationKinds,
  type VariationStock,
} from '../../src/rehearsal/index.ts'

let cast: Cast
let stock: VariationStock
beforeAll(async () => {
  cast = await readCast(join(import.meta.dirname, '../../../../fixtures'))
  const conversations = cast.conversations.map((conversation) => ({ file: '', conversation, places: [] }))
  stock = { ...(cast.variations ?? { paraphrases: [], homophones: [] }), conversations }
})

describe('what is left of a list', () => {
  it('still does it, and can spare none of its items', async () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat({ max: 39 }), { maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(cases, async ([length, wanted]) => {
        const items = Array.from({ length }, (_, i) => i)
        const needed = [...new Set(wanted)].filter((one) => one < length).toSorted((a, b) => a - b)
        const left = await smallest(items, async (some) => needed.every((one) => some.includes(one)))
        expect(left).toEqual(needed)
      }),
    )
  })
})

describe('a variation', () => {
  const kinds = fc.subarray([...variationKinds], { minLength: 1 })
  const made = (seed: string, of: number, chosen: readonly VariationKind[]) => {
    const conversation = cast.conversations[of % cast.conversations.length]!
    return vary(conversation, seed, chosen, stock)
  }

  it('is the same from the same seed, fits the format, and begins with a customer', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), kinds, (seed, of, chosen) => {
        const variation = made(seed, of, chosen)
        expect(made(seed, of, chosen)).toEqual(variation)
        if (!variation) return
        expect(variation.changes.every(({ kind }) => chosen.includes(kind))).toBe(true)
        const { head, turns } = variation.draft
        const whole = FixtureConversation.parse({ ...head, turns: turns.map(({ turn }) => turn) })
        expect(Object.keys(whole.turns[0]!)).toContain('customer')
        const origins = turns.map(({ origin }) => origin)
        expect(new Set(origins).size).toBe(origins.length)
      }),
      { numRuns: 200 },
    )
  })

  it('of order keeps every turn and everything expected of it', () => {
    for (const [i, conversation] of cast.conversations.entries()) {
      const turns = conversation.turns.map((turn, at) => ({ origin: String(at), turn }))
      const swapped = order({ head: conversation, turns }, chanceFrom(String(i)), stock)
      if (swapped) expect(swapped.draft.turns.toSorted((a, b) => Number(a.origin) - Number(b.origin))).toEqual(turns)
    }
    const said = { say: '您好' }
    expect(independent(said, { repay: { amount: '1.00', channel: '', on: '-0d', whose: 'known' } })).toBe(false)
    expect(independent({ comment: '已核对' }, { verify: { name: '张伟' } })).toBe(true)
    expect(independent({ comment: '已核对' }, { verify: {}, expect: { ticket: { status: 'new' } } })).toBe(false)
  })
})
