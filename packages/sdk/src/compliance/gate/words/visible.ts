/** A text as it is seen: NFKC, without invisible characters, and still with its spaces and marks. */
export interface VisibleText {
  readonly text: string
  /** For each unit of `text`, the start and end of its character in the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u

/** What patterns and numbers are looked for in, because punctuation means something to them. */
export function visibleText(original: string): VisibleText {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const plain = character < '\u0080' ? character : character.normalize('NFKC').replace(invisible, '')
    for (let i = 0; i < plain.length; i += 1) {
      starts.push(at)
      ends.push(end)
    }
    text += plain
    at = end
  }
  return { text, starts, ends }
}
