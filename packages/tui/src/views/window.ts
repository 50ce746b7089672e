/** The part of a long list that is shown: only these rows are ever built. */
export interface Window {
  readonly start: number
  readonly end: number
}

/**
 * The rows around the selected one that fit, with the selected one in the
 * middle while there is enough on both sides.
 *
 * @example
 * windowOf(10_000, 5_000, 20) // { start: 4990, end: 5010 }
 */
export function windowOf(count: number, selected: number, rows: number): Window {
  const height = Math.max(0, rows)
  const start = Math.max(0, Math.min(selected - Math.floor(height / 2), count - height))
  return { start, end: Math.min(count, start + height) }
}
