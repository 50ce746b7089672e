import type { KeyStep } from '../keys/step.ts'
import type { ActionName } from './action.ts'

/** Steps that are being done for the agent: a macro of theirs, or what they did last. */
export interface Playing {
  /** Numbers them, so that only the one that was meant is given up. */
  readonly id: number
  /** Absent where what was done last is done again. */
  readonly name: string | undefined
  readonly steps: readonly KeyStep[]
  /** How many are done. */
  readonly at: number
  /** It may do what cannot be taken back. */
  readonly final: boolean
  /** The next one needs an answer of the desk's first. */
  readonly waiting: boolean
}

/** Something that `.` may do again, begun and not yet done. */
export interface Doing {
  readonly action: ActionName
  readonly arg: number | undefined
  /** It is done when this action is. */
  readonly until: ActionName
  /** How many panels were open: back there, and it was given up. */
  readonly panels: number
}

/** What is done by itself: macros under way, and what `.` does again. */
export interface Replay {
  readonly playing: Playing | undefined
  readonly doing: Doing | undefined
  readonly last: readonly KeyStep[] | undefined
  /** How many were ever played. */
  readonly played: number
}

export const noReplay: Replay = { playing: undefined, doing: undefined, last: undefined, played: 0 }

/** How long a step waits for the desk. */
export const patienceMs = 5_000
