import { type Message, ticketTypeRow } from '@zuoxi/sdk'
import type { Notice } from '../words/notice.ts'
import type { Handlers } from './action.ts'
import { knownBill } from './customer.ts'
import { maskText } from './mask-text.ts'
import { openThread, placeOf } from './select.ts'
import type { State } from './state.ts'
import { step, tell } from './step.ts'

/** What is asked of the terminal itself by a key. */
export const comfortActions: Handlers<'redraw' | 'copyOut'> = {
  redraw: (state) => step(state, { do: 'redraw' }),
  copyOut: (state) => {
    const found = copyable(state)
    if (found === undefined) return tell(state, 'warn', { say: 'nothingToCopy' })
    const { text, masked } = maskText(found)
    return tell(state, 'good', { say: 'copiedOut', masked }, { do: 'copyOut', text })
  },
}

/** Why nothing can be copied here. */
export function mayNotCopy(state: State): Notice | undefined {
  if (!state.settings.clipboard) return { say: 'clipboardOff' }
  return copyable(state) === undefined ? { say: 'nothingToCopy' } : undefined
}

/** What one may want to paste elsewhere: the message pointed at, a ticket, the bill in view. */
function copyable(state: State): string | undefined {
  const place = placeOf(state)
  if (place === 'thread') return messageHere(state)?.body
  if (place === 'ticket' || place === 'tickets') {
    const { tickets } = state
    const ticket = place === 'ticket' ? tickets.detail : tickets.items[tickets.selected]
    return ticket && `${ticket.code} ${typeName(ticket.type, state)} ${ticket.summary}`
  }
  return knownBill(state.customer)?.billNo
}

/** The message pointed at, else the newest of anybody's. */
function messageHere(state: State): Message | undefined {
  const { messages, pointed } = openThread(state)
  return messages.find(({ id }) => id === pointed) ?? messages.at(-1)
}

function typeName(path: string, { session }: State): string {
  return ticketTypeRow(path)?.[session.lang === 'en' ? 'en' : 'zh'] ?? path
}
