import { deadWording, findingsOf, judgedBy } from '../state/fix.ts'
import { openDraft, placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import { replyRows } from './composer-view.ts'
import { replySlice } from './dock.ts'
import { fixed, type Frame, named, partNamed, withPart } from './frame-parts.ts'

/** A frame, and the state that it shows. */
export interface Shown {
  readonly state: State
  readonly frame: Frame
}

/** What of the state a letter changes. Where that shows outside of the reply, it may follow by a frame. */
const byTyping: ReadonlySet<string> = new Set<keyof State>(['drafts', 'toast', 'noticed', 'touchedMs', 'replay'])

/**
 * The frame before with the reply as it reads now: all that whoever has
 * pressed a letter waits for. What the rules say of it, and what else follows
 * from it, is for the next frame.
 *
 * @returns nothing where that would not show the reply as the next frame does: more than typing has happened, the
 *   reply takes another number of rows, or something is marked in it
 */
export function echoOf({ state: before, frame }: Shown, state: State, words: Messages): Frame | undefined {
  if (placeOf(state) !== 'composer' || !differByTyping(before, state)) return undefined
  if (openDraft(state).editor.text === '' || isMarked(before)) return undefined
  const reply = partNamed(frame, 'composer')
  if (!reply) return undefined
  const { part, width } = reply
  const { lang } = state.session
  const look = { words, lang, keymap: state.keymap, width, height: frame.bodyHeight, focused: true }
  const { lines, cursor } = replyRows(replySlice(state, look), [], [])
  if (lines.length !== part.height - 1) return undefined
  const [title = []] = part.view(part.slice)
  const echoed = withPart(frame, reply, named('composer', fixed([title, ...lines], part.height)))
  return { ...echoed, cursor: { x: reply.x + cursor.column, y: reply.y + 1 + cursor.row } }
}

function differByTyping(before: State, after: State): boolean {
  const keys = Object.keys(after) as (keyof State)[]
  return keys.every((key) => before[key] === after[key] || byTyping.has(key))
}

/** The rules, or the desk, have something to say about the reply. */
function isMarked(state: State): boolean {
  const [draft, by] = [openDraft(state), judgedBy(state)]
  return draft.refusal !== undefined || findingsOf(draft, by).length > 0 || deadWording(draft, by) !== undefined
}
