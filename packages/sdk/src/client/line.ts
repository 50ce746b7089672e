import type { HttpAnswer } from './plain-http.ts'

/** Whether the desk is there: what live events, and whatever else it says, tell about it. */
export interface LineWatch {
  /** The live events have come, or have stopped coming. */
  readonly heard: (live: boolean) => void
  /** Something came from the desk, were it only a part of a long answer. */
  readonly heardBytes: () => void
  /** Call back once nothing has come for a while; at once if that is so now. Answers how to take it back. */
  readonly onSilence: (tell: () => void) => () => void
  /** Ends calls that a line now lost will not answer any more. */
  readonly signal: () => AbortSignal
  /** How long to wait for one answer, in milliseconds. */
  readonly patienceMs: () => number
}

/** As long as the desk's pings may stay away: over a slow link they wait behind a long answer, whose parts count as well. */
const silentAfterMs = 2_500
/** While the line is lost and silent a call only tries whether it is back. */
const patienceWhileLostMs = 3_000

/** @param patienceMs how long to wait for one answer while nothing says that the desk is away. */
export function lineWatch(patienceMs: number): LineWatch {
  const waiting = new Set<() => void>()
  let lost = false
  let silent = true
  let breaking = new AbortController()
  let quiet: NodeJS.Timeout | undefined
  const fellSilent = (): void => {
    silent = true
    const now = [...waiting]
    waiting.clear()
    for (const tell of now) tell()
  }
  const heardBytes = (): void => {
    silent = false
    quiet = quiet?.refresh() ?? setTimeout(fellSilent, silentAfterMs).unref()
  }
  return {
    heardBytes,
    heard: (live) => {
      if (live) heardBytes()
      if (!live && !lost) {
        const broken = breaking
        breaking = new AbortController()
        lost = true
        // A timeout that is known early: what repeats safely is tried again, on another connection.
        broken.abort(new DOMException('the line is lost', 'TimeoutError'))
      }
      lost = !live
    },
    onSilence: (tell) => {
      if (silent) tell()
      else waiting.add(tell)
      return () => void waiting.delete(tell)
    },
    signal: () => breaking.signal,
    patienceMs: () => (lost && silent ? Math.min(patienceMs, patienceWhileLostMs) : patienceMs),
  }
}

/** The parts of an answer, each a sign of life. */
export async function* heardParts({ body }: HttpAnswer, line: LineWatch): AsyncGenerator<Uint8Array, void, undefined> {
  line.heardBytes()
  for await (const part of body ?? []) {
    line.heardBytes()
    yield part
  }
}

/** The text of an answer, read part by part. */
export async function heardText(answer: HttpAnswer, line: LineWatch): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of heardParts(answer, line)) text += decoder.decode(part, { stream: true })
  return text + decoder.decode()
}
