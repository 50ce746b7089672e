import { expect, it } from 'vitest'
import { PaperBook } from './paper-book.ts'
import { living, seedsFrom } from './random.ts'

it('keeps every law through 100,000 random histories', { timeout: 240_000 }, () => {
  const taken: Record<string, number> = {}
  const seeds = seedsFrom(1, 100_000)
  for (const seed of seeds) {
    const book = living(seed, (below) => {
      const lived = new PaperBook(below)
      lived.live(8 + below(12))
      return lived
    })
    for (const [step, times] of Object.entries(book.taken)) taken[step] = (taken[step] ?? 0) + times
  }
  if (seeds.length > 1)
    for (const step of ['wait', 'pay', 'reverse', 'repeat', 'waive', 'reschedule', 'settle'])
      expect(taken[step], step).toBeGreaterThan(1_000)
})
