import { Box, Text, useCursor } from 'ink'
import { type ReactNode, useEffect, useReducer, useState } from 'react'
import type { State } from '../state/state.ts'
import { paletteOf } from './colours.ts'
import { drawnFrames } from './drawn-frames.ts'
import { rowPainter } from './row-painter.ts'

/**
 * What follows from a letter comes so much behind it. Nobody sees the time, and the terminal gets the letter meanwhile:
 * a program that computes on keeps the processor, and what it has written waits in the kernel.
 */
const behindEchoMs = 4

/** The state, drawn. The terminal's own cursor stands where text goes in, so that an input method opens there. */
export function Screen({ state }: { state: State }): ReactNode {
  const { setCursorPosition } = useCursor()
  const [{ draw, paint }] = useState(() => ({ draw: drawnFrames(), paint: rowPainter() }))
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const { columns, rows } = state.size
  const { frame, isEcho } = draw(state)
  useEffect(() => {
    if (!isEcho) return undefined
    const soon = setTimeout(drawAgain, behindEchoMs)
    return () => clearTimeout(soon)
  }, [isEcho])
  setCursorPosition(frame.cursor)
  const painted = paint(frame, paletteOf(state.settings.theme, state.traits), columns)
  // One text, as it is one picture: React has nothing to compare, and Ink nothing to lay out.
  return (
    <Box width={columns} height={rows}>
      <Text wrap="hard">{painted.join('\n')}</Text>
    </Box>
  )
}
