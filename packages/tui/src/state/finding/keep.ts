import type { Step } from '../happening.ts'
import type { State } from '../state.ts'
import { step } from '../step.ts'
import { isKept } from '../command-table.ts'
import { changeFinding } from './filter.ts'

/** What of finding things outlives the terminal: what was done last, and the lines of the command line. */
export interface SavedFinding {
  readonly recent: readonly string[]
  readonly lines: readonly string[]
}

/** Lines of the command line that are remembered. */
export const mostLines = 100

/** Write down what was found. Whom somebody looked for is nobody's to read later: such lines last as long as the desk is open. */
export function keepFound(state: State): Step {
  const { recent, lines } = state.finding
  return step(state, { do: 'saveFinding', saved: { recent, lines: lines.filter(isKept) } })
}

/** What was kept comes before what was typed since the start. */
export function findingCame(state: State, saved: SavedFinding | undefined): State {
  if (!saved) return state
  const { recent, lines } = state.finding
  return changeFinding(state, {
    recent: [...new Set([...recent, ...saved.recent])],
    lines: [...new Set([...lines, ...saved.lines])].slice(0, mostLines),
  })
}
