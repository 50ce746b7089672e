import type { Lang } from '../words/lang.ts'
import type { Messages } from '../words/messages.ts'

/** What every view needs besides its slice of the state. */
export interface Look {
  readonly words: Messages
  readonly lang: Lang
  readonly width: number
  readonly height: number
  /** Whether keys go here. */
  readonly focused: boolean
}
