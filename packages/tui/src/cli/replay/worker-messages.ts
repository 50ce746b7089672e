import type { Cast, FiledConversation, RehearsalResult } from '@zuoxi/sdk/rehearsal'
import type { StageName } from '../embedded.ts'

/** What the program is called with to play for another process of itself; never typed by anybody. */
export const rehearsalWorker = 'rehearsal-worker'

/** Told to a worker: once what to play on, then what to play. */
export type ToWorker =
  | { readonly kind: 'begin'; readonly cast: Cast; readonly stages: readonly StageName[]; readonly traced: boolean }
  | { readonly kind: 'play'; readonly batch: readonly FiledConversation[] }

/** Told by it. */
export type FromWorker =
  | { readonly kind: 'played'; readonly at: number; readonly result: RehearsalResult }
  | { readonly kind: 'done' }
