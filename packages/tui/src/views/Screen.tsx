import { Box, useCursor } from 'ink'
import type { ReactNode } from 'react'
import type { State } from '../state/state.ts'
import { wordsOf } from '../words/index.ts'
import { paletteOf } from './colours.ts'
import { frameOf } from './frame.ts'
import { Colours, Columns, Rows } from './paint.tsx'

/** The state, drawn. The terminal's own cursor stands where text goes in, so that an input method opens there. */
export function Screen({ state }: { state: State }): ReactNode {
  const { setCursorPosition } = useCursor()
  const { columns, rows } = state.size
  const frame = frameOf(state, wordsOf(state.session.lang))
  setCursorPosition(frame.cursor)
  return (
    <Colours value={paletteOf(state.settings.theme, state.traits)}>
      <Box flexDirection="column" width={columns} height={rows}>
        <Rows lines={frame.top} width={columns} />
        <Columns columns={frame.columns} height={frame.bodyHeight} />
        <Rows lines={frame.bottom} width={columns} />
      </Box>
    </Colours>
  )
}
