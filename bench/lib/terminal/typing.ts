import type { InPty, Stroke } from './in-pty.ts'

/**
 * What an agent writes. The gate judges it at each key; at 马上 it finds something, and at 马上为您 nothing any more, so
 * that what a verdict costs is in the figures.
 */
export const typedText = '您好，我马上为您查询，请您稍等一下 OK thanks 谢谢您的耐心'

/** A program being typed at: the same text in, letter by letter, and out again, for ever. */
export interface Typist {
  /** One letter or one Backspace; a letter tells its bytes. */
  readonly next: () => Promise<Stroke & { readonly letter: boolean }>
}

/** Type where the cursor stands. */
export function typist(program: InPty): Typist {
  const letters = [...typedText]
  let count = 0
  let deleting = false
  return {
    next: async () => {
      if (count === letters.length) deleting = true
      if (count === 0) deleting = false
      const before = letters.slice(0, count).join('')
      count += deleting ? -1 : 1
      const after = letters.slice(0, count).join('')
      const stroke = await program.stroke(deleting ? '\u007f' : (letters[count - 1] ?? ''), ({ rows, cursor }) => {
        const shown = rows[cursor.row] ?? ''
        // A blank at the end cannot be told from an empty cell.
        return deleting ? !shown.includes(before.trimEnd()) || before.endsWith(' ') : shown.includes(after.trimEnd())
      })
      return { ...stroke, letter: !deleting }
    },
  }
}

export interface Typed {
  readonly ms: number[]
  readonly bytes: number[]
}

export const noneTyped = (): Typed => ({ ms: [], bytes: [] })

/**
 * Type at several programs in turns, one key each in every round, so that
 * what else the machine does meets all of them alike.
 */
export async function typeInTurns(
  typists: readonly { readonly typist: Typist; readonly into: Typed; readonly program: InPty }[],
  rounds: number,
  roundMs: number,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const startMs = performance.now()
    for (let turn = 0; turn < typists.length; turn += 1) {
      const { typist: hand, into, program } = typists[(turn + round) % typists.length] as (typeof typists)[number]
      const written = program.written()
      const { ms, letter } = await hand.next()
      into.ms.push(ms)
      // What follows the cell (a verdict, a count) belongs to the key, too.
      await pause(Math.max(0, startMs + ((turn + 1) * roundMs) / typists.length - performance.now()))
      if (letter) into.bytes.push(program.written() - written)
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
