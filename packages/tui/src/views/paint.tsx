import { Box, Text } from 'ink'
import { createContext, memo, type ReactNode, use } from 'react'
import type { Column, Part } from './frame.ts'
import { noColours, paintSpan, type Palette } from './colours.ts'
import { fit, type Line, type Span } from './span.ts'

/** What the tones of a text look like here. Bold, inverse and underline need no colour. */
export const Colours: React.Context<Palette> = createContext(noColours)

function sameLine(a: Line, b: Line): boolean {
  return a === b || (a.length === b.length && a.every((span, i) => sameSpan(span, b[i] as Span)))
}

function sameSpan(a: Span, b: Span): boolean {
  return (
    a === b ||
    (a.text === b.text &&
      a.tone === b.tone &&
      a.bold === b.bold &&
      a.inverse === b.inverse &&
      a.underline === b.underline)
  )
}

/** One row. It is drawn again only when what it says has changed. */
export const Row: React.MemoExoticComponent<(props: { line: Line; width: number }) => ReactNode> = memo(
  function Row({ line, width }: { line: Line; width: number }): ReactNode {
    const colours = use(Colours)
    if (line.length === 0) return <Text> </Text>
    return <Text wrap="truncate">{fit(line, width).map((span) => paintSpan(span, colours)).join('')}</Text>
  },
  (before, after) => before.width === after.width && sameLine(before.line, after.line),
)

export function Rows({ lines, width }: { lines: readonly Line[]; width: number }): ReactNode {
  return lines.map((line, i) => <Row key={i} line={line} width={width} />)
}

/** A part of a column, never higher than its place. */
const PartRows: React.MemoExoticComponent<(props: { part: Part; width: number }) => ReactNode> = memo(
  function PartRows({ part, width }: { part: Part; width: number }): ReactNode {
    const lines = part.view(part.slice).slice(0, part.height)
    return (
      <Box flexDirection="column" width={width} height={part.height} flexShrink={0}>
        <Rows lines={lines} width={width} />
      </Box>
    )
  },
  (before, after) => before.width === after.width && samePart(before.part, after.part),
)

function samePart(a: Part, b: Part): boolean {
  return a.view === b.view && a.height === b.height && sameFields(a.slice, b.slice)
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => Object.is((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

export function Columns({ columns, height }: { columns: readonly Column[]; height: number }): ReactNode {
  return (
    <Box flexDirection="row" height={height} flexShrink={0}>
      {columns.map((column, i) => (
        <Box key={i} flexDirection="column" width={column.width} flexShrink={0}>
          {column.parts.map((part, j) => (
            <PartRows key={j} part={part} width={column.width} />
          ))}
        </Box>
      ))}
    </Box>
  )
}
