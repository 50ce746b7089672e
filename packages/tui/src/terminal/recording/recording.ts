import { EventEmitter } from 'node:events'
import type { InputEvent } from '../input/event.ts'
import { TerminalInput, type TerminalStdin } from '../terminal-input.ts'

/** What came from a terminal, and when: a read, or the silence that ended what was unfinished. */
export interface Recorded {
  readonly atMs: number
  /** Absent for a silence. */
  readonly bytes?: Uint8Array
}

/** Told of everything that the input layer hears. */
export type InputTap = (heard: Recorded) => void

/** The first line of a recording. It holds what was typed, unless it says that it is masked. */
const head = { zuoxi: 'input', version: 1 } as const

export function recordingHead(masked: boolean): string {
  return `${JSON.stringify({ ...head, masked })}\n`
}

/** One line of a recording. */
export function recordedLine({ atMs: at, bytes }: Recorded): string {
  return `${JSON.stringify(bytes ? { at, read: Buffer.from(bytes).toString('base64') } : { at, silence: true })}\n`
}

/**
 * A recording from its text. A last line that was cut off by the program's
 * death is left out.
 *
 * @throws SyntaxError where it is no recording, with the line.
 */
export function recordingOf(text: string): readonly Recorded[] {
  const [first = '', ...lines] = text.split('\n')
  const is = parsed(first) as Partial<typeof head> | undefined
  if (is?.zuoxi !== head.zuoxi || is.version !== head.version) throw new SyntaxError('no recording of input: line 1')
  return lines.slice(0, -1).map((line, i) => {
    const { at, read } = (parsed(line) ?? {}) as { at?: unknown; read?: unknown }
    if (typeof at !== 'number') throw new SyntaxError(`no recording of input: line ${i + 2}`)
    return typeof read === 'string' ? { atMs: at, bytes: Buffer.from(read, 'base64') } : { atMs: at }
  })
}

/**
 * Go through a recording as the input layer did: the same events in the same
 * reads, exactly, as silences are part of the recording and nothing waits.
 */
export function replay(recording: readonly Recorded[], listener: (events: readonly InputEvent[]) => void): void {
  let nowMs = 0
  let silence: (() => void) | undefined
  const stdin = new EventEmitter()
  const still = { setRawMode: () => stdin, resume: () => stdin, pause: () => stdin }
  const input = new TerminalInput({
    stdin: Object.assign(stdin, still) as unknown as TerminalStdin,
    stdout: { write: () => undefined },
    timers: { set: (run) => (silence = run), clear: () => (silence = undefined), now: () => nowMs },
  })
  input.subscribe(listener)
  input.start()
  for (const { atMs, bytes } of recording) {
    nowMs = atMs
    if (bytes) stdin.emit('data', bytes)
    else silence?.()
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
