import {
  commandLine,
  type Editor,
  type EditorCommand,
  edit,
  editorOf,
  emptyEditor,
  emptyLine,
  lineOf,
  wordingsIn,
} from './editor.ts'

export { commandLine, editorOf, emptyEditor, emptyLine, lineOf, wordingsIn }
export type { Editor, EditorCommand }

/** Apply a command to a text that wraps at `columns`. */
export function editText(editor: Editor, command: EditorCommand, columns: number): Editor {
  return edit(editor, command, columns)
}

/**
 * Put another text in place of a stretch, as one step that undo takes back.
 * Approved wording outside it stays what it is; a wording that the stretch
 * reaches into goes whole.
 */
export function replaceRange(editor: Editor, from: number, to: number, text: string): Editor {
  return replaceWith(editor, from, to, { do: 'paste', text })
}

/** The same, with whatever a command puts in. */
export function replaceWith(editor: Editor, from: number, to: number, command: EditorCommand): Editor {
  const { text, cursor, spans, past } = editor
  const next = edit({ ...editor, anchor: from, cursor: to }, command)
  return { ...next, past: [...past, { text, cursor, spans }], future: [] }
}
