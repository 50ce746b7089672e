import { maxMessageLength } from '@zuoxi/sdk'
import { candidatesOf, deadWording, findingsOf, fixOf, judgedBy, outdatedWording } from '../state/fix.ts'
import type { Notice } from '../words/notice.ts'
import {
  cursorConversation,
  openConversation,
  openDraft,
  seatedAt,
  targetsOf,
  ticketInFront,
  ticketSubject,
  sendsUnderWay,
} from '../state/select.ts'
import { shownPage } from '../state/pages.ts'
import type { State } from '../state/state.ts'
import { isAsking } from '../state/search.ts'
import { overlayOf } from '../state/step.ts'
import { movesOf } from '../state/tickets.ts'

/** Why keys may not work right now. Each answers the reason, or nothing. */

export function withoutQueue(state: State): Notice | undefined {
  return cursorConversation(state) ? undefined : { say: 'noConversation' }
}

/** Wrapping up and closing need a conversation that is mine and not over. */
export function mayNotWrapUp(state: State): Notice | undefined {
  const open = openConversation(state)
  if (!open) return { say: 'noConversation' }
  if (open.status === 'queued') return { say: 'notTaken' }
  if (open.agentId !== state.session.agent.id) return { say: 'takenBy' }
  return open.status === 'closed' ? { say: 'conversationOver' } : undefined
}

/** Nor can one be ended whose messages have not all left: they could not be sent any more. */
export function mayNotEnd(state: State): Notice | undefined {
  const count = sendsUnderWay(state, state.queue.open)
  return mayNotWrapUp(state) ?? (count > 0 ? { say: 'sendsPending', count } : undefined)
}

/** In the queue the cursor may be on somebody else: only whoever is open and under it can be wrapped up. */
export function mayNotWrapUpHere(state: State): Notice | undefined {
  const elsewhere = state.focus === 'queue' && state.queue.cursor !== state.queue.open
  return elsewhere ? { say: 'noConversation' } : mayNotEnd(state)
}

/** Writing also needs one that is not being wrapped up: nothing can be sent in it any more. */
export function mayNotWrite(state: State): Notice | undefined {
  const notice = mayNotWrapUp(state)
  if (notice) return notice
  return openConversation(state)?.status === 'wrap_up' ? { say: 'wrappingUp' } : undefined
}

export function mayNotSend(state: State): Notice | undefined {
  const draft = openDraft(state)
  const { length } = draft.editor.text.trim()
  if (length > maxMessageLength) return mayNotWrite(state) ?? { say: 'tooLong', length, most: maxMessageLength }
  const dead = deadWording(draft, judgedBy(state))
  if (dead) return mayNotWrite(state) ?? { say: 'wordingDead', key: dead.use.key }
  return mayNotWrite(state) ?? (length === 0 ? { say: 'nothingToSend' } : undefined)
}

export function withoutFix(state: State): Notice | undefined {
  const draft = openDraft(state)
  const by = judgedBy(state)
  if (fixOf(draft, by) ?? candidatesOf(draft, by) ?? outdatedWording(draft)) return undefined
  return findingsOf(draft, by).length > 0 ? { say: 'noFixOffered' } : { say: 'noFix' }
}

export function withoutSuchConversation(n: number): (state: State) => Notice | undefined {
  return (state) => (seatedAt(state, n) ? undefined : { say: 'noConversationAt', n })
}

export function withoutSuchFavourite(n: number): (state: State) => Notice | undefined {
  return (state) => {
    const notice = mayNotWrite(state)
    if (notice) return notice
    const hit = state.favourites.find(({ wording }) => wording.favourite === n)
    if (!hit) return { say: 'noFavourite', n }
    if (hit.preview.missing.length > 0) return { say: 'slotsMissing', slots: hit.preview.missing }
    return hit.fits ? undefined : { say: 'favouriteUnfit', n, title: hit.wording.title }
  }
}

export function withoutCustomer(state: State): Notice | undefined {
  if (state.focus === 'tickets') return ticketInFront(state) ? undefined : { say: 'noTicket' }
  return state.customer ? undefined : { say: 'noCustomer' }
}

export function withoutTarget(state: State): Notice | undefined {
  const { customer } = state
  if (!customer) return { say: 'noCustomer' }
  if (!customer.overview) return { say: 'stillLoading' }
  return targetsOf(customer.overview)[shownPage(customer).cursor] ? undefined : { say: 'nothingHere' }
}

export function withoutBill(state: State): Notice | undefined {
  const bills = state.customer?.bills
  if (bills?.items[bills.selected]) return undefined
  return bills?.loading ? { say: 'stillLoading' } : { say: 'noBill' }
}

export function withoutSubject(state: State): Notice | undefined {
  if (ticketSubject(state)) return undefined
  return ticketInFront(state) ? { say: 'ticketOfAnother' } : { say: 'noCustomer' }
}

export function withoutFound(state: State): Notice | undefined {
  const search = overlayOf(state, 'search')
  if (search && isAsking(search)) return state.line.status === 'lost' ? { say: 'lineLost' } : undefined
  return search?.hits[search.selected] ? undefined : { say: 'nothingHere' }
}

/** A wording with a gap must not reach a customer: say which slot, and why. */
export function mayNotInsert(state: State): Notice | undefined {
  const picker = overlayOf(state, 'picker')
  if (picker && picker.editor.text.trim() !== picker.answered) return undefined
  const hit = picker?.hits[picker.selected]
  if (!hit) return { say: 'nothingHere' }
  if (picker?.inserting) return { say: 'stillLoading' }
  return hit.preview.missing.length > 0 ? { say: 'slotsMissing', slots: hit.preview.missing } : undefined
}

export function mayNotSave(state: State): Notice | undefined {
  const form = overlayOf(state, 'form')
  if (!form?.draft) return { say: 'stillLoading' }
  if (form.saving) return { say: 'sendUnderWay' }
  return form.summary.text.trim() === '' ? { say: 'summaryMissing' } : undefined
}

/** Enter may outrun the draft; it is kept until the draft comes. */
export function mayNotConfirm(state: State): Notice | undefined {
  return overlayOf(state, 'form')?.draft ? mayNotSave(state) : undefined
}

export function withoutComment(state: State): Notice | undefined {
  const comment = overlayOf(state, 'comment')
  if (comment?.saving) return { say: 'sendUnderWay' }
  return comment?.editor.text.trim() ? undefined : { say: 'commentMissing' }
}

export function withoutTickets(state: State): Notice | undefined {
  const { items, selected, loading } = state.tickets
  if (items[selected]) return undefined
  return loading ? { say: 'stillLoading' } : { say: 'noTicket' }
}

export function withoutTicket(state: State): Notice | undefined {
  return state.tickets.detail ? undefined : { say: 'stillLoading' }
}

export function withoutMove(state: State): Notice | undefined {
  const { detail } = state.tickets
  if (!detail) return { say: 'stillLoading' }
  return movesOf(detail).length > 0 ? undefined : { say: 'noMove', from: detail.status }
}
