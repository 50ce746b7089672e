import { places } from '../state/place.ts'
import type { Row } from './row.ts'

/** The tour comes and goes by a key that is nobody's while writing. */
export const tourRows: readonly Row[] = [
  {
    keys: ['f4'],
    in: places.filter((place) => !['small', 'lock', 'quit'].includes(place)),
    does: 'tour',
    label: 'tour',
  },
]
