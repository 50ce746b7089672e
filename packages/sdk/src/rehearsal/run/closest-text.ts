/** Less than this of the shorter text in common, and two texts are not versions of each other. */
const alikeEnough = 0.3

/**
 * Of several texts the one that is most like a given one, by the pairs of characters they share.
 *
 * @example
 * closestText('应还 804.49 元', ['您好', '应还 812.49 元']) // '应还 812.49 元'
 */
export function closestText(text: string, candidates: readonly string[]): string | undefined {
  let best: { readonly text: string; readonly alike: number } | undefined
  const wanted = pairsOf(text)
  for (const candidate of candidates) {
    const trimmed = candidate.trim()
    if (trimmed === '') continue
    const pairs = pairsOf(trimmed)
    const shared = [...wanted].filter((pair) => pairs.has(pair)).length
    // Of two that hold as much of it, the one that holds less else.
    const alike = shared / Math.max(1, wanted.size) - pairs.size / 1e6
    if (!best || alike > best.alike) best = { text: trimmed, alike }
  }
  return best && best.alike >= alikeEnough ? best.text : undefined
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.replaceAll(/\s+/g, '')]
  if (letters.length < 2) return new Set(letters)
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}
