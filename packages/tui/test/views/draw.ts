import { renderToString } from 'ink'
import { createElement } from 'react'
import type { State } from '../../src/state/state.ts'
import { Screen } from '../../src/views/Screen.tsx'

/** The screen as rows of plain text. */
export function draw(state: State): readonly string[] {
  return renderToString(createElement(Screen, { state }), { columns: state.size.columns })
    .replaceAll(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
}
