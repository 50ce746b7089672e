import { Box, Text, useCursor } from 'ink'
import { memo, type ReactNode, useState } from 'react'
import type { State } from '../state/state.ts'
import { wordsOf } from '../words/index.ts'
import { paletteOf } from './colours.ts'
import { frameOf } from './frame.ts'
import { type PaintRows, rowPainter } from './row-painter.ts'

/** The state, drawn. The terminal's own cursor stands where text goes in, so that an input method opens there. */
export function Screen({ state }: { state: State }): ReactNode {
  const { setCursorPosition } = useCursor()
  const [paint] = useState<PaintRows>(() => rowPainter())
  const { columns, rows } = state.size
  const frame = frameOf(state, wordsOf(state.session.lang))
  setCursorPosition(frame.cursor)
  const painted = paint(frame, paletteOf(state.settings.theme, state.traits), columns)
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {painted.map((row, i) => (
        <Row key={i} row={row} />
      ))}
    </Box>
  )
}

/** One row of the screen, painted. React looks at it again only when it reads otherwise. */
const Row: React.MemoExoticComponent<(props: { row: string }) => ReactNode> = memo(function Row({ row }) {
  return <Text wrap="truncate">{row === '' ? ' ' : row}</Text>
})
