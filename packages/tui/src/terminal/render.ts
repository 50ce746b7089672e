import { type Instance, render } from 'ink'
import { createElement, Fragment, type ReactNode } from 'react'
import { type Ending, guard } from './ending.ts'
import { inertStdin } from './inert-stdin.ts'
import type { InputSource } from './input/event.ts'
import type { InputTap } from './recording/recording.ts'
import { TerminalInput } from './terminal-input.ts'
import type { TerminalInputOptions, TerminalStdin } from './terminal-input.ts'

/** Ink draws at most so many frames a second; at 30, its default, typing is felt, and one frame would wait for another. */
const framesPerSecond = 1000

const wiped = '\u001b[H\u001b[2J'

export type { Ending } from './ending.ts'

export interface TerminalScreen {
  readonly input: InputSource
  /** Settles, and never rejects, when the terminal has been given back. The program may then print and exit. */
  readonly ended: Promise<Ending>
  /** Give the terminal back: the way for the app to end, rather than Ink's `exit`. May be called again. */
  readonly leave: () => void
  /** Draw every cell again, whatever stands there now. */
  readonly redraw: () => void
  /** Begin or end being told of the mouse or of the window's focus. */
  readonly use: TerminalInput['use']
}

export interface TerminalOptions {
  readonly stdin: TerminalStdin
  readonly stdout: NodeJS.WriteStream
  readonly stderr?: NodeJS.WriteStream
  readonly mouse?: boolean
  /** What the terminal is asked, and who hears its answers. */
  readonly questions?: string
  readonly onAnswer?: NonNullable<TerminalInputOptions['onAnswer']>
  /** Hears all input, to record it. */
  readonly tap?: InputTap | undefined
  /** The terminal is about to be given back; what else was changed in it can be put right now. */
  readonly onLeave?: () => void
  /** The window has another size. What this changes is drawn before Ink draws by itself. */
  readonly onResize?: (size: { readonly columns: number; readonly rows: number }) => void
  /** The process whose signals and crashes end the screen. */
  readonly process?: NodeJS.Process
}

/**
 * Show an element on the whole terminal, with our own input layer under Ink.
 *
 * However it ends (the app leaves, a signal, a crash, the window closes), the
 * terminal is given back as it was: main screen, cursor, cooked mode, paste
 * and mouse modes off. Signals do not kill the process at once, so that the
 * program can close its desk; a second one does.
 *
 * @example
 * const screen = renderTerminal((input) => <App input={input} />, process)
 * const ending = await screen.ended
 */
export function renderTerminal(element: (input: InputSource) => ReactNode, options: TerminalOptions): TerminalScreen {
  const { stdout, process: host = process } = options
  const closed = (): void => end({ how: 'signal', signal: 'SIGHUP' })
  const input = new TerminalInput({ ...options, onEnd: closed })
  const ended = Promise.withResolvers<Ending>()
  // A window that closes makes writes fail; that is an ending and not a crash.
  stdout.on('error', closed)
  // Before the first frame: who sees it may type, and Return is only Return in raw mode. (The kitty protocol, which
  // terminals keep for each screen apart, comes on when the terminal answers: by then Ink is on the alternate one.)
  input.start()
  // What was typed before that has been echoed, and the alternate screen begins in the column where the echo ended.
  stdout.write('\r')
  let drawn = element(input)
  const instance = draw(drawn, options)
  // Ink redraws at once, and would draw rows of the old width, which run over the edge of a narrower window. So the
  // app hears of it first, and what it changed is flushed into the tree.
  const resized = (): void => {
    options.onResize?.({ columns: stdout.columns, rows: stdout.rows })
    instance.rerender(drawn)
  }
  stdout.prependListener('resize', resized)
  let over = false
  function end(ending: Ending): void {
    if (over) return
    over = true
    stdout.off('resize', resized)
    options.onLeave?.()
    const answered = ending.how === 'left' ? input.stopAnswered() : undefined
    if (!answered) input.stop()
    instance.unmount()
    if (answered) void answered.then(() => ended.resolve(ending))
    else ended.resolve(ending)
  }
  // The process may end while answers of the terminal are still waited for.
  const unguard = guard(host, end, () => input.stop())
  void instance.waitUntilExit().then(
    () => end({ how: 'left' }),
    (error: unknown) => end({ how: 'crashed', error }),
  )
  void ended.promise.then(unguard)
  let redrawings = 0
  const redraw = (): void => {
    if (over) return
    instance.clear()
    stdout.write(wiped)
    // Another key, and React builds everything again.
    drawn = createElement(Fragment, { key: (redrawings += 1) }, element(input))
    instance.rerender(drawn)
  }
  const use = input.use.bind(input)
  return { input, ended: ended.promise, leave: () => end({ how: 'left' }), redraw, use }
}

function draw(element: ReactNode, { stdout, stderr = process.stderr }: TerminalOptions): Instance {
  return render(element, {
    stdout,
    stderr,
    stdin: inertStdin(),
    alternateScreen: true,
    incrementalRendering: true,
    // Said, not found out: `CI` in an agent's environment must not turn the screen off.
    interactive: true,
    maxFps: framesPerSecond,
    exitOnCtrlC: false,
    patchConsole: false,
  })
}
