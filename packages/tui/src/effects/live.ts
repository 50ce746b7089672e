import { type DeskClient, failureOf } from '@zuoxi/sdk'
import { pause } from './pause.ts'
import type { Dispatch } from './perform.ts'

const firstWaitMs = 500
const longestWaitMs = 10_000

/**
 * Follow the desk's live events until the signal, and say when the line is
 * lost and when it is back. After a break it goes on behind the last event seen.
 */
export async function followDesk(desk: DeskClient, dispatch: Dispatch, signal: AbortSignal): Promise<void> {
  let lastEventId: string | undefined
  let waitMs = firstWaitMs
  while (!signal.aborted) {
    try {
      const events = desk.conversations.watch({
        ...(lastEventId === undefined ? {} : { lastEventId }),
        signal,
        onLine: line,
      })
      for await (const event of events) {
        lastEventId = String(event.seq)
        waitMs = firstWaitMs
        dispatch({ kind: 'event', event })
      }
    } catch (error) {
      if (failureOf(error) === undefined && !signal.aborted) throw error
    }
    if (signal.aborted) return
    dispatch({ kind: 'line', status: 'lost' })
    await pause(waitMs, signal)
    waitMs = Math.min(longestWaitMs, waitMs * 2)
  }

  function line(live: boolean, eventId?: string): void {
    if (live) waitMs = firstWaitMs
    // Also where nothing has happened yet: a watch begun anew must not begin with what happens after it.
    if (eventId !== undefined) lastEventId = eventId
    if (!signal.aborted) dispatch({ kind: 'line', status: live ? 'live' : 'lost' })
  }
}
