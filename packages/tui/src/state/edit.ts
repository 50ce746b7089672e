import type { EditAction, Handler, Handlers, SelectAction } from './action.ts'
import { reasonEdited } from './arrangements.ts'
import { chooseActions, filterEdited } from './choose.ts'
import { commandEdited } from './command.ts'
import { sayDropped } from './clip.ts'
import { draftEdited } from './composer.ts'
import { isTooMuch, unsendable } from './editor-change.ts'
import { editorHere } from './editor-here.ts'
import { limitOf } from './editor.ts'
import { listFilterEdited } from './finding/filter.ts'
import { paletteEdited } from './finding/palette.ts'
import { stepValue, summaryEdited } from './form.ts'
import type { Step } from './happening.ts'
import { composerWidth } from './layout.ts'
import { openPicker, pickerEdited } from './picker.ts'
import { rulesEdited } from './rules.ts'
import { rewriteEdited, wordingsEdited } from './scripts.ts'
import { searchEdited } from './search.ts'
import { openDraft, placeOf, topOverlay } from './select.ts'
import type { State } from './state.ts'
import { andThen, changeOverlay, step, tell } from './step.ts'
import { takeable } from './sending.ts'
import { type Editor, type EditorCommand, editText } from './text.ts'
import { undoActions } from './undo.ts'
import { fieldHere, verifyEdited } from './verify.ts'
import { whyEdited } from './why.ts'

const selectCommands: Readonly<Record<SelectAction, EditorCommand>> = {
  selectLeft: { do: 'select', to: 'left' },
  selectRight: { do: 'select', to: 'right' },
  selectUp: { do: 'select', to: 'up' },
  selectDown: { do: 'select', to: 'down' },
  selectWordLeft: { do: 'select', to: 'wordLeft' },
  selectWordRight: { do: 'select', to: 'wordRight' },
  selectLineStart: { do: 'select', to: 'lineStart' },
  selectLineEnd: { do: 'select', to: 'lineEnd' },
  selectAll: { do: 'selectAll' },
  setMark: { do: 'mark' },
}

const commands: Readonly<Record<EditAction, EditorCommand>> = {
  editLeft: { do: 'move', to: 'left' },
  editRight: { do: 'move', to: 'right' },
  editWordLeft: { do: 'move', to: 'wordLeft' },
  editWordRight: { do: 'move', to: 'wordRight' },
  editLineStart: { do: 'move', to: 'lineStart' },
  editLineEnd: { do: 'move', to: 'lineEnd' },
  editUp: { do: 'move', to: 'up' },
  editDown: { do: 'move', to: 'down' },
  editStart: { do: 'move', to: 'start' },
  editEnd: { do: 'move', to: 'end' },
  eraseLeft: { do: 'delete', to: 'left' },
  eraseRight: { do: 'delete', to: 'right' },
  eraseWord: { do: 'delete', to: 'wordLeft' },
  eraseWordRight: { do: 'delete', to: 'wordRight' },
  eraseToStart: { do: 'delete', to: 'lineStart' },
  eraseToEnd: { do: 'delete', to: 'lineEnd' },
  newline: { do: 'newline' },
  ...selectCommands,
  undo: { do: 'undo' },
  redo: { do: 'redo' },
}

/** Keys that move in or change whatever text has the cursor. */
export const editActions: Handlers<EditAction> = Object.fromEntries(
  Object.entries(commands).map(([name, command]): [string, Handler] => [name, (state) => editHere(state, command)]),
) as Handlers<EditAction>

/** A second colon in the composer opens the approved wording, in either width. */
const colon = /^[:：]$/

export function typed(state: State, text: string): Step {
  if (placeOf(state) === 'composer' && colon.test(text)) {
    const { editor } = openDraft(state)
    if (editor.anchor === undefined && colon.test(editor.text.charAt(editor.cursor - 1))) {
      return andThen(editHere(state, { do: 'delete', to: 'left' }), openPicker)
    }
  }
  const before = editorHere(state)
  const put = editHere(state, { do: 'type', text })
  // What is typed is a character at a time, and most are in every text.
  if (!before || editorHere(put[0]) !== before) return put
  const dropped = unsendable(before, text)
  if (dropped > 0) return sayDropped(put, dropped)
  return isTooMuch(before, 0, text) ? tell(put[0], 'warn', { say: 'fieldFull', limit: limitOf(before) }) : put
}

/** Apply a command to the text under the cursor, and let its owner hear of it. */
export function editHere(state: State, command: EditorCommand): Step {
  const apply = (editor: Editor): Editor => editText(editor, command, composerWidth(state))
  const { typing } = state.finding
  if (typing) return listFilterEdited(state, apply(typing.editor))
  const overlay = topOverlay(state)
  switch (overlay?.kind) {
    case 'search':
      return searchEdited(state, apply(overlay.editor))
    case 'picker':
      return pickerEdited(state, apply(overlay.editor))
    case 'choose':
      return filterEdited(state, apply(overlay.filter))
    case 'form':
      return overlay.field === 'summary' ? summaryEdited(state, apply(overlay.summary)) : editField(state, command)
    case 'comment':
      return step(changeOverlay(state, 'comment', (comment) => ({ ...comment, editor: apply(comment.editor) })))
    case 'palette':
      return paletteEdited(state, apply(overlay.editor))
    case 'command':
      return commandEdited(state, apply(overlay.editor))
    case 'reason':
      return reasonEdited(state, apply(overlay.editor))
    case 'why':
      return whyEdited(state, apply(overlay.editor))
    case 'rewrite':
      return rewriteEdited(state, apply(overlay.editor))
    case 'verify':
      return verifyEdited(state, apply(fieldHere(overlay)))
    case 'wordings':
      return wordingsEdited(state, apply(overlay.filter))
    case 'rules':
      return rulesEdited(state, apply(overlay.filter))
    case undefined:
      return editDraft(state, apply, command)
    default:
      return step(state)
  }
}

/** On a field of choices, left and right step through them, and letters look for one. */
function editField(state: State, command: EditorCommand): Step {
  if (command.do === 'move' && (command.to === 'left' || command.to === 'right'))
    return stepValue(state, command.to === 'left' ? -1 : 1)
  if (command.do !== 'type') return step(state)
  return andThen(chooseActions.formChoose(state, 0), (chooser) => editHere(chooser, command))
}

function editDraft(state: State, apply: (editor: Editor) => Editor, command: EditorCommand): Step {
  const { open } = state.queue
  if (state.focus !== 'composer' || open === undefined) return step(state)
  if (command.do === 'undo' && openDraft(state).editor.text === '') {
    const message = takeable(state, open)
    if (message) return undoActions.undoLast(state, 0)
  }
  const before = openDraft(state).editor.spans.length
  return andThen(draftEdited(state, open, apply), (edited) =>
    // A wording goes whole, by one key: that must not pass unseen.
    command.do === 'delete' && openDraft(edited).editor.spans.length < before
      ? tell(edited, 'info', { say: 'wordingErased' })
      : step(edited),
  )
}
