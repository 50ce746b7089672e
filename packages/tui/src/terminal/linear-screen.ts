import { type Ending, guard } from './ending.ts'
import { promptIn } from './prompt.ts'
import type { TerminalOptions, TerminalScreen } from './render.ts'
import { TerminalInput } from './terminal-input.ts'

/** What a screen without columns shows: rows that stay, and below them the row that one writes in. */
export interface LinearOutput {
  /** Rows to add below those that are there. */
  readonly say: readonly string[]
  readonly prompt: { readonly text: string; readonly column: number }
  /** Take everything away first, what has scrolled off too: nobody may read it any more. */
  readonly wipe?: boolean
}

const screen = { on: '\u001b[?1049h\u001b[H\u001b[2J', off: '\u001b[?1049l' }
const wiped = '\u001b[H\u001b[2J\u001b[3J'
const clearRow = '\r\u001b[K'

export interface LinearScreen extends TerminalScreen {
  readonly show: (output: LinearOutput) => void
}

/**
 * A terminal written from top to bottom and never drawn over, as screen readers read it: what is new is a new row, and
 * only the row that one writes in changes. It ends and is given back like the drawn one.
 */
export function openLinearScreen(options: TerminalOptions, again: () => void): LinearScreen {
  const { stdout, process: host = process } = options
  const ended = Promise.withResolvers<Ending>()
  const closed = (): void => end({ how: 'signal', signal: 'SIGHUP' })
  const input = new TerminalInput({ ...options, onEnd: closed })
  let over = false
  let last = { text: '', column: 0 }
  stdout.on('error', closed)
  input.start()
  stdout.write(screen.on)
  const resized = (): void => stdoutWrite(promptText(last))
  stdout.on('resize', resized)
  const unguard = guard(host, end, () => input.stop())

  function promptText(prompt: LinearOutput['prompt']): string {
    const { text, column } = promptIn(prompt.text, prompt.column, stdout.columns ?? 80)
    return `${clearRow}${text}\r${column > 0 ? `\u001b[${column}C` : ''}`
  }

  function stdoutWrite(text: string): void {
    if (!over) stdout.write(text)
  }

  function end(ending: Ending): void {
    if (over) return input.stop()
    options.onLeave?.()
    over = true
    stdout.off('resize', resized)
    // Answers that are still owed would be typed into the shell.
    const answered = ending.how === 'left' ? input.stopAnswered() : Promise.resolve(input.stop())
    stdout.write(screen.off)
    void answered.then(() => {
      unguard()
      ended.resolve(ending)
    })
  }

  return {
    input,
    ended: ended.promise,
    leave: () => end({ how: 'left' }),
    redraw: again,
    // There is nothing to point at.
    use: (mode, on) => input.use(mode, on && mode === 'focus'),
    show: ({ say, prompt, wipe = false }) => {
      last = prompt
      const rows = say.map((row) => `${row}\r\n`).join('')
      stdoutWrite((wipe ? wiped : clearRow) + rows + promptText(prompt))
    },
  }
}
