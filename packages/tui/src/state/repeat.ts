import type { KeyStep } from '../keys/step.ts'
import type { ActionHappening } from './happening.ts'
import { optionsOf } from './choose.ts'
import type { Replay } from './replay.ts'
import { topOverlay } from './select.ts'
import type { State } from './state.ts'

/**
 * What `.` does from now on, after an action. It remembers what was chosen or
 * written, not how: the cursor keys that led to a choice here would lead to
 * another one elsewhere.
 */
export function remembered(before: State, after: State, { action, arg, repeats }: ActionHappening): Replay {
  const { replay } = before
  // What is done for the agent is no new thing that they did.
  if (replay.playing) return after.replay
  if (repeats === action) return { ...after.replay, doing: undefined, last: [{ does: action, arg }] }
  if (repeats !== undefined)
    return { ...after.replay, doing: { action, arg, until: repeats, panels: before.overlays.length } }
  const { doing } = replay
  if (!doing) return after.replay
  // A line that was not understood is still there to be mended.
  if (action === doing.until && topOverlay(after)?.kind === 'command') return after.replay
  if (action === doing.until) {
    const chosen = contentOf(before)
    const last: readonly KeyStep[] = [{ does: doing.action, arg: doing.arg }, ...chosen, { does: doing.until }]
    return { ...after.replay, doing: undefined, last: chosen.length > 0 ? last : after.replay.last }
  }
  return after.overlays.length > doing.panels ? after.replay : { ...after.replay, doing: undefined }
}

/** What the panel in front says or has chosen. */
function contentOf(state: State): readonly KeyStep[] {
  const overlay = topOverlay(state)
  switch (overlay?.kind) {
    case 'choose': {
      const option = optionsOf(overlay)[overlay.selected]
      return option ? [{ pick: option.id, label: option.label }] : []
    }
    case 'picker': {
      const hit = overlay.hits[overlay.selected]
      return hit ? [{ pick: hit.wording.key, label: hit.wording.title }] : []
    }
    case 'command':
      // A look at what a macro would do is nothing to do again.
      return / --dry\b/.test(overlay.editor.text) ? [] : [{ type: overlay.editor.text }]
    case 'comment':
      return [{ type: overlay.editor.text }]
    default:
      return []
  }
}
