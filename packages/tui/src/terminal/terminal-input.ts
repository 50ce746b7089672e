import type { InputEvent, InputSource, KittyReply, TokenEvent } from './input/event.ts'
import { afterSplit, afterWhole, firstPatience, isLateRest } from './input/patience.ts'
import { Tokenizer } from './input/tokenizer.ts'
import type { TerminalAnswer } from './probe/answers.ts'
import type { InputTap } from './recording/recording.ts'

/** Whoever sends more than an Escape is no finger: its rest is worth waiting for, and no key waits for it. */
const sequencePatienceMs = 1000
/** With the kitty protocol the Escape key sends more than an Escape, so one that comes alone is half of something. */
const kittyPatienceMs = 250
/** How long a paste may pause, over a bad line, before it counts as finished. */
const pastePatienceMs = 2000

const modes = {
  bracketedPaste: { on: '\u001b[?2004h', off: '\u001b[?2004l' },
  /** Presses and the wheel, in the SGR format, which has no limit of columns. */
  mouse: { on: '\u001b[?1000h\u001b[?1006h', off: '\u001b[?1006l\u001b[?1000l' },
  focus: { on: '\u001b[?1004h', off: '\u001b[?1004l' },
}
/** A question that was not answered by then has not been understood, or the line has swallowed it. */
const answerPatienceMs = 1500

const kitty = { ask: '\u001b[?u', on: '\u001b[>1u', off: '\u001b[<u' }

/** What the input layer needs of `process.stdin`. */
export type TerminalStdin = Pick<NodeJS.ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>

export interface Timers {
  readonly set: (run: () => void, ms: number) => unknown
  readonly clear: (timer: unknown) => void
  /** Milliseconds that only ever grow. */
  readonly now?: () => number
}

export interface TerminalInputOptions {
  readonly stdin: TerminalStdin
  readonly stdout: { readonly write: (text: string) => unknown }
  /** Ask for mouse reports. The terminal's own selection then needs Shift, so it is off by default. */
  readonly mouse?: boolean
  /** Ask to be told when the window gains or loses the focus. */
  readonly focus?: boolean
  readonly timers?: Timers
  /** What the terminal is asked at the start. Its last question is one that every terminal answers. */
  readonly questions?: string
  /** Hears what the terminal answers. */
  readonly onAnswer?: (answer: TerminalAnswer | KittyReply) => void
  /** Hears everything, to record it. */
  readonly tap?: InputTap | undefined
  /** The terminal has gone: there will be no more input. */
  readonly onEnd?: () => void
}

/**
 * A timer that is due lets what has come meanwhile be read first: after a busy
 * moment the rest of a key is there already, and was only not looked at.
 */
const realTimers: Timers = {
  set: (run, ms) => {
    const timer: { immediate?: NodeJS.Immediate; timeout: NodeJS.Timeout } = {
      timeout: setTimeout(() => (timer.immediate = setImmediate(run)), ms),
    }
    return timer
  },
  clear: (timer) => {
    const { immediate, timeout } = (timer ?? {}) as { immediate?: NodeJS.Immediate; timeout?: NodeJS.Timeout }
    clearTimeout(timeout)
    clearImmediate(immediate)
  },
}

/**
 * The keyboard: the real stdin in raw mode, as events.
 *
 * `start` and `stop` switch the terminal's modes on and off; both may be called
 * again. What is typed before the app subscribes is kept for it.
 */
export class TerminalInput implements InputSource {
  readonly #options: TerminalInputOptions
  readonly #timers: Timers
  #tokenizer = new Tokenizer()
  #timer: unknown
  #listener: ((events: readonly InputEvent[]) => void) | undefined
  #early: InputEvent[] = []
  #running = false
  #kittyOn = false
  #on = { mouse: false, focus: false }
  /** Questions are out, and the answer to the last of them has not come. */
  #owing = false
  #onAnswered: (() => void) | undefined
  #patience = firstPatience
  #askedMs = 0
  #heardMs = 0
  /** The last thing heard was an Escape, taken for a key because nothing followed it in time. */
  #loneEscape = false

  constructor(options: TerminalInputOptions) {
    this.#options = options
    this.#timers = options.timers ?? realTimers
    // For good, not only while running: a terminal that goes away must not crash the program's last steps.
    options.stdin.on('error', this.#onEnd)
  }

  readonly subscribe = (listener: (events: readonly InputEvent[]) => void): (() => void) => {
    this.#listener = listener
    const early = this.#early.splice(0)
    if (early.length > 0) listener(early)
    return () => {
      if (this.#listener === listener) this.#listener = undefined
    }
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    const { stdin, stdout, mouse = false, focus = false, questions = '' } = this.#options
    this.#on = { mouse, focus }
    this.#owing = questions !== ''
    stdin.setRawMode(true)
    stdin.on('data', this.#onData)
    stdin.on('end', this.#onEnd)
    stdin.resume()
    this.#askedMs = this.#now()
    stdout.write(
      modes.bracketedPaste.on + (mouse ? modes.mouse.on : '') + (focus ? modes.focus.on : '') + kitty.ask + questions,
    )
  }

  /** Give the terminal back as it was. Never throws: it also runs when the terminal has already gone. */
  stop(): void {
    if (!this.#running) return
    this.#running = false
    const { stdin } = this.#options
    this.#timers.clear(this.#timer)
    this.#tokenizer = new Tokenizer()
    this.#owing = false
    this.#onAnswered?.()
    stdin.off('data', this.#onData)
    stdin.off('end', this.#onEnd)
    this.#modesOff()
    attempt(() => stdin.setRawMode(false))
    attempt(() => stdin.pause())
  }

  /**
   * Stop, but not before the terminal has answered what it was asked: what came
   * later would be typed into the shell. What is typed meanwhile is lost.
   */
  async stopAnswered(): Promise<void> {
    if (this.#running && this.#owing) {
      this.#modesOff()
      this.#listener = undefined
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#onAnswered = resolve
      const timer = this.#timers.set(resolve, Math.max(0, answerPatienceMs - (this.#now() - this.#askedMs)))
      await promise
      this.#timers.clear(timer)
    }
    this.stop()
  }

  /** Begin or end being told of the mouse or of the window's focus. */
  use(mode: 'mouse' | 'focus', on: boolean): void {
    if (!this.#running || this.#on[mode] === on) return
    this.#on = { ...this.#on, [mode]: on }
    this.#options.stdout.write(on ? modes[mode].on : modes[mode].off)
  }

  #modesOff(): void {
    const { mouse, focus } = this.#on
    const off = (this.#kittyOn ? kitty.off : '') + (focus ? modes.focus.off : '') + (mouse ? modes.mouse.off : '')
    this.#kittyOn = false
    this.#on = { mouse: false, focus: false }
    attempt(() => this.#options.stdout.write(off + modes.bracketedPaste.off))
  }

  readonly #onData = (data: Uint8Array | string): void => {
    this.#timers.clear(this.#timer)
    this.#options.tap?.({ atMs: this.#now(), bytes: typeof data === 'string' ? Buffer.from(data) : data })
    this.#deliver(this.#tokenizer.feed(this.#learned(data)))
    const { waiting } = this.#tokenizer
    if (waiting !== 'nothing' && this.#running) this.#timer = this.#timers.set(this.#silence, this.#waitsMs(waiting))
  }

  readonly #silence = (): void => {
    this.#options.tap?.({ atMs: this.#now() })
    this.#loneEscape = this.#tokenizer.waiting === 'escape'
    this.#deliver(this.#tokenizer.flush())
  }

  #waitsMs(waiting: 'escape' | 'sequence' | 'paste'): number {
    if (waiting === 'paste') return pastePatienceMs
    if (waiting === 'sequence') return sequencePatienceMs
    // An answer may be torn after its Escape as well, and would be typed.
    const answering = this.#owing && this.#now() - this.#askedMs < answerPatienceMs
    return Math.max(this.#patience.escapeMs, this.#kittyOn || answering ? kittyPatienceMs : 0)
  }

  /** What a read tells of the line, and the read itself: with its Escape, where that was taken for a key too soon. */
  #learned(data: Uint8Array | string): Uint8Array | string {
    const [now, lone] = [this.#now(), this.#loneEscape]
    const gapMs = now - this.#heardMs
    this.#heardMs = now
    this.#loneEscape = false
    const start = typeof data === 'string' ? data.slice(0, 16) : Buffer.from(data.subarray(0, 16)).toString('latin1')
    const late = lone && isLateRest(start, gapMs)
    // Torn for longer than was waited, and yet in time: that was the desk's own busy moment, and tells nothing of the line.
    const inTime = this.#tokenizer.waiting === 'escape' && /^[[O]/.test(start) && gapMs <= this.#waitsMs('escape')
    if (late || inTime) this.#patience = afterSplit(this.#patience, gapMs)
    else if (start.startsWith('\u001b[')) this.#patience = afterWhole(this.#patience)
    if (!late) return data
    return typeof data === 'string' ? `\u001b${data}` : Buffer.concat([Buffer.from('\u001b'), data])
  }

  #now(): number {
    return this.#timers.now?.() ?? performance.now()
  }

  readonly #onEnd = (): void => {
    this.#options.onEnd?.()
  }

  #deliver(tokens: readonly TokenEvent[]): void {
    const events: InputEvent[] = []
    for (const token of tokens) {
      if (token.kind === 'kitty') this.#useKitty()
      if (token.kind === 'kitty' || token.kind === 'answer') this.#answered(token)
      else events.push(token)
    }
    if (events.length === 0) return
    if (this.#listener) this.#listener(events)
    else this.#early.push(...events)
  }

  #answered(answer: TerminalAnswer | KittyReply): void {
    this.#options.onAnswer?.(answer)
    if (answer.kind !== 'answer' || answer.of !== 'attributes') return
    this.#owing = false
    this.#onAnswered?.()
  }

  /** The terminal speaks the kitty protocol: with it, `shift+enter` and a lone Escape are unmistakable. */
  #useKitty(): void {
    if (this.#kittyOn || !this.#running || this.#onAnswered) return
    this.#kittyOn = true
    this.#options.stdout.write(kitty.on)
  }
}

function attempt(action: () => unknown): void {
  try {
    action()
  } catch {
    // The terminal is gone; there is nothing left to restore.
  }
}
