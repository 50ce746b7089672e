/** No name on the desk is longer, and the time of a forgiving search grows with every letter: a pasted page must not hold the keys. */
const longest = 64

/** What is looked for of a text that was typed or pasted. */
export function patternOf(text: string): string {
  return text.trim().slice(0, longest)
}
