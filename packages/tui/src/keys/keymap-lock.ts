import { panelPlaces, readingPlaces } from '../state/place.ts'
import type { Row } from './row.ts'

/** Locking the desk, and the few keys that a locked one knows. */
export const lockRows: readonly Row[] = [
  { keys: ['g l'], in: [...readingPlaces, ...panelPlaces], does: 'lock', label: 'lock' },
  { keys: ['enter'], in: ['lock'], does: 'unlock', label: 'unlock', footer: true },
  { keys: ['backspace', 'ctrl+h'], in: ['lock'], does: 'unlockErase', label: 'eraseLeft' },
  { keys: ['ctrl+u', 'escape'], in: ['lock'], does: 'unlockClear', label: 'eraseToStart' },
  { keys: ['ctrl+q', 'ctrl+c'], in: ['lock'], does: 'leaveLocked', label: 'quit', footer: true },
]
