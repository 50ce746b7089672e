import type { Editor } from '../editor.ts'
import type { FilterPlace } from './filtered-lists.ts'
import { noVisits, type Visits } from './visits.ts'

/** A filter that is being typed. */
interface FilterTyping {
  readonly place: FilterPlace
  readonly editor: Editor
  /** The row the cursor was on before, for when nothing of the filter is kept. */
  readonly selected: number
}

/** What a list is narrowed to. */
export interface Filter {
  readonly text: string
  /** Whose list it is: another customer's bills are not narrowed by it. */
  readonly of: string
}

/** How the agent finds things: filters, what was looked at, and what was done and typed before. */
export interface FindingState {
  readonly typing: FilterTyping | undefined
  readonly filters: Partial<Readonly<Record<FilterPlace, Filter>>>
  readonly visits: Visits
  /** What the palette did last, the newest first. */
  readonly recent: readonly string[]
  /** Lines of the command line, the newest first. */
  readonly lines: readonly string[]
}

export const noFinding: FindingState = { typing: undefined, filters: {}, visits: noVisits, recent: [], lines: [] }
