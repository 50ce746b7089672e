import type { Keymap } from '../keys/effective.ts'
import type { Lang } from '../words/lang.ts'
import type { Messages } from '../words/messages.ts'

/** What every view needs besides its slice of the state. */
export interface Look {
  readonly words: Messages
  readonly lang: Lang
  /** The keys in force, for views that teach one. */
  readonly keymap: Keymap
  /** Actions that an empty pane would teach, and that can do nothing now; apart by spaces. */
  readonly idle?: string
  readonly width: number
  readonly height: number
  /** Whether keys go here. */
  readonly focused: boolean
}
