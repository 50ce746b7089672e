import { endOfBusinessDay, msOf } from '@zuoxi/sdk'
import type { Room } from '../room.ts'
import { rollByItself, todayOf } from './roll.ts'

/** A machine that slept through midnight is to notice within minutes. */
const lookAgainMs = 10 * 60_000

/**
 * Keep the book rolled while the desk is open: at once, and after each midnight in Shanghai. It works in the
 * background, in steps that leave the desk to those who use it, and ends with the signal or the desk.
 *
 * A roll that fails is told like any accident, and tried again at the next look.
 */
export function keepRolled(
  desk: { readonly room: Room; readonly reportFault: (error: unknown) => string },
  signal: AbortSignal,
): void {
  const { room } = desk
  let timer: NodeJS.Timeout | undefined
  const isOver = () => signal.aborted || room.watchers.closed()
  const look = async (): Promise<void> => {
    if (isOver()) return
    try {
      await rollByItself(room)
    } catch (error) {
      if (!isOver()) desk.reportFault(error)
    }
    if (isOver()) return
    const untilMidnight = msOf(endOfBusinessDay(todayOf(room))) + 1 - room.clock.nowMs()
    // Unref'd: a desk that nobody uses may end.
    timer = setTimeout(() => void look(), Math.min(untilMidnight, lookAgainMs)).unref()
  }
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  // The first screen comes first.
  setImmediate(() => void look())
}
