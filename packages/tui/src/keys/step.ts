import type { ActionName } from '../state/action.ts'

/** One step of what is done again, or by one key. */
export type KeyStep =
  /** A key pressed, or a sequence of them. */
  | { readonly press: string }
  | { readonly type: string }
  /** What an action's key does where it is, whichever key that is. */
  | { readonly does: ActionName; readonly arg?: number | undefined }
  /** What was chosen in a list, by its id: another list may have it elsewhere, or not at all. */
  | { readonly pick: string; readonly label: string }

/** Steps that an agent has put on one key. */
export interface Macro {
  readonly name: string
  readonly steps: readonly KeyStep[]
  /** It may do what cannot be taken back. */
  readonly final: boolean
}
