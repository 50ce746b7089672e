import { wordsOf } from '../words/index.ts'
import type { State } from '../state/state.ts'
import { frameRows } from '../views/flat-frame.ts'
import { frameOf } from '../views/frame.ts'
import type { Picture, PictureTheme } from './svg.ts'

/** What the terminal would show of a state, as rows. */
export function takePicture(state: State, title: string, theme: PictureTheme = 'dark'): Picture {
  const { columns, rows: height } = state.size
  const frame = frameOf(state, wordsOf(state.session.lang))
  const drawn = frameRows(frame, columns)
  const rows = Array.from({ length: height }, (_, row) => drawn[row] ?? [])
  return { rows, columns, cursor: frame.cursor, title, theme }
}
