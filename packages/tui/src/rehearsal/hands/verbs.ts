import type { DeskClient } from '@zuoxi/sdk'
import type { Hands } from './hands.ts'

type Call = (input: never, ...others: never[]) => Promise<unknown>
type Areas = { readonly [Area in keyof DeskClient as DeskClient[Area] extends object ? Area : never]: DeskClient[Area] }

/**
 * A verb of the desk by keys: what it led to, as the desk tells afterwards, or
 * nothing where the screen did not let it happen.
 */
export type VerbByKeys<Verb> = Verb extends (input: infer Input, ...others: never[]) => Promise<infer Output>
  ? (hands: Hands, input: Input) => Promise<Output | undefined>
  : never

/** The verbs of every area that have one answer, by keys. */
export type Verbs = {
  readonly [Area in keyof Areas]: {
    readonly [Verb in keyof Areas[Area] as Areas[Area][Verb] extends Call ? Verb : never]: VerbByKeys<Areas[Area][Verb]>
  }
}
