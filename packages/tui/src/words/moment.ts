import { type Instant, wallClockOf } from '@zuoxi/sdk'

/** `10:32:05` on the business clock: the age of a figure. */
export function stampOf(at: Instant | number): string {
  return clockOf(at).slice(11)
}

/** `10:32` on the business clock. */
export function minuteOf(at: Instant | number): string {
  return clockOf(at).slice(11, 16)
}

/** `11-22 10:32` on the business clock. */
export function dayMinuteOf(at: Instant | number): string {
  return clockOf(at).slice(5, 16).replace('T', ' ')
}

function clockOf(at: Instant | number): string {
  return wallClockOf(new Date(at).getTime())
}
