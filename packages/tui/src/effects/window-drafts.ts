import { joinedDrafts } from '../state/composer.ts'
import type { LoadedText, SavedDraft } from '../state/state.ts'
import { editorOf } from '../state/text.ts'

/**
 * A draft as one window of the desk has written it. An agent may have several
 * windows open on one folder; each keeps its own text, so that none is written
 * over by another.
 */
export interface WindowDraft {
  readonly draft: SavedDraft
  /** The window, and how often it had written: whoever reads this has taken over just that. */
  readonly by: string
  readonly nth: number
}

/** Drafts of a document; what is none is left out. One from before windows were told apart is of no window. */
export function windowDraftsIn(value: unknown): readonly WindowDraft[] {
  const list = (value as { readonly windows?: unknown } | null)?.windows
  if (!Array.isArray(list)) {
    const draft = draftOf(value)
    return draft ? [{ draft, by: '', nth: 0 }] : []
  }
  return list.flatMap((one: unknown): readonly WindowDraft[] => {
    const { draft: kept, by, nth } = (one ?? {}) as Partial<Record<keyof WindowDraft, unknown>>
    const draft = draftOf(kept)
    return draft && typeof by === 'string' && typeof nth === 'number' ? [{ draft, by, nth }] : []
  })
}

/** Nothing where it is no draft: the agent can go on working without it. */
export function draftOf(value: unknown): SavedDraft | undefined {
  const draft = value as Partial<SavedDraft> | null
  if (typeof draft?.text !== 'string') return undefined
  const { text, spans, billId, after } = draft
  return { text, spans: Array.isArray(spans) ? spans : [], billId, ...(typeof after === 'string' && { after }) }
}

/** One draft of what several windows have left, a line each, and nothing twice. */
export function joined(drafts: readonly SavedDraft[]): LoadedText | undefined {
  let whole: LoadedText | undefined
  for (const draft of drafts) whole = whole === undefined ? draft : withOther(whole, draft)
  return whole
}

function withOther(first: LoadedText, then: SavedDraft): LoadedText {
  if (first.text.includes(then.text)) return first
  if (then.text.includes(first.text)) return then
  // Wording that was filled for another bill is plain text beside this one.
  const spans = then.billId === first.billId ? then.spans : []
  const { text, spans: both } = joinedDrafts(editorOf(first.text, first.spans), editorOf(then.text, spans))
  return { ...first, text, spans: both, windows: (first.windows ?? 1) + 1 }
}
