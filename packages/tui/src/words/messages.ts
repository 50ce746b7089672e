import type { ComfortMessages } from './comfort-zh.ts'
import type { ComposingMessages } from './composing-zh.ts'
import type { CreditMessages } from './credit-zh.ts'
import type { FindingMessages } from './finding-zh.ts'
import type { GateMessages } from './gate-zh.ts'
import type { KeyboardMessages } from './keyboard-zh.ts'
import type { LayoutMessages } from './layout-zh.ts'
import type { LiveMessages } from './live-zh.ts'
import type { PresenceMessages } from './presence-zh.ts'
import type { TourMessages } from './tour-zh.ts'
import type { zh } from './zh.ts'

/** The messages of the desk itself. */
export type DeskMessages = typeof zh

/** Every message of the screen. A language that lacks one does not compile. */
export type Messages = DeskMessages &
  ComfortMessages &
  ComposingMessages &
  CreditMessages &
  FindingMessages &
  GateMessages &
  KeyboardMessages &
  LayoutMessages &
  LiveMessages &
  PresenceMessages &
  TourMessages

/** What a binding does, in a few words. */
export type KeyLabel = keyof Messages['keys']
