import { columnsOfLine, type Line, t } from './span.ts'

/** A part of a row that is shown whole or not at all. Of those that do not fit together, the highest rank goes first. */
export interface Group {
  readonly line: Line
  readonly rank: number
}

/**
 * Groups set beside each other in their order, two columns apart, without those
 * for which there is no room. Nothing is cut in the middle.
 */
export function whatFits(groups: readonly Group[], columns: number): Line {
  let shown = groups.filter(({ line }) => line.length > 0)
  while (shown.length > 0 && columnsBeside(shown) > columns) {
    const last = Math.max(...shown.map(({ rank }) => rank))
    shown = shown.filter(({ rank }) => rank !== last)
  }
  return shown.flatMap(({ line }, i) => (i === 0 ? line : [t('  '), ...line]))
}

function columnsBeside(groups: readonly Group[]): number {
  return groups.reduce((sum, { line }) => sum + columnsOfLine(line), 2 * (groups.length - 1))
}
