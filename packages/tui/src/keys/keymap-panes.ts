import { panelPlaces, readingPlaces } from '../state/place.ts'
import * as bar from './barred-panes.ts'
import type { Row } from './row.ts'

/** How the screen is divided, and what it has said. */
export const paneRows: readonly Row[] = [
  { keys: ['g n'], in: [...readingPlaces, ...panelPlaces], does: 'toasts', label: 'toasts' },
  { keys: ['Z'], in: readingPlaces, does: 'zoomPane', label: 'zoomPane', barred: bar.mayNotZoom },
  { keys: ['>'], in: readingPlaces, does: 'widenPane', label: 'widenPane', barred: bar.mayNotWiden },
  { keys: ['<'], in: readingPlaces, does: 'narrowPane', label: 'narrowPane', barred: bar.mayNotNarrow },
  { keys: ['='], in: readingPlaces, does: 'resetPanes', label: 'resetPanes', barred: bar.mayNotReset },
]
