/** Text as it is compared: full-width as plain, small letters. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * Whether a folded text has every word of what was typed, in any order.
 *
 * @example
 * matchesWords('逾期 2026')('2026-11 逾期 ¥980.50') // true
 */
export function matchesWords(typed: string): (foldedText: string) => boolean {
  const words = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (text) => words.every((word) => text.includes(word))
}
