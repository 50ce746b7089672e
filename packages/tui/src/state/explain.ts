import type { Failure, Figure, FigureExplanation } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { explainRows } from './explain-rows.ts'
import { figureHere } from './figures.ts'
import { layoutOf, scrolled } from './layout.ts'
import type { State } from './state.ts'
import { changeOverlay, pushOverlay, step, tell } from './step.ts'

/** Where a figure on the screen comes from, by one key. */
export const explainActions: Handlers<'explain'> = {
  explain: (state) => {
    const here = figureHere(state.customer)
    if (!here) return tell(state, 'warn', { say: 'noFigure' })
    const asked = { ...here, explanation: undefined, failure: undefined, scroll: 0 }
    return step(pushOverlay(state, { kind: 'explain', ...asked }), { do: 'explain', figure: here.figure })
  },
}

/** Figures are small plain data: the same one reads the same. */
function isSame(a: Figure, b: Figure): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** An answer counts only for the figure that is still being asked about. */
export function explainedCame(state: State, figure: Figure, explanation: FigureExplanation): State {
  return changeOverlay(state, 'explain', (one) =>
    isSame(one.figure, figure) ? { ...one, explanation, failure: undefined } : one,
  )
}

export function explainRefused(state: State, figure: Figure, failure: Failure): State {
  return changeOverlay(state, 'explain', (one) => (isSame(one.figure, figure) ? { ...one, failure } : one))
}

export function scrollExplanation(state: State, by: number): State {
  const { width } = layoutOf(state).body
  return changeOverlay(state, 'explain', (one) => ({
    ...one,
    scroll: one.explanation
      ? scrolled(one.scroll + by, explainRows(one.explanation, width, state.session.lang).length, state)
      : 0,
  }))
}
