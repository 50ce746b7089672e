import { describe, expect, it } from 'vitest'
import { chanceFrom } from '@zuoxi/sdk/rehearsal'
import { faultsTimes } from '../../packages/tui/src/simulate/faults.ts'
import { invariantNames, invariants } from '../../packages/tui/src/simulate/invariants.ts'
import { installTime } from '../../packages/tui/src/simulate/virtual-time.ts'
import { live } from './worlds.ts'

/** How many worlds a planted bug may hide in. */
const mostSeeds = 12

describe('a world', () => {
  it('happens again from its seed, to the byte', async () => {
    const first = await live({ seed: 'again', steps: 100 })
    const second = await live({ seed: 'again', steps: 100 })
    expect(second.trace).toEqual(first.trace)
    expect(second.digest).toBe(first.digest)
    expect(first.trace.length).toBeGreaterThan(200)
    const other = await live({ seed: 'another', steps: 100 })
    expect(other.digest).not.toBe(first.digest)
  }, 180_000)

  it('gives the process its own time back', async () => {
    const timers = () => [
      globalThis.setTimeout,
      globalThis.clearTimeout,
      globalThis.setInterval,
      globalThis.setImmediate,
    ]
    const before = timers()
    await live({ seed: 'time', steps: 5 })
    expect(timers()).toEqual(before)
    expect(Object.hasOwn(performance, 'now')).toBe(false)
  }, 60_000)
})

describe('a planted bug', () => {
  it.each(invariantNames)(
    'against %s is found within a few worlds',
    async (planted) => {
      const found: string[] = []
      // An order can only be wrong where several replies wait: on a worse day than the others need.
      const faults = faultsTimes(planted === 'in-order' ? 4 : 2)
      for (let no = 1; no <= mostSeeds && found.at(-1) !== planted; no += 1) {
        const { failure } = await live({ seed: `planted ${no}`, planted, faults })
        found.push(failure?.invariant ?? 'nothing')
      }
      expect(found.at(-1), found.join()).toBe(planted)
    },
    120_000,
  )

  it('exists against every invariant', () => {
    // Frames are looked at where they are drawn.
    expect([...invariants.map(({ name }) => name), 'masked-frames'].toSorted()).toEqual(invariantNames.toSorted())
  })
})

describe('virtual time', () => {
  it('is one at a time', () => {
    const time = installTime(0)
    expect(() => installTime(0)).toThrow('one at a time')
    time.restore()
    installTime(0).restore()
  })

  it('does what is due in order, and nothing waits', async () => {
    const time = installTime(0)
    const did: string[] = []
    const note = (what: string) => () => void did.push(`${what} at ${Date.now()}`)
    try {
      setTimeout(note('late'), 5_000)
      setTimeout(note('soon'), 10)
      const every = setInterval(note('each'), 2_000)
      setTimeout(note('never'), 20).unref()[Symbol.dispose]()
      AbortSignal.timeout(3_000).addEventListener('abort', note('given up'))
      await time.pass(5_000)
      clearInterval(every)
      await time.pass(60_000)
    } finally {
      time.restore()
    }
    expect(did).toEqual(['soon at 10', 'each at 2000', 'given up at 3000', 'each at 4000', 'late at 5000'])
  })
})

describe('chance', () => {
  it('is the same from the same seed, and each name has its own', () => {
    const draws = (seed: string) => Array.from({ length: 8 }, chanceFrom(seed).unit)
    expect(draws('1')).toEqual(draws('1'))
    expect(draws('1')).not.toEqual(draws('2'))
    expect(chanceFrom('1').of('a').unit()).not.toBe(chanceFrom('1').of('b').unit())
    expect(draws('1').every((unit) => unit >= 0 && unit < 1)).toBe(true)
  })
})
