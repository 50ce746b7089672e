import { arrangementTransitions, mayGo } from '@zuoxi/sdk'
import { mayApprove } from '../state/arrangements.ts'
import { commandSubject } from '../state/command.ts'
import { lineHere, loanHere, orderRowHere } from '../state/credit.ts'
import { figureHere } from '../state/figures.ts'
import { orderListRows } from '../state/orders.ts'
import { shownPage } from '../state/pages.ts'
import { customerInFront } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { overlayOf } from '../state/step.ts'
import type { Notice } from '../words/notice.ts'

/** Why keys about loans, figures and arrangements may not work right now. */

export function withoutLoanInLine({ customer }: State): Notice | undefined {
  if (!customer?.bill.value) return { say: 'stillLoading' }
  return lineHere(customer)?.loanId === undefined ? { say: 'noLoanHere' } : undefined
}

export function withoutOrderOfLoan({ customer }: State): Notice | undefined {
  const loan = loanHere(customer)
  if (!loan) return { say: 'stillLoading' }
  return loan.orderId === undefined ? { say: 'noOrderHere' } : undefined
}

export function withoutOrder({ customer }: State): Notice | undefined {
  if (!customer?.orderList.value) return { say: 'stillLoading' }
  const row = orderListRows(customer.orderList.value)[shownPage(customer).cursor]
  return row?.kind === 'order' ? undefined : { say: 'nothingHere' }
}

export function withoutLoanOfOrder({ customer }: State): Notice | undefined {
  return customer && orderRowHere(customer)?.kind === 'loan' ? undefined : { say: 'nothingHere' }
}

export function withoutFigure({ customer }: State): Notice | undefined {
  if (!customer) return { say: 'noCustomer' }
  return figureHere(customer) ? undefined : { say: 'noFigure' }
}

/** The customer pane must show whom it is about. */
export function withoutShownCustomer(state: State): Notice | undefined {
  const about = customerInFront(state)
  if (about === undefined) return { say: 'noCustomer' }
  return state.customer?.id === about ? undefined : { say: 'customerNotShown' }
}

export function withoutCommandSubject(state: State): Notice | undefined {
  return withoutShownCustomer(state) ?? (commandSubject(state) ? undefined : { say: 'stillLoading' })
}

export function withoutQuote(state: State): Notice | undefined {
  const panel = overlayOf(state, 'whatIf')
  if (panel?.failure) return { say: 'failure', failure: panel.failure }
  if (!panel?.quote) return { say: 'stillLoading' }
  return panel.saving ? { say: 'sendUnderWay' } : undefined
}

/** Their own customer's arrangements everybody may see; those that wait are for who may approve them. */
export function mayNotListArrangements(state: State): Notice | undefined {
  if (customerInFront(state) !== undefined || mayApprove(state.session.agent.role)) return undefined
  return { say: 'noCustomer' }
}

export function mayNotSeeWaiting(state: State): Notice | undefined {
  return mayApprove(state.session.agent.role) ? undefined : { say: 'needsApprover' }
}

export function withoutArrangement(state: State): Notice | undefined {
  const list = overlayOf(state, 'arrangements')
  if (list?.items[list.selected]) return undefined
  return list?.loading ? { say: 'stillLoading' } : { say: 'nothingHere' }
}

export function mayNotConfirmYes(state: State): Notice | undefined {
  const one = overlayOf(state, 'arrangement')?.arrangement
  if (!one) return { say: 'nothingHere' }
  if (one.state !== 'quoted') return { say: 'arrangementIs', state: one.state }
  return Date.parse(one.quote.expiresAt) < state.nowMs ? { say: 'quoteExpired' } : undefined
}

/** Nobody approves what the customer has not said yes to, nor what they have asked for themselves. */
export function mayNotDecide(state: State): Notice | undefined {
  const one = overlayOf(state, 'arrangement')?.arrangement
  if (!one) return { say: 'nothingHere' }
  if (one.state === 'quoted' || one.state === 'draft') return { say: 'customerNotConfirmed' }
  if (one.state !== 'pending_approval' && one.state !== 'customer_confirmed')
    return { say: 'arrangementIs', state: one.state }
  if (!mayApprove(state.session.agent.role)) return { say: 'needsApprover' }
  return one.requestedBy === state.session.agent.id ? { say: 'ownRequest' } : undefined
}

export function mayNotWithdraw(state: State): Notice | undefined {
  const one = overlayOf(state, 'arrangement')?.arrangement
  if (!one) return { say: 'nothingHere' }
  return mayGo(arrangementTransitions, one.state, 'withdrawn') ? undefined : { say: 'arrangementIs', state: one.state }
}

export function withoutReason(state: State): Notice | undefined {
  const reason = overlayOf(state, 'reason')
  if (reason?.saving) return { say: 'sendUnderWay' }
  return reason?.editor.text.trim() ? undefined : { say: 'reasonMissing' }
}
