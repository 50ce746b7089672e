import type { WordingUse } from '@zuoxi/sdk'

/** A stretch of the draft that an approved wording put there. `start` and `end` are UTF-16 offsets, end exclusive. */
export interface WordingSpan {
  readonly start: number
  readonly end: number
  readonly use: WordingUse
  /** Its text is no longer the approved one. */
  readonly altered: boolean
}

/** The text and where one is in it: what undo goes back to. */
export interface EditorContent {
  readonly text: string
  /** A UTF-16 offset, always between graphemes and never inside a span. */
  readonly cursor: number
  readonly spans: readonly WordingSpan[]
}

/** The composer's text model. Its text is safe to show by construction. */
export interface Editor extends EditorContent {
  /** The column that `up` and `down` try to keep. */
  readonly goalColumn?: number
  readonly past: readonly EditorContent[]
  readonly future: readonly EditorContent[]
}

/** Where the cursor may be moved to. `up` and `down` follow the wrapped rows. */
export type Motion =
  | 'left' | 'right' | 'wordLeft' | 'wordRight' | 'lineStart' | 'lineEnd' | 'up' | 'down' | 'start' | 'end'

/** What a key may do to the draft. */
export type EditorCommand =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'paste'; readonly text: string }
  | { readonly do: 'insertWording'; readonly text: string; readonly use: WordingUse }
  | { readonly do: 'newline' }
  | { readonly do: 'move'; readonly to: Motion }
  | { readonly do: 'delete'; readonly to: Motion }
  | { readonly do: 'clear' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
