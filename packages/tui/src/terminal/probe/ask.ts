import { TerminalInput, type TerminalStdin } from '../terminal-input.ts'
import { questionsFor, withAnswer } from './questions.ts'
import { type Answers, noAnswers } from './traits-of.ts'

/** What a terminal answered when it was asked, and how long that took. */
export interface Asked {
  readonly answers: Answers
  /** Milliseconds to the last answer; absent where it never came. */
  readonly tookMs: number | undefined
}

/** Ask the terminal what it can, without showing anything, and give it back. */
export async function askTerminal(
  stdin: TerminalStdin,
  stdout: { readonly write: (text: string) => unknown },
  { term, rows, nowMs }: { readonly term: string; readonly rows: number; readonly nowMs: () => number },
): Promise<Asked> {
  let answers = noAnswers
  let tookMs: number | undefined
  const askedMs = nowMs()
  const input = new TerminalInput({
    stdin,
    stdout,
    questions: questionsFor(term, rows),
    onAnswer: (answer) => {
      answers = withAnswer(answers, answer)
      if (answers.complete) tookMs ??= nowMs() - askedMs
    },
  })
  input.start()
  await input.stopAnswered()
  return { answers, tookMs }
}
