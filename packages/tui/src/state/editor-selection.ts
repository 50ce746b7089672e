import type { Editor, Passage, Stretch } from './editor.ts'
import { isWithinEditable, shifted } from './editor-spans.ts'

/**
 * What is selected: what is shown so, what a deletion takes and what is copied.
 *
 * Between the anchor and the cursor, and approved wording that it reaches into
 * as a whole: half of one is nothing that may be said. Within a stretch of it
 * that may be typed in the selection is as it was made.
 */
export function selectionOf({ anchor, cursor, spans }: Editor): Stretch | undefined {
  if (anchor === undefined || anchor === cursor) return undefined
  let [from, end] = [Math.min(anchor, cursor), Math.max(anchor, cursor)]
  if (isWithinEditable(spans, from, end)) return [from, end]
  for (const span of spans) {
    if (span.start < end && from < span.end) [from, end] = [Math.min(from, span.start), Math.max(end, span.end)]
  }
  return [from, end]
}

/** What is selected, to be put in elsewhere, with the wording that is whole in it. */
export function selectedPassage(editor: Editor): Passage | undefined {
  const selected = selectionOf(editor)
  if (!selected) return undefined
  const [from, end] = selected
  const inside = editor.spans.filter((span) => from <= span.start && span.end <= end)
  return { text: editor.text.slice(from, end), spans: inside.map((span) => shifted(span, -from)) }
}
