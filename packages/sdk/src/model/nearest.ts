/** How a slip of the pen is recognised. */
export interface Slip<Name extends string> {
  /** Which part of the longer word may be wrong; a half unless told. */
  readonly mayDiffer?: number
  /** How a name is compared, where it is not written as people type it. */
  readonly plainOf?: (name: Name) => string
}

/**
 * What was meant by a slip of the pen: the known name with the fewest insertions, deletions, replacements and swaps of
 * neighbours between the two; capitals do not count.
 *
 * @example
 * nearest('drak', ['dark', 'light']) // 'dark'
 */
export function nearest<Name extends string>(
  given: string,
  known: Iterable<Name>,
  { mayDiffer = 1 / 2, plainOf = (name) => name }: Slip<Name> = {},
): Name | undefined {
  let best: { readonly name: Name; readonly edits: number } | undefined
  const word = lettersOf(given)
  for (const name of known) {
    const candidate = lettersOf(plainOf(name))
    const most = Math.floor(Math.max(word.length, candidate.length) * mayDiffer)
    if (Math.abs(word.length - candidate.length) > most) continue
    const edits = editsBetween(word, candidate)
    if (edits <= most && (best === undefined || edits < best.edits)) best = { name, edits }
  }
  return best?.name
}

/** No name is longer; what somebody has pasted may be. */
const longest = 64

function lettersOf(word: string): string[] {
  return [...word.slice(0, longest).toLowerCase()]
}

function editsBetween(a: readonly string[], b: readonly string[]): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other ? (before[j - 1] ?? 0) + 1 : replaced
      next.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row.at(-1) ?? 0
}
