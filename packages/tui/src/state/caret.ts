import { layoutEditor } from './editor-layout.ts'
import { editActions } from './edit.ts'
import type { Step } from './happening.ts'
import { composerWidth } from './layout.ts'
import { openDraft } from './select.ts'
import type { State } from './state.ts'
import { andThen, step } from './step.ts'

/** A click into the reply: put the cursor so many rows and columns from where it is, as near as its text allows. */
export interface CaretMoved {
  readonly kind: 'caret'
  readonly rows: number
  readonly columns: number
}

/** By the same steps as the arrow keys, so that it stops wherever they do: at whole characters, and beside approved wording. */
export function caretMoved(state: State, { rows, columns }: CaretMoved): Step {
  const from = cellOf(state)
  const target = { row: from.row + rows, column: Math.max(0, from.column + columns) }
  const { rows: written } = layoutEditor(openDraft(state).editor, composerWidth(state))
  // A click beside the text is no place in it.
  if (target.row < 0 || target.row >= written.length) return step(state)
  const vertical = Array.from({ length: Math.abs(rows) }).reduce<Step>(
    (before) => andThen(before, (now) => editActions[rows < 0 ? 'editUp' : 'editDown'](now, 0)),
    step(state),
  )
  return andThen(vertical, (there) => along(there, target.column))
}

/** Left or right on the same row, while that comes nearer. */
function along(state: State, column: number): Step {
  let now = step(state)
  for (;;) {
    const here = cellOf(now[0])
    const next = andThen(now, (at) => editActions[column < here.column ? 'editLeft' : 'editRight'](at, 0))
    const there = cellOf(next[0])
    const nearer = Math.abs(there.column - column) < Math.abs(here.column - column)
    if (there.row !== here.row || !nearer) return now
    now = next
  }
}

function cellOf(state: State): { readonly row: number; readonly column: number } {
  return layoutEditor(openDraft(state).editor, composerWidth(state)).cursor
}
