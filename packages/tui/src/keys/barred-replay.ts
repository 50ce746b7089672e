import type { State } from '../state/state.ts'
import type { Notice } from '../words/notice.ts'
import { meaningOf } from './step-meaning.ts'

/** What was done last can be done again where its first step can. */
export function withoutRepeat(state: State): Notice | undefined {
  const first = state.replay.last?.[0]
  if (!first) return { say: 'nothingToRepeat' }
  const meaning = meaningOf(first, state, false)
  return 'stops' in meaning ? meaning.stops : undefined
}
