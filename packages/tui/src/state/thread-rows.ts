import { type Message, safeText, type TicketChange, type TicketDetail } from '@zuoxi/sdk'
import { wrap, type WrappedRow } from '../terminal/wrap.ts'

const wrapped = new WeakMap<Message, { readonly columns: number; readonly rows: readonly WrappedRow[] }>()

/** A message's text as rows of a thread, each message wrapped once for a width. */
export function messageRows(message: Message, columns: number): readonly WrappedRow[] {
  const known = wrapped.get(message)
  if (known?.columns === columns) return known.rows
  const rows = bodyRows(message.body, columns)
  wrapped.set(message, { columns, rows })
  return rows
}

/** Columns at the left and right of a thread that its text keeps free. */
const margin = 3

export function bodyRows(body: string, columns: number): readonly WrappedRow[] {
  return wrap(safeText(body, { keepNewlines: true }), columns - margin)
}

/** How many rows a thread has: a head and the text for each message. */
export function threadHeight(messages: readonly Message[], columns: number): number {
  return messages.reduce((sum, message) => sum + 1 + messageRows(message, columns).length, 0)
}

/** A text of a ticket as rows, its line ends kept. */
export function paragraphRows(text: string, columns: number): readonly WrappedRow[] {
  return wrap(safeText(text, { keepNewlines: true }), columns - 4)
}

/** What a change has changed. What a new ticket began with is above already. */
export function shownChanges({ changes }: TicketChange): TicketChange['changes'] {
  return changes.filter(({ from }) => from !== undefined)
}

/** How many rows a ticket has: what it is, its summary, comments and history, each with a head. */
export function ticketHeight(detail: TicketDetail, columns: number): number {
  const { refs, summary, comments, history } = detail
  const said = comments.reduce((sum, { body }) => sum + 1 + paragraphRows(body, columns).length, 0)
  const done = history.reduce((sum, change) => sum + 1 + shownChanges(change).length, 0)
  const heads = 8 + (refs.length > 0 ? 1 : 0) + (comments.length === 0 ? 1 : 0)
  return heads + paragraphRows(summary, columns).length + said + done
}
