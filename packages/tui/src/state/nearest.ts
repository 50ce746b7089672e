/**
 * What was meant by a slip of the pen: the nearest of the names, if no more
 * than half of its letters are different.
 *
 * @example
 * nearest('drak', ['dark', 'light']) // 'dark'
 */
export function nearest<Name extends string>(
  given: string,
  names: readonly Name[],
  plainOf: (name: Name) => string = (name) => name,
): Name | undefined {
  let best: Name | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of names) {
    const distance = editDistance(given.slice(0, 40), plainOf(name))
    if (distance < least && distance * 2 <= Math.max(given.length, name.length)) [best, least] = [name, distance]
  }
  return best
}

/** How many letters have to be put in, taken out or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
