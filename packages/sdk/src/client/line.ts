/** Whether the desk is there, as the live events tell it, for the calls beside them. */
export interface LineWatch {
  /** The live events have come, or have stopped coming. */
  readonly heard: (live: boolean) => void
  /** Ends calls that a line now lost will not answer any more. */
  readonly signal: () => AbortSignal
  /** How long to wait for one answer, in milliseconds. */
  readonly patienceMs: () => number
}

/** While the line is lost a call only tries whether it is back. */
const patienceWhileLostMs = 3_000

/** @param patienceMs how long to wait for one answer while nothing says that the desk is away. */
export function lineWatch(patienceMs: number): LineWatch {
  let lost = false
  let breaking = new AbortController()
  return {
    heard: (live) => {
      if (!live && !lost) {
        const broken = breaking
        breaking = new AbortController()
        lost = true
        // A timeout that is known early: what repeats safely is tried again, on another connection.
        broken.abort(new DOMException('the line is lost', 'TimeoutError'))
      }
      lost = !live
    },
    signal: () => breaking.signal,
    patienceMs: () => (lost ? Math.min(patienceMs, patienceWhileLostMs) : patienceMs),
  }
}
