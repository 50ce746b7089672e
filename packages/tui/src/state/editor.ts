import { safeText } from '@zuoxi/sdk'
import type { SafeText, WordingUse } from '@zuoxi/sdk'
import { settle, stepLeft, stepRight, wordLeft, wordRight } from './editor-graphemes.ts'
import { afterChange, deletable, isWhole, lockAround, outOfSpans, shifted } from './editor-spans.ts'
import { layoutEditor, offsetByRow } from './editor-layout.ts'

/** A stretch of the draft that an approved wording put there. `start` and `end` are UTF-16 offsets, end exclusive. */
export interface WordingSpan {
  readonly start: number
  readonly end: number
  readonly use: WordingUse
  /** Its text is no longer the approved one. */
  readonly altered: boolean
  /** Stretches of it that may be typed in, by offsets of the whole text, in order; all else of it is locked. */
  readonly editable?: readonly Stretch[]
}

/** UTF-16 offsets, end exclusive. */
export type Stretch = readonly [start: number, end: number]

/** The text and where one is in it: what undo goes back to. */
export interface EditorContent {
  readonly text: SafeText
  /** A UTF-16 offset between graphemes or at the edge of a locked stretch, never inside either. */
  readonly cursor: number
  readonly spans: readonly WordingSpan[]
}

/** The composer's text model. Its text is safe to show by construction. */
export interface Editor extends EditorContent {
  /** The column that `up` and `down` try to keep. */
  readonly goalColumn?: number
  /** For a search or a filter: line ends become spaces. */
  readonly oneLine: boolean
  /** The last command typed a character, so the next one joins its undo step. */
  readonly typing: boolean
  readonly past: readonly EditorContent[]
  readonly future: readonly EditorContent[]
}

/** Where the cursor may be moved to. `up` and `down` follow the wrapped rows. */
export type Motion =
  | 'left'
  | 'right'
  | 'wordLeft'
  | 'wordRight'
  | 'lineStart'
  | 'lineEnd'
  | 'up'
  | 'down'
  | 'start'
  | 'end'

/** What a key may do to the draft. */
export type EditorCommand =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'paste'; readonly text: string }
  | {
      readonly do: 'insertWording'
      readonly text: string
      readonly use: WordingUse
      /** Stretches of `text` that may be typed in. */
      readonly editable?: readonly Stretch[]
    }
  | { readonly do: 'newline' }
  | { readonly do: 'move'; readonly to: Motion }
  | { readonly do: 'delete'; readonly to: Motion }
  | { readonly do: 'clear' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }

/** How long a draft may get, in UTF-16 units: some messages' worth. What would not fit is not taken at all. */
export const editorLimit = 10_000

const undoLimit = 200

export const emptyEditor: Editor = {
  text: safeText(''),
  cursor: 0,
  spans: [],
  oneLine: false,
  typing: false,
  past: [],
  future: [],
}

/** An empty field of one line. */
export const emptyLine: Editor = { ...emptyEditor, oneLine: true }

/** An editor that begins with a text, the cursor at its end. Spans that the text does not hold are left out. */
export function editorOf(text: string, spans: readonly WordingSpan[] = [], oneLine = false): Editor {
  const safe = clean(text, oneLine)
  const kept = safe === text ? spans.filter((span) => isWhole(span, safe.length)) : []
  return { ...emptyEditor, text: safe, cursor: safe.length, spans: kept, oneLine }
}

/**
 * Do what a key asked of the draft.
 *
 * `columns` is the pane's width, which `up` and `down` need. When nothing
 * changes (nothing to delete, no room to paste) the same editor comes back.
 *
 * @example
 * edit(editorOf('你好'), { do: 'delete', to: 'left' }).text // '你'
 */
export function edit(editor: Editor, command: EditorCommand, columns = 80): Editor {
  switch (command.do) {
    case 'type': {
      const next = replaced(editor, editor.cursor, editor.cursor, command.text)
      const joins = editor.typing && command.text !== ' '
      return next === editor
        ? editor
        : { ...(joins ? withoutStep(editor, next) : withStep(editor, next)), typing: true }
    }
    case 'paste':
      return withStep(editor, replaced(editor, editor.cursor, editor.cursor, command.text))
    case 'newline':
      return editor.oneLine ? editor : withStep(editor, replaced(editor, editor.cursor, editor.cursor, '\n'))
    case 'insertWording':
      return withStep(editor, inserted(editor, command))
    case 'delete': {
      const to = target(editor, command.to, columns)
      const asked: Stretch = [Math.min(to, editor.cursor), Math.max(to, editor.cursor)]
      const [from, end] = deletable(editor.spans, editor.cursor, asked)
      return withStep(editor, from === end ? editor : replaced(editor, from, end, ''))
    }
    case 'clear':
      return withStep(editor, replaced(editor, 0, editor.text.length, ''))
    case 'move':
      return moved(editor, command.to, columns)
    case 'undo':
    case 'redo':
      return travelled(editor, command.do)
  }
}

/** The approved wordings that stand in the draft, in the order of the text. */
export function wordingsIn(editor: EditorContent): WordingUse[] {
  return editor.spans.filter((span) => !span.altered).map((span) => span.use)
}

function clean(text: string, oneLine: boolean): SafeText {
  return safeText(text, { keepNewlines: !oneLine })
}

/**
 * The content with a stretch replaced. What is inserted is made safe together
 * with what stands before it, because marks must not pile up across insertions
 * either.
 */
function replaced(editor: Editor, start: number, end: number, text: string): EditorContent {
  const { oneLine } = editor
  const head = clean(editor.text.slice(0, start) + text.replaceAll(/\r\n?/g, '\n'), oneLine)
  const after = editor.text.slice(end)
  const whole = clean(head + after, oneLine)
  const unchanged = start === end && head.length === start
  if (unchanged || whole.length > Math.max(editorLimit, editor.text.length)) return editor
  const content = { text: whole, spans: afterChange(editor.spans, start, end, whole.length - editor.text.length) }
  return { ...content, cursor: settle(content, head.length) }
}

/** An approved wording is never put into another one: it goes behind the one that the cursor is in. */
function inserted(editor: Editor, command: Extract<EditorCommand, { do: 'insertWording' }>): EditorContent {
  const { text, use, editable } = command
  const start = outOfSpans(editor.spans, editor.cursor)
  const bare = { ...editor, cursor: start, spans: [] }
  const content = replaced(bare, start, start, text)
  if (content === bare) return editor
  const shift = content.text.length - editor.text.length
  const behind = editor.spans.filter((span) => span.start >= start)
  const own = {
    start,
    end: start + shift,
    use,
    altered: content.text.slice(start, start + shift) !== text,
    ...(editable && { editable: editable.map(([from, to]): Stretch => [from + start, to + start]) }),
  }
  const spans = [
    ...editor.spans.filter((span) => span.end <= start && span.start < start),
    own,
    ...behind.map((span) => shifted(span, shift)),
  ]
  return { ...content, spans, cursor: settle({ text: content.text, spans }, start + shift) }
}

/** Take a new content on, and remember the old one for undo. */
function withStep(editor: Editor, next: EditorContent): Editor {
  if (next === editor) return editor
  const { text, cursor, spans } = editor
  return { ...withoutStep(editor, next), past: [...editor.past, { text, cursor, spans }].slice(-undoLimit) }
}

function withoutStep({ oneLine, past }: Editor, { text, cursor, spans }: EditorContent): Editor {
  return { text, cursor, spans, oneLine, typing: false, past, future: [] }
}

function target(editor: Editor, to: Motion, columns: number): number {
  const { text, cursor } = editor
  switch (to) {
    case 'left':
      return stepLeft(editor, cursor)
    case 'right':
      return stepRight(editor, cursor)
    case 'wordLeft':
      return wordLeft(editor, cursor)
    case 'wordRight':
      return wordRight(editor, cursor)
    case 'lineStart':
      return outOfSpan(editor, cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1, 'start')
    case 'lineEnd':
      return outOfSpan(editor, text.indexOf('\n', cursor) < 0 ? text.length : text.indexOf('\n', cursor), 'end')
    case 'up':
      return offsetByRow(editor, -1, columns, goalOf(editor, columns))
    case 'down':
      return offsetByRow(editor, 1, columns, goalOf(editor, columns))
    case 'start':
      return 0
    case 'end':
      return text.length
  }
}

/** A wording may have line ends of its own, where the cursor may not stop. */
function outOfSpan(editor: Editor, offset: number, side: 'start' | 'end'): number {
  const lock = lockAround(editor.spans, offset)
  return lock?.[side === 'start' ? 0 : 1] ?? offset
}

function goalOf(editor: Editor, columns: number): number {
  return editor.goalColumn ?? layoutEditor(editor, columns).cursor.column
}

function moved(editor: Editor, to: Motion, columns: number): Editor {
  const { goalColumn: _, ...rest } = editor
  const vertical = to === 'up' || to === 'down'
  const cursor = target(editor, to, columns)
  if (cursor === editor.cursor && !editor.typing) return editor
  return { ...rest, cursor, typing: false, ...(vertical ? { goalColumn: goalOf(editor, columns) } : {}) }
}

function travelled(editor: Editor, way: 'undo' | 'redo'): Editor {
  const [from, to] = way === 'undo' ? [editor.past, editor.future] : [editor.future, editor.past]
  const content = from.at(-1)
  if (!content) return editor
  const { text, cursor, spans, oneLine } = editor
  const left = from.slice(0, -1)
  const other = [...to, { text, cursor, spans }].slice(-undoLimit)
  return {
    ...content,
    oneLine,
    typing: false,
    past: way === 'undo' ? left : other,
    future: way === 'undo' ? other : left,
  }
}
