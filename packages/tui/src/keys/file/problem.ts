import type { ActionName } from '../../state/action.ts'
import type { Place } from '../../state/place.ts'
import type { ChordFault } from './chord.ts'

/** Where in a file, counted from 1. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** Who has a key already: an action of the desk, or a macro by its name. */
export interface Holder {
  readonly does: ActionName
  readonly named: string | undefined
  /** Where the file says so; absent for what the desk has by itself. */
  readonly line: number | undefined
}

/** What is wrong in a keymap file. Data, so that either language can say it. */
export type KeymapFault =
  | ChordFault
  | { readonly say: 'notReadable'; readonly code: string }
  | { readonly say: 'notYaml' }
  | { readonly say: 'tooLong' }
  | { readonly say: 'notAList'; readonly field: string }
  | { readonly say: 'notAMap' }
  | { readonly say: 'notText'; readonly field: string }
  | { readonly say: 'notYesNo'; readonly field: string }
  | { readonly say: 'fieldUnknown'; readonly field: string; readonly like: string | undefined }
  | { readonly say: 'fieldMissing'; readonly field: string }
  | { readonly say: 'actionUnknown'; readonly action: string; readonly like: string | undefined }
  | { readonly say: 'placeUnknown'; readonly place: string; readonly like: string | undefined }
  | { readonly say: 'notInPlace'; readonly action: ActionName; readonly place: Place; readonly where: readonly Place[] }
  | { readonly say: 'keyTypes'; readonly keys: string; readonly place: Place }
  | {
      readonly say: 'keyTaken'
      readonly keys: string
      readonly place: Place
      readonly wanted: Holder
      readonly has: Holder
    }
  /** One is the beginning of the other: it could not be told when it is whole. */
  | {
      readonly say: 'keyBegins'
      readonly keys: string
      readonly longer: string
      readonly place: Place
      readonly wanted: Holder
      readonly has: Holder
    }
  | { readonly say: 'mustStay'; readonly action: ActionName; readonly place: Place }
  | { readonly say: 'nameTwice'; readonly name: string }
  | { readonly say: 'stepsOrCommand' }
  | { readonly say: 'tooManySteps'; readonly most: number }

export type KeymapProblem = Spot & { readonly fault: KeymapFault }
