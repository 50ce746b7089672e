import { mayNotCopy } from '../state/copy-out.ts'
import { places, readingPlaces } from '../state/place.ts'
import type { Row } from './row.ts'

/** Keys for the terminal itself. */
export const comfortRows: readonly Row[] = [
  { keys: ['ctrl+l'], in: places, does: 'redraw', label: 'redraw' },
  { keys: ['alt+c'], in: readingPlaces, does: 'copyOut', label: 'copyOut', barred: mayNotCopy },
]
