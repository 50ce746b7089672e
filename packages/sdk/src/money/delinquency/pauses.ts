import type { BusinessDate, Instant } from '../../model/index.ts'

/** Somebody said that from a day on no 罚息 accrues, or that it accrues again. */
export interface PenaltyClockEvent {
  readonly kind: 'pause' | 'resume'
  /** The first day it holds; may lie before the day it was said, and before other events. */
  readonly on: BusinessDate
  /** When it was recorded. */
  readonly at: Instant
}

/** Days without 罚息, `to` exclusive; without `to` it is still paused. */
export interface Pause {
  readonly from: BusinessDate
  readonly to?: BusinessDate
}

/**
 * The pauses that events add up to, in order and apart from each other. Each event holds from its day on, and replaces
 * whatever was recorded earlier about the days from there; a pause while paused, or a resume while running, says
 * nothing new. So what was said last is what holds, whatever was said before. Events of one instant count in the order
 * they are given.
 *
 * @example
 * pausesOf([{ kind: 'pause', on: '2026-03-05', at: '2026-04-01T01:00:00.000Z' }, { kind: 'resume', on: '2026-03-10', at: '2026-04-02T01:00:00.000Z' }]).map(({ to }) => to) // ['2026-03-10']
 */
export function pausesOf(events: readonly PenaltyClockEvent[]): Pause[] {
  /** Days on which the clock stops, starts, stops … */
  const turns: BusinessDate[] = []
  for (const { kind, on } of events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    while ((turns.at(-1) ?? '') >= on) turns.pop()
    const paused = turns.length % 2 === 1
    if (paused !== (kind === 'pause')) turns.push(on)
  }
  const pauses: Pause[] = []
  for (let i = 0; i < turns.length; i += 2) {
    const to = turns[i + 1]
    pauses.push({ from: turns[i] as BusinessDate, ...(to !== undefined && { to }) })
  }
  return pauses
}
