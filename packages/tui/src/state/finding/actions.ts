import type { FindingAction, Handlers } from '../action.ts'
import type { Step } from '../happening.ts'
import type { State } from '../state.ts'
import { tell } from '../step.ts'
import { filterActions } from './filter.ts'
import { paletteActions } from './palette.ts'
import { goVisit, nextVisit } from './visits.ts'

/** Finding things, apart from what the palette and the command line lead to. */
export const findingActions: Handlers<Exclude<FindingAction, 'runPalette' | 'commandUp' | 'commandDown'>> = {
  ...filterActions,
  ...paletteActions,
  visitOlder: (state) => visit(state, -1),
  visitNewer: (state) => visit(state, 1),
}

function visit(state: State, by: 1 | -1): Step {
  const index = nextVisit(state, by)
  return index === undefined
    ? tell(state, 'warn', { say: by < 0 ? 'noOlderVisit' : 'noNewerVisit' })
    : goVisit(state, index)
}
