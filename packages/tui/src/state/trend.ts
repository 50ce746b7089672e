import { queueOf } from './select.ts'
import type { QueueState, State } from './state.ts'

/** Minutes of the past that are kept. */
export const trendMinutes = 11

const minuteOf = (ms: number): number => Math.floor(ms / 60_000)

/** The queue when the clock moves on: with the minute, how many waited is noted. */
export function queueAt({ queue, nowMs }: State, nextMs: number): QueueState {
  if (!queue.loaded || minuteOf(nowMs) === minuteOf(nextMs)) return queue
  return { ...queue, trend: [...queue.trend, queueOf({ queue }).waiting.length].slice(-trendMinutes) }
}
