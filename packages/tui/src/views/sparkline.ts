const blocks = '▁▂▃▄▅▆▇█'
/** The same in characters that take one column in every terminal. */
const plain = '.:-=+*#%'

/**
 * The course of a number in one row, the newest at the right, each as high as
 * its share of the highest.
 *
 * @param wide the terminal gives ambiguous characters two columns.
 * @example
 * sparkline([0, 4, 8], 5, false) // '  ▁▄█'
 */
export function sparkline(values: readonly number[], columns: number, wide: boolean): string {
  const levels = wide ? plain : blocks
  const shown = values.slice(-columns)
  const most = Math.max(1, ...shown)
  const drawn = shown.map((value) => levels[Math.max(0, Math.ceil((value / most) * levels.length) - 1)] ?? '')
  return drawn.join('').padStart(columns)
}
