import {
  type Editor,
  type EditorContent,
  editorLimit,
  limitOf,
  type Passage,
  type Stretch,
  type WordingSpan,
} from './editor.ts'
import { settle, stepLeft } from './editor-graphemes.ts'
import { afterChange, outOfSpans, shifted } from './editor-spans.ts'
import { sendable } from './sendable.ts'

/** Text as an editor may hold it. */
export function clean(text: string, oneLine: boolean): string {
  return sendable(text, oneLine).text
}

/**
 * The content with a stretch replaced. What is inserted is made safe together
 * with what stands before it, because marks must not pile up across insertions
 * either.
 */
export function replaced(editor: Editor, start: number, end: number, text: string): EditorContent {
  const { oneLine } = editor
  const head = clean(editor.text.slice(0, start) + oneLineEnd(text), oneLine)
  const after = editor.text.slice(end)
  const whole = clean(head + after, oneLine)
  const unchanged = start === end && head.length === start
  if (unchanged || whole.length > Math.max(limitOf(editor), editor.text.length)) return editor
  const content = { text: whole, spans: afterChange(editor.spans, start, end, whole.length - editor.text.length) }
  return { ...content, cursor: settle(content, head.length) }
}

/** As much of a paste as there is room for, when so much of the text makes place for it. */
export function fitted(editor: Editor, freed: number, text: string): string {
  const room = roomFor(editor, freed)
  if (text.length <= room) return text
  // Making text safe shortens it now and then; what is a hundred times too long need not be looked at for that.
  const safe = clean(oneLineEnd(text.slice(0, 2 * room)), editor.oneLine)
  return safe.length <= room ? safe : safe.slice(0, stepLeft({ text: safe, spans: [] }, room + 1))
}

/** How many of these characters cannot be sent, where the cursor is. */
export function unsendable(editor: Editor, text: string): number {
  const before = editor.text.slice(0, editor.cursor)
  return sendable(before + oneLineEnd(text.slice(0, 2 * editorLimit)), editor.oneLine).dropped
}

/** Whether a paste will be cut to fit. */
export function isTooMuch(editor: Editor, freed: number, text: string): boolean {
  return text.length > roomFor(editor, freed)
}

function roomFor(editor: Editor, freed: number): number {
  return Math.max(0, limitOf(editor) - (editor.text.length - freed))
}

/**
 * Text with approved wording in it, in the place of a stretch. It is never put
 * into another wording: it goes behind the one that the cursor is in.
 */
export function inserted(editor: Editor, [from, end]: Stretch, passage: Passage): EditorContent {
  if (passage.spans.length === 0) return replaced(editor, from, end, passage.text)
  const left = from === end ? editor : { ...editor, ...replaced(editor, from, end, '') }
  const start = outOfSpans(left.spans, from)
  const bare = { ...left, cursor: start, spans: [] }
  const content = replaced(bare, start, start, passage.text)
  if (content === bare) return editor
  const shift = content.text.length - left.text.length
  const spans = [
    ...left.spans.filter((span) => span.end <= start && span.start < start),
    ...own(content, start, shift, passage),
    ...left.spans.filter((span) => span.start >= start).map((span) => shifted(span, shift)),
  ]
  return { text: content.text, spans, cursor: settle({ text: content.text, spans }, start + shift) }
}

/** The wordings that came with a passage, where they stand now; one that was changed on the way is altered. */
function own({ text }: EditorContent, start: number, length: number, passage: Passage): readonly WordingSpan[] {
  const intact = text.slice(start, start + length) === passage.text
  const [first] = passage.spans
  if (!first) return []
  if (intact) return passage.spans.map((span) => shifted(span, start))
  const { editable: _, ...locked } = first
  return passage.spans.length === 1 && length > 0 ? [{ ...locked, start, end: start + length, altered: true }] : []
}

function oneLineEnd(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}
