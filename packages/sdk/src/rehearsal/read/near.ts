/**
 * The known word that is most likely meant by one that is not known.
 *
 * @example
 * nearest('custmer', ['customer', 'say']) // 'customer'
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const candidate of known) {
    // A third of the letters may be wrong: of short words none is near.
    const furthest = Math.floor(Math.min(word.length, candidate.length) / 3)
    const distance = editsBetween(word.toLowerCase(), candidate.toLowerCase(), furthest)
    if (distance <= furthest && (best === undefined || distance < best.distance)) best = { word: candidate, distance }
  }
  return best?.word
}

/** `; did you mean 'customer'?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearest(word, known)
  return meant === undefined ? '' : `; did you mean '${meant}'?`
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other; above `most`: more than that. */
function editsBetween(from: string, to: string, most: number): number {
  const [a, b] = [[...from].slice(0, longest), [...to].slice(0, longest)]
  if (Math.abs(a.length - b.length) > most) return most + 1
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

/** No name is longer; what somebody has pasted may be. */
const longest = 64
