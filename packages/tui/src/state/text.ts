import { type Editor, type EditorCommand, edit, editorOf, emptyEditor, emptyLine, wordingsIn } from './editor.ts'

export { editorOf, emptyEditor, emptyLine, wordingsIn }
export type { Editor, EditorCommand }

/** Apply a command to a text that wraps at `columns`. */
export function editText(editor: Editor, command: EditorCommand, columns: number): Editor {
  return edit(editor, command, columns)
}

/** Put another text in place of the whole, as undoable steps. */
export function replaceText(editor: Editor, text: string): Editor {
  const cleared = edit(editor, { do: 'clear' })
  return edit(cleared, { do: 'paste', text })
}
