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
  /** Why it was paused, where that is told. */
  readonly reason?: string
}

/**
 * The pauses that events add up to, in order and apart from each other. Each event holds from its day to the day of the
 * next one, whenever that was recorded; of two for one day the one recorded later holds, and of one instant the one
 * given last. So correcting the end of an old pause leaves a later pause as it is. A pause while paused, or a resume
 * while running, says nothing new.
 *
 * @example
 * pausesOf([{ kind: 'pause', on: '2026-03-05', at: '2026-04-01T01:00:00.000Z' }, { kind: 'resume', on: '2026-03-10', at: '2026-04-02T01:00:00.000Z' }]).map(({ to }) => to) // ['2026-03-10']
 */
export function pausesOf(events: readonly PenaltyClockEvent[]): Pause[] {
  const saidOf = new Map<BusinessDate, PenaltyClockEvent['kind']>()
  for (const { kind, on } of events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) saidOf.set(on, kind)
  const pauses: Pause[] = []
  let from: BusinessDate | undefined
  for (const [on, kind] of [...saidOf].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (kind === 'pause') from ??= on
    else if (from !== undefined) {
      pauses.push({ from, to: on })
      from = undefined
    }
  }
  return from === undefined ? pauses : [...pauses, { from }]
}
