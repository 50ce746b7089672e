import type { Clock, DeskClient } from '@zuoxi/sdk'
import { pause } from './pause.ts'
import type { Dispatch } from './perform.ts'

const everyMs = 5_000
/** While the line is lost, so that messages that wait leave soon after the desk is back. */
const whileLostEveryMs = 1_000
const patienceMs = 2_000

export interface Probed {
  readonly desk: DeskClient
  readonly clock: Clock
  readonly isLost: () => boolean
}

/**
 * Ask the desk now and then whether it is there, and say how long the answer
 * took. Live events may be lost where calls still arrive, as behind a proxy
 * that holds streams back: then messages leave all the same. A desk in this
 * process is not asked.
 */
export async function probeDesk(
  { desk, clock, isLost }: Probed,
  dispatch: Dispatch,
  signal: AbortSignal,
): Promise<void> {
  if (desk.url === 'local') return
  while (!signal.aborted) {
    const askedMs = clock.nowMs()
    const ends = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
    const answered = await desk.session.me({ signal: ends }).then(
      () => true,
      () => false,
    )
    if (signal.aborted) return
    if (answered) dispatch({ kind: 'answers', latencyMs: Math.max(0, clock.nowMs() - askedMs) })
    // The clock may be set; the pause is not.
    await pause(isLost() ? whileLostEveryMs : everyMs, signal)
  }
}
