import { fileURLToPath } from 'node:url'
import { spawn } from '@lydell/node-pty'
import { nodePath } from '../../../../tests/pty/harness/open-terminal.ts'

const esc = '\u001b'

/** What a terminal answers to each question; a question that is not here it does not know. */
export interface Replies {
  readonly background?: string
  readonly name?: string
  readonly mode?: (mode: number) => string
  readonly kitty?: string
  readonly cursor?: string
  readonly attributes?: string
}

export const modern: Replies = {
  background: `${esc}]11;rgb:ffff/ffff/ffff${esc}\\`,
  name: `${esc}P>|WezTerm 20260101${esc}\\`,
  mode: (mode) => `${esc}[?${mode};2$y`,
  kitty: `${esc}[?0u`,
  cursor: `${esc}[2;2R`,
  attributes: `${esc}[?62;22;52c`,
}

/** A terminal that is nothing but its answers, in a real pty. */
export interface FakeTerminal {
  /** Wait until the program has written this. */
  readonly sees: (text: string | RegExp) => Promise<string>
  readonly type: (text: string) => void
  readonly output: () => string
  /** Let the answers go that were held back. */
  readonly release: () => void
  readonly close: () => Promise<void>
}

export interface FakeOptions {
  readonly replies: Replies
  /** Answers wait for `release`, as on a very slow line. */
  readonly held?: boolean
  /** Cut what is answered into pieces of so many bytes, each in a read of its own. */
  readonly pieces?: number
  readonly env?: Readonly<Record<string, string>>
  readonly rows?: number
}

const questions = /\u001b\]11;\?\u001b\\|\u001b\[>0q|\u001b\[\?(\d+)\$p|\u001b\[\?u|\u001b\[6n|\u001b\[c/g

const patienceMs = 15_000

export function fakeTerminal({ replies, held = false, pieces = 0, env = {}, rows = 24 }: FakeOptions): FakeTerminal {
  const program = fileURLToPath(new URL('./probe-program.ts', import.meta.url))
  const child = spawn(nodePath, ['--conditions=@zuoxi/source', program], {
    cols: 80,
    rows,
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  })
  let output = ''
  let over = false
  let open = !held
  let answers = ''
  const looking = new Set<() => void>()
  const send = (): void => {
    if (!open || answers === '') return
    const size = pieces || answers.length
    child.write(answers.slice(0, size))
    answers = answers.slice(size)
    // The next piece when this one has been read: the program is another process, and a turn of ours is enough.
    setTimeout(send, pieces ? 4 : 0)
  }
  child.onData((data) => {
    output += data
    const first = answers === ''
    for (const [question, mode] of data.matchAll(questions)) answers += replyTo(replies, question, mode)
    if (first) send()
    for (const look of looking) look()
  })
  const exited = new Promise<void>((resolve) => {
    child.onExit(() => {
      over = true
      for (const look of looking) look()
      resolve()
    })
  })
  return {
    sees: (text) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const end = (problem?: string): void => {
        clearTimeout(timer)
        looking.delete(look)
        if (problem === undefined) resolve(output)
        else reject(new Error(`${problem} ${String(text)} in ${JSON.stringify(output)}`))
      }
      const look = (): void => {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) end()
        else if (over) end('ended before')
      }
      const timer = setTimeout(() => end('waited in vain for'), patienceMs)
      looking.add(look)
      look()
      return promise
    },
    type: (text) => text && child.write(text),
    output: () => output,
    release: () => {
      open = true
      send()
    },
    close: async () => {
      if (!over) child.kill('SIGKILL')
      await exited
    },
  }
}

function replyTo(replies: Replies, question: string, mode: string | undefined): string {
  if (mode !== undefined) return replies.mode?.(Number(mode)) ?? ''
  if (question.endsWith('q')) return replies.name ?? ''
  if (question.endsWith('?u')) return replies.kitty ?? ''
  if (question.endsWith('6n')) return replies.cursor ?? ''
  return (question.endsWith('c') ? replies.attributes : replies.background) ?? ''
}
