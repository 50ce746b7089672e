import { addDays, type BusinessDate, type Instant, instantOf, pausesOf, type PenaltyClockEvent } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const start = '2026-03-01' as BusinessDate
const at = (minute: number): Instant => instantOf(Date.UTC(2026, 5, 1) + minute * 60_000)
const event = (kind: PenaltyClockEvent['kind'], on: string, minute: number): PenaltyClockEvent => ({
  kind,
  on: on as BusinessDate,
  at: at(minute),
})

const anyEvents = fc.array(
  fc.record({
    kind: fc.constantFrom('pause' as const, 'resume' as const),
    on: fc.integer({ min: 0, max: 30 }).map((days) => addDays(start, days)),
    at: fc.integer({ min: 0, max: 9 }).map(at),
  }),
  { maxLength: 8 },
)

/** Day by day: the last event on or before it holds, and of one day what was recorded last. */
function pausedDays(events: readonly PenaltyClockEvent[]): boolean[] {
  const inOrder = events
    .map((said, i) => ({ said, i }))
    .sort((a, b) => compare(a.said.on, b.said.on) || compare(a.said.at, b.said.at) || a.i - b.i)
  return Array.from({ length: 40 }, (_, i) => addDays(start, i)).map(
    (date) => inOrder.findLast(({ said }) => said.on <= date)?.said.kind === 'pause',
  )
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

describe('pauses', () => {
  it('follow from the events, whatever their order and dates', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const pauses = pausesOf(events)
        const expected = pausedDays(events)
        expected.forEach((paused, i) => {
          const date = addDays(start, i)
          expect(pauses.some(({ from, to }) => from <= date && (to === undefined || date < to))).toBe(paused)
        })
        pauses.forEach(({ from, to }, i) => {
          if (to === undefined) expect(i).toBe(pauses.length - 1)
          else expect(from < to && to < (pauses[i + 1]?.from ?? '9')).toBe(true)
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('take the later word: backdated, repeated, and out of turn', () => {
    expect(pausesOf([event('resume', '2026-03-04', 0)])).toEqual([])
    const paused = [event('pause', '2026-03-05', 1), event('resume', '2026-03-10', 2)]
    expect(pausesOf(paused)).toEqual([{ from: '2026-03-05', to: '2026-03-10' }])
    expect(pausesOf(paused.toReversed())).toEqual(pausesOf(paused))
    expect(pausesOf([...paused, event('resume', '2026-03-07', 3)])).toEqual([{ from: '2026-03-05', to: '2026-03-07' }])
    expect(pausesOf([...paused, event('resume', '2026-03-05', 3)])).toEqual([])
    expect(pausesOf([...paused, event('pause', '2026-03-01', 3)])).toEqual([{ from: '2026-03-01', to: '2026-03-10' }])
    expect(pausesOf([...paused, event('pause', '2026-03-20', 3), event('pause', '2026-03-22', 4)])).toEqual([
      { from: '2026-03-05', to: '2026-03-10' },
      { from: '2026-03-20' },
    ])
  })

  it('change nothing after the next event, whatever is corrected before it', () => {
    fc.assert(
      fc.property(
        anyEvents,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('pause', 'resume'),
        (events, day, kind) => {
          const on = addDays(start, day)
          const next = events
            .map((said) => said.on)
            .filter((other) => other > on)
            .sort()[0]
          const corrected = pausedDays([...events, { kind, on, at: at(10) }])
          const held = pausesOf([...events, { kind, on, at: at(10) }])
          pausedDays(events).forEach((paused, i) => {
            const date = addDays(start, i)
            if (date < on || (next !== undefined && date >= next)) expect(corrected[i]).toBe(paused)
            expect(held.some(({ from, to }) => from <= date && (to === undefined || date < to))).toBe(corrected[i])
          })
        },
      ),
      { numRuns: 500 },
    )
    const events = [event('pause', '2026-03-05', 1), event('resume', '2026-03-20', 2), event('pause', '2026-03-25', 3)]
    expect(pausesOf([...events, event('resume', '2026-03-10', 4)])).toEqual([
      { from: '2026-03-05', to: '2026-03-10' },
      { from: '2026-03-25' },
    ])
  })
})
