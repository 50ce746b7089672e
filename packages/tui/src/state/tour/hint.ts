import { rowsOfPlace } from '../../keys/effective.ts'
import { keyName } from '../../keys/name.ts'
import type { Row } from '../../keys/row.ts'
import type { ActionName } from '../action.ts'
import { placeOf } from '../select.ts'
import type { State } from '../state.ts'
import { stepHere } from './progress.ts'
import type { TourSay } from './steps.ts'

/** What to press now: the key as it is in force, and what is said with it. */
export type TourHint =
  | { readonly say: TourSay; readonly key: string }
  /** Something else is open, and has to be left first. */
  | { readonly say: 'leave'; readonly key: string }
  /** The agent has taken the key away: the palette has every action. */
  | { readonly say: 'byPalette'; readonly key: string; readonly label: Row['label'] }
  /** Nothing leads on from here. */
  | { readonly say: 'lost' }
  | { readonly say: 'end'; readonly key: string | undefined }

/** What is said of the step in front, from where the agent is. */
export function hintOf(state: State): TourHint {
  const step = stepHere(state)
  if (!step) return { say: 'end', key: keyOf('tour', state) }
  for (const { when, does, say } of step.ways) {
    if (when && !when(state)) continue
    const key = does === undefined ? '' : keyOf(does, state)
    if (key !== undefined) return { say, key }
  }
  const back = leavingOf(state)
  if (back !== undefined) return { say: 'leave', key: back }
  const palette = keyOf('palette', state)
  const wanted = step.ways.findLast(({ does }) => does !== undefined)?.does
  const row = state.keymap.rows.find((one) => one.does === wanted)
  return palette === undefined || !row ? { say: 'lost' } : { say: 'byPalette', key: palette, label: row.label }
}

/** The key that leaves whatever is open over the desk. */
function leavingOf(state: State): string | undefined {
  const away = state.overlays.length > 0 || state.finding.typing !== undefined || state.focus === 'composer'
  if (!away) return undefined
  const leaves: readonly ActionName[] = placeOf(state) === 'palette' ? ['palette'] : ['back', 'dismiss', 'dropFilter']
  return leaves.map((action) => keyOf(action, state)).find((key) => key !== undefined)
}

/** How an action is done here: the key that the footer would name, if it does something now. */
export function keyOf(action: ActionName, state: State): string | undefined {
  const row = rowsOfPlace(state.keymap, placeOf(state)).find(
    (one) => one.does === action && one.barred?.(state) === undefined,
  )
  const key = row?.keys[0]
  return row?.typed ?? (key === undefined ? undefined : keyName(key))
}
