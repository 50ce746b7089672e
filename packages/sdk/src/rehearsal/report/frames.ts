import type { TurnTrace } from '../player/play-conversation.ts'
import type { FrameSpan, ScreenFrame } from '../player/stage.ts'
import type { FrameData } from './page-data.ts'

export interface Frames {
  readonly frames: readonly FrameData[]
  readonly screenRows: readonly (readonly FrameSpan[])[]
}

/** The screens of a conversation. From one to the next most rows stay, so each row is kept once. */
export function framesOf(turns: readonly TurnTrace[]): Frames {
  const places = new Map<string, number>()
  const screenRows: (readonly FrameSpan[])[] = []
  const placeOf = (row: readonly FrameSpan[]): number => {
    const name = JSON.stringify(row)
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, screenRows.length)
    return screenRows.push(row) - 1
  }
  const frames = turns.flatMap((trace) =>
    shownIn(trace).map(({ rows, ...frame }) => ({ ...frame, turn: trace.turn, rows: rows.map(placeOf) })),
  )
  return { frames, screenRows }
}

/** What the screen kept of a turn; from one that keeps nothing, what an expectation read off it. */
function shownIn({ frames, outcome: { screen } }: TurnTrace): readonly ScreenFrame[] {
  if (frames) return frames
  return screen ? [{ rows: screen.map((text) => [{ text }]) }] : []
}
