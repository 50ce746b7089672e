import { mayNotWrite } from '../keys/barred.ts'
import { knownBill } from '../state/customer.ts'
import { openConversation, openDraft, topOverlay } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { judgedBy } from '../state/fix.ts'
import { aboutHere, dutiesHere, standingHere } from '../state/standing.ts'
import { type ComposerSlice, composerView } from './composer-view.ts'
import type { Look } from './look.ts'
import { type Line, type View } from './span.ts'
import { standingView } from './standing-view.ts'
import { minuteNow, overlayView } from './overlay-view.ts'

/** Whether one may contact whoever is in front, and what they are owed: above the thread, or above the customer where no thread is. */
export function standingLines(state: State, look: Look): readonly Line[] {
  const about = aboutHere(state)
  if (!about) return []
  const overview = state.customer?.id === about.customerId ? state.customer.overview : undefined
  const { held } = state.gate
  return standingView({
    ...look,
    standing: standingHere(state),
    overview,
    inConversation: about.conversationId !== undefined,
    duties: dutiesHere(state),
    held: held.filter(({ conversationId }) => conversationId === about.conversationId).length,
    nowMinute: minuteNow(state),
  })
}

/** What is written or asked below the thread. */
export function dockOf(state: State, look: Look): View | undefined {
  const overlay = topOverlay(state)
  if (overlay) return overlayView(state, overlay, { ...look, height: Math.max(10, Math.floor(look.height * 0.7)) })
  if (state.main === 'tickets' || !openConversation(state)) return undefined
  return composerView(replySlice(state, look))
}

/** What the reply is drawn from, in a pane that looks so. */
export function replySlice(state: State, look: Look): ComposerSlice {
  const { customer } = state
  const bill = customer?.id === openConversation(state)?.customerId ? knownBill(customer) : undefined
  return {
    ...look,
    height: Math.max(6, Math.floor(look.height * 0.6)),
    draft: openDraft(state),
    by: judgedBy(state),
    nowMinute: minuteNow(state),
    bill,
    barred: mayNotWrite(state),
    typing: state.focus === 'composer',
  }
}
