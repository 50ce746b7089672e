import { readingPlaces } from '../state/place.ts'
import { canUndo } from '../state/undo.ts'
import type { Row } from './row.ts'

/** Undoing, where letters are commands; where one writes, Ctrl+Z does. */
export const undoRows: readonly Row[] = [
  {
    keys: ['z'],
    in: readingPlaces,
    does: 'undoLast',
    label: 'undoLast',
    barred: (state) => (canUndo(state) ? undefined : { say: 'nothingToUndo' }),
  },
]
