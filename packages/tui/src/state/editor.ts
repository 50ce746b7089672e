import type { WordingUse } from '@zuoxi/sdk'
import { clean, fitted, inserted, replaced } from './editor-change.ts'
import { stepLeft, stepRight, wordLeft, wordRight } from './editor-graphemes.ts'
import { layoutEditor, offsetByRow } from './editor-layout.ts'
import { selectionOf } from './editor-selection.ts'
import { deletable, isWhole, lockAround } from './editor-spans.ts'

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
  /** As it will be sent; whoever shows it makes it safe to be shown. */
  readonly text: string
  /** A UTF-16 offset between graphemes or at the edge of a locked stretch, never inside either. */
  readonly cursor: number
  readonly spans: readonly WordingSpan[]
}

/** The composer's text model. Its text may be sent by construction. */
export interface Editor extends EditorContent {
  /** The other end of what is selected; the cursor is this one. */
  readonly anchor?: number
  /** A mark was set: plain motions select, until the text changes or the mark is taken away. */
  readonly marked?: true
  /** The column that `up` and `down` try to keep. */
  readonly goalColumn?: number
  /** For a search or a filter: line ends become spaces. */
  readonly oneLine: boolean
  /** Where it may get longer or less long than others of its kind. */
  readonly limit?: number
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

/** Text to be put in with the approved wording that is in it, by offsets of its own. */
export interface Passage {
  readonly text: string
  readonly spans: readonly WordingSpan[]
}

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
  | { readonly do: 'insertPassage'; readonly passage: Passage }
  | { readonly do: 'newline' }
  | { readonly do: 'move'; readonly to: Motion }
  | { readonly do: 'select'; readonly to: Motion }
  | { readonly do: 'selectAll' }
  | { readonly do: 'unselect' }
  | { readonly do: 'mark' }
  | { readonly do: 'delete'; readonly to: Motion }
  | { readonly do: 'clear' }
  /** All of it gives way to another text. */
  | { readonly do: 'become'; readonly content: EditorContent }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }

/** How long a draft may get, in UTF-16 units: some messages' worth. What would not fit is not taken at all. */
export const editorLimit = 10_000

/** How long a field of one line may get: what is looked for is no longer than this anywhere. */
export const lineLimit = 64

/** How long a text may get where it is written. */
export function limitOf({ oneLine, limit }: Pick<Editor, 'oneLine' | 'limit'>): number {
  return limit ?? (oneLine ? lineLimit : editorLimit)
}

const undoLimit = 200

export const emptyEditor: Editor = {
  text: '',
  cursor: 0,
  spans: [],
  oneLine: false,
  typing: false,
  past: [],
  future: [],
}

/** An empty field of one line. */
export const emptyLine: Editor = { ...emptyEditor, oneLine: true }

/** The command line: a command with what it is given may be longer than what one looks for. */
export function commandLine(text: string): Editor {
  return { ...lineOf(text), limit: 500 }
}

/** A field of one line that begins with a text. */
export function lineOf(text: string): Editor {
  return editorOf(text, [], true)
}

/** An editor that begins with a text, the cursor at its end. Spans that the text does not hold are left out. */
export function editorOf(text: string, spans: readonly WordingSpan[] = [], oneLine = false): Editor {
  const safe = clean(text, oneLine)
  const kept = safe === text ? spans.filter((span) => isWhole(span, safe.length)) : []
  return { ...emptyEditor, text: safe, cursor: safe.length, spans: kept, oneLine }
}

/**
 * Do what a key asked of the draft. What is selected goes when something takes
 * its place.
 *
 * `columns` is the pane's width, which `up` and `down` need. When nothing
 * changes (nothing to delete, no room to type) the same editor comes back.
 *
 * @example
 * edit(editorOf('你好'), { do: 'delete', to: 'left' }).text // '你'
 */
export function edit(editor: Editor, command: EditorCommand, columns = 80): Editor {
  const selected = selectionOf(editor)
  const [from, end] = selected ?? [editor.cursor, editor.cursor]
  switch (command.do) {
    case 'type': {
      const next = replaced(editor, from, end, command.text)
      const joins = editor.typing && !selected && command.text !== ' '
      return next === editor
        ? editor
        : { ...(joins ? withoutStep(editor, next) : withStep(editor, next)), typing: true }
    }
    case 'paste':
      return withStep(editor, replaced(editor, from, end, fitted(editor, end - from, command.text)))
    case 'newline':
      return editor.oneLine ? editor : withStep(editor, replaced(editor, from, end, '\n'))
    case 'insertWording': {
      const { text, use, editable } = command
      const own = { start: 0, end: text.length, use, altered: false, ...(editable && { editable }) }
      return withStep(editor, inserted(editor, [from, end], { text, spans: [own] }))
    }
    case 'insertPassage':
      return withStep(editor, inserted(editor, [from, end], command.passage))
    case 'delete':
      return withStep(editor, deleted(editor, selected ?? stretchTo(editor, command.to, columns)))
    case 'clear':
      return withStep(editor, deleted(editor, [0, editor.text.length]))
    case 'become':
      return command.content.text === editor.text ? editor : withStep(editor, command.content)
    case 'move':
      if (editor.marked) return selecting(editor, command.to, columns)
      return moved(editor, selected ? besideSelection(command.to, selected) : command.to, columns)
    case 'select':
      return selecting(editor, command.to, columns)
    case 'selectAll':
      return editor.text === '' ? editor : { ...unselected(editor), anchor: 0, cursor: editor.text.length }
    case 'unselect':
      return unselected(editor)
    case 'mark':
      return editor.marked ? unselected(editor) : { ...unselected(editor), anchor: editor.cursor, marked: true }
    case 'undo':
    case 'redo':
      return travelled(editor, command.do)
  }
}

/** The approved wordings that stand in the draft, in the order of the text. */
export function wordingsIn(editor: EditorContent): WordingUse[] {
  return editor.spans.filter((span) => !span.altered).map((span) => span.use)
}

function deleted(editor: Editor, [from, end]: Stretch): EditorContent {
  return from === end ? editor : replaced(editor, from, end, '')
}

/** What a deletion in some direction takes. */
function stretchTo(editor: Editor, to: Motion, columns: number): Stretch {
  const at = target(editor, to, columns)
  return deletable(editor.spans, editor.cursor, [Math.min(at, editor.cursor), Math.max(at, editor.cursor)])
}

/** Take a new content on, and remember the old one for undo. */
function withStep(editor: Editor, next: EditorContent): Editor {
  if (next === editor) return editor
  const { text, cursor, spans } = editor
  return { ...withoutStep(editor, next), past: [...editor.past, { text, cursor, spans }].slice(-undoLimit) }
}

function withoutStep({ oneLine, limit, past }: Editor, { text, cursor, spans }: EditorContent): Editor {
  return { text, cursor, spans, oneLine, ...(limit !== undefined && { limit }), typing: false, past, future: [] }
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

function moved(editor: Editor, to: Motion | number, columns: number): Editor {
  const vertical = to === 'up' || to === 'down'
  const cursor = typeof to === 'number' ? to : target(editor, to, columns)
  if (cursor === editor.cursor && !editor.typing && editor.anchor === undefined) return editor
  const { goalColumn: _, ...rest } = unselected(editor)
  return { ...rest, cursor, typing: false, ...(vertical ? { goalColumn: goalOf(editor, columns) } : {}) }
}

/** Without Shift, left and right go to an end of what is selected; every other motion goes on from the cursor. */
function besideSelection(to: Motion, [from, end]: Stretch): Motion | number {
  if (to === 'left') return from
  return to === 'right' ? end : to
}

/** The same motion, and what it passes over is selected. */
function selecting(editor: Editor, to: Motion, columns: number): Editor {
  const { anchor = editor.cursor, marked } = editor
  const next = moved(unselected(editor), to, columns)
  if (next.cursor === editor.cursor) return editor
  return { ...next, anchor, ...(marked && { marked }) }
}

function unselected(editor: Editor): Editor {
  if (editor.anchor === undefined) return editor
  const { anchor: _, marked: __, ...rest } = editor
  return rest
}

function travelled(editor: Editor, way: 'undo' | 'redo'): Editor {
  const [from, to] = way === 'undo' ? [editor.past, editor.future] : [editor.future, editor.past]
  const content = from.at(-1)
  if (!content) return editor
  const { text, cursor, spans, oneLine, limit } = editor
  const left = from.slice(0, -1)
  const other = [...to, { text, cursor, spans }].slice(-undoLimit)
  return {
    ...content,
    oneLine,
    ...(limit !== undefined && { limit }),
    typing: false,
    past: way === 'undo' ? left : other,
    future: way === 'undo' ? other : left,
  }
}
