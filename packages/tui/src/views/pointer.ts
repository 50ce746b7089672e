import { paneOfPart } from '../state/pointer.ts'
import type { Happening } from '../state/happening.ts'
import type { InputEvent } from '../state/input.ts'
import { placeOf, seatedAt, topOverlay } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { wordsOf } from '../words/index.ts'
import { frameOf } from './frame.ts'
import { type Spot, spotAt } from './spot.ts'
import { bindingFor } from '../keys/effective.ts'
import { happeningOf } from '../keys/row-happening.ts'

type MouseEvent = Extract<InputEvent, { kind: 'mouse' }>

/** What the mouse means here: a click does what a key does, and the wheel moves what is under the pointer. */
export function mouseHappening(event: MouseEvent, state: State): Happening | undefined {
  if (!state.settings.mouse || state.lock) return undefined
  const { action, button, column, row } = event
  const clicks = action === 'press' && button === 'left'
  const by = action === 'wheelup' ? -1 : action === 'wheeldown' ? 1 : 0
  if (!clicks && by === 0) return undefined
  const frame = frameOf(state, wordsOf(state.session.lang))
  const spot = spotAt(frame, column, row)
  if (!clicks) return wheeled(spot, by, state)
  const writes = spot?.kind === 'part' && spot.part === 'composer' && state.focus === 'composer'
  if (writes && frame.cursor) return { kind: 'caret', rows: row - frame.cursor.y, columns: column - frame.cursor.x }
  return clicked(spot, state)
}

function clicked(spot: Spot | undefined, state: State): Happening | undefined {
  if (!spot) return undefined
  if (spot.kind === 'keys') return pressed(spot.keys, state)
  if (spot.kind === 'part' && spot.part === 'overlay') return clickedRow(spot.by, state)
  // A panel asks for an answer: what is behind it waits.
  if (topOverlay(state)) return { kind: 'barred', notice: { say: 'panelFirst' } }
  if (spot.kind === 'seat') return seatedAt(state, spot.n) && { kind: 'action', action: 'switchTo', arg: spot.n }
  const pane = paneOfPart(spot.part)
  if (pane === undefined) return undefined
  if (pane === state.focus) return clickedRow(spot.by, state)
  if (pane === 'composer') return pressed('enter', { ...state, focus: 'thread' })
  return { kind: 'pointed', pane, by: spot.by ?? 0 }
}

/** The first click chooses a row, the second opens it. */
function clickedRow(by: number | undefined, state: State): Happening | undefined {
  if (by === undefined) return undefined
  return by === 0 ? pressed('enter', state) : { kind: 'pointed', pane: undefined, by }
}

function pressed(keys: string, state: State): Happening | undefined {
  const row = bindingFor(state.keymap, placeOf(state), keys)
  return row && happeningOf(row, state)
}

/** Under a panel nothing moves; over another pane, that pane does, and the keys stay where they are. */
function wheeled(spot: Spot | undefined, by: number, state: State): Happening | undefined {
  const pane = spot?.kind === 'part' && !topOverlay(state) ? paneOfPart(spot.part) : undefined
  const there = pane === undefined ? state : { ...state, focus: pane }
  const row = bindingFor(state.keymap, placeOf(there), by < 0 ? 'up' : 'down')
  if (row?.does !== 'up' && row?.does !== 'down') return undefined
  return { kind: 'wheeled', pane, by }
}
