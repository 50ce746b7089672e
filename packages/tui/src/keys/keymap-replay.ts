import { readingPlaces } from '../state/place.ts'
import { withoutRepeat } from './barred-replay.ts'
import type { Row } from './row.ts'

/** Doing again what was done last. Macros are bound by the agent's own file. */
export const replayRows: readonly Row[] = [
  { keys: ['enter'], in: ['macro'], does: 'runMacro', label: 'runMacro', footer: true },
  { keys: ['.'], in: readingPlaces, does: 'repeat', label: 'repeat', barred: withoutRepeat, footer: true },
]
