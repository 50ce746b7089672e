import type { KeymapProblem } from '../keys/file/problem.ts'
import type { KeyStep } from '../keys/step.ts'
import type { KeyLabel } from './messages.ts'
import type { Notice } from './notice.ts'

/** What is told about keys of the agent's own, and about what is done for them. */
export type KeyboardNotice =
  | { readonly say: 'keymapChanged'; readonly macros: number }
  | { readonly say: 'keymapBroken'; readonly problem: KeymapProblem; readonly more: number }
  | { readonly say: 'nobodyNeedsMe' }
  | { readonly say: 'nothingToRepeat' }
  /** A conversation is being taken: what is typed meanwhile waits until it is open. */
  | { readonly say: 'takingNow'; readonly keys: number }
  | { readonly say: 'aheadDropped'; readonly keys: number; readonly why: Notice | undefined }
  | { readonly say: 'aheadFull' }
  | {
      readonly say: 'macroStopped'
      /** Absent where what was done last was done again. */
      readonly name: string | undefined
      readonly step: number
      readonly of: number
      readonly what: KeyStep | undefined
      readonly why: Notice
    }
  | { readonly say: 'macroGivenUp'; readonly name: string | undefined }
  | { readonly say: 'macroInMacro' }
  | { readonly say: 'macroFinal'; readonly label: KeyLabel }
  | { readonly say: 'macroUnknown'; readonly name: string }
  | { readonly say: 'notDoneHere' }
  | { readonly say: 'noTextHere' }
  | { readonly say: 'notInList'; readonly label: string }

export type KeyboardNoticeWords = {
  readonly [Say in KeyboardNotice['say']]: (notice: Extract<KeyboardNotice, { say: Say }>) => string
}
