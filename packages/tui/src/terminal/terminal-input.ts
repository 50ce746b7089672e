import type { InputEvent, InputSource, TokenEvent } from './input/event.ts'
import { Tokenizer } from './input/tokenizer.ts'

/** How long after an Escape the rest of a key's sequence may come. Longer would be felt on every Escape. */
const sequencePatienceMs = 50
/** How long a paste may pause, over a bad line, before it counts as finished. */
const pastePatienceMs = 2000

const modes = {
  bracketedPaste: { on: '\u001b[?2004h', off: '\u001b[?2004l' },
  /** Presses and the wheel, in the SGR format, which has no limit of columns. */
  mouse: { on: '\u001b[?1000h\u001b[?1006h', off: '\u001b[?1006l\u001b[?1000l' },
  focus: { on: '\u001b[?1004h', off: '\u001b[?1004l' },
}
const kitty = { ask: '\u001b[?u', on: '\u001b[>1u', off: '\u001b[<u' }

/** What the input layer needs of `process.stdin`. */
export type TerminalStdin = Pick<NodeJS.ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>

export interface Timers {
  readonly set: (run: () => void, ms: number) => unknown
  readonly clear: (timer: unknown) => void
}

export interface TerminalInputOptions {
  readonly stdin: TerminalStdin
  readonly stdout: { readonly write: (text: string) => unknown }
  /** Ask for mouse reports. The terminal's own selection then needs Shift, so it is off by default. */
  readonly mouse?: boolean
  /** Ask to be told when the window gains or loses the focus. */
  readonly focus?: boolean
  readonly timers?: Timers
  /** The terminal has gone: there will be no more input. */
  readonly onEnd?: () => void
}

const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
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
    const { stdin, stdout, mouse, focus } = this.#options
    stdin.setRawMode(true)
    stdin.on('data', this.#onData)
    stdin.on('end', this.#onEnd)
    stdin.resume()
    stdout.write(modes.bracketedPaste.on + (mouse ? modes.mouse.on : '') + (focus ? modes.focus.on : '') + kitty.ask)
  }

  /** Give the terminal back as it was. Never throws: it also runs when the terminal has already gone. */
  stop(): void {
    if (!this.#running) return
    this.#running = false
    const { stdin, stdout, mouse, focus } = this.#options
    this.#timers.clear(this.#timer)
    this.#tokenizer = new Tokenizer()
    stdin.off('data', this.#onData)
    stdin.off('end', this.#onEnd)
    const off = (this.#kittyOn ? kitty.off : '') + (focus ? modes.focus.off : '') + (mouse ? modes.mouse.off : '')
    this.#kittyOn = false
    attempt(() => stdout.write(off + modes.bracketedPaste.off))
    attempt(() => stdin.setRawMode(false))
    attempt(() => stdin.pause())
  }

  readonly #onData = (data: Uint8Array | string): void => {
    this.#timers.clear(this.#timer)
    this.#deliver(this.#tokenizer.feed(data))
    const { waiting } = this.#tokenizer
    if (waiting === 'nothing' || !this.#running) return
    const patience = waiting === 'paste' ? pastePatienceMs : sequencePatienceMs
    this.#timer = this.#timers.set(() => this.#deliver(this.#tokenizer.flush()), patience)
  }

  readonly #onEnd = (): void => {
    this.#options.onEnd?.()
  }

  #deliver(tokens: readonly TokenEvent[]): void {
    const events: InputEvent[] = []
    for (const token of tokens) {
      if (token.kind === 'kitty') this.#useKitty()
      else events.push(token)
    }
    if (events.length === 0) return
    if (this.#listener) this.#listener(events)
    else this.#early.push(...events)
  }

  /** The terminal speaks the kitty protocol: with it, `shift+enter` and a lone Escape are unmistakable. */
  #useKitty(): void {
    if (this.#kittyOn || !this.#running) return
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
