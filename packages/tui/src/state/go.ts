import { nextNeedingMe } from './attention.ts'
import { arrangementActions } from './arrangements.ts'
import type { Handler, Handlers, JumpAction } from './action.ts'
import { creditActions } from './credit.ts'
import { customerActions } from './customer.ts'
import { gateActions } from './gate.ts'
import { showConversation } from './queue.ts'
import { openRules } from './rules.ts'
import { openWordings } from './scripts.ts'
import { searchActions } from './search.ts'
import { tell } from './step.ts'

/** Jumps leave the panels that are open; what is opened stands alone. */
export const goActions: Handlers<JumpAction> = {
  goBills: leaving(customerActions.bills),
  goOrders: leaving(creditActions.orders),
  goArrangements: leaving(arrangementActions.arrangements),
  goPromises: leaving(gateActions.promises),
  goHeld: leaving(gateActions.held),
  goWordings: leaving(openWordings),
  goRules: leaving(openRules),
  goSearch: leaving(searchActions.search),
  goNeeding: (state) => {
    const next = nextNeedingMe(state)
    return next ? showConversation(state, next) : tell(state, 'good', { say: 'nobodyNeedsMe' })
  },
}

function leaving(open: Handler): Handler {
  return (state, arg) => open({ ...state, overlays: [] }, arg)
}
