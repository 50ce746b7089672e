import { businessDateOf, clockTime, type Instant, instantOf } from '../../model/time.ts'

/** Moments as the desk's people read them. */

export function dayOf(instant: string): string {
  return businessDateOf(instant as Instant)
}

export function timeOf(instant: string): string {
  return clockTime(instant as Instant)
}

/** A moment in any offset, on the desk's own wall. */
export function momentOf(time: string): string {
  const instant = instantOf(Date.parse(time))
  return `${dayOf(instant)} ${timeOf(instant)}`
}
