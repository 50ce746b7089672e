import { type Message, safeText } from '@zuoxi/sdk'
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
