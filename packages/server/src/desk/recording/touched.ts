import type { ArrangementQuote, TicketRef } from '@zuoxi/sdk'
import type { Touched } from '@zuoxi/sdk/rehearsal'
import type { Scribe } from './scribe.ts'

/** Bills, loans and orders that something was said of, logged about, paid on or arranged in a conversation. */
export function touchedBy(scribe: Scribe): Touched {
  const { rows } = scribe
  const refs = rows.tickets.flatMap(({ refs: text }) => JSON.parse(text) as TicketRef[])
  const since = rows.arrangements.filter(({ created_at: at }) => at >= rows.startedAt)
  const quotes = since.map(({ quote }) => JSON.parse(quote) as ArrangementQuote)
  const told = rows.messages.flatMap(({ facts }) =>
    facts === '' ? [] : [(JSON.parse(facts) as { bill?: { id?: string } }).bill?.id],
  )
  const billIds = [
    ...told,
    ...refs.filter(({ kind }) => kind === 'bill').map(({ id }) => id),
    ...rows.entries.map(({ bill_id: id }) => id),
    ...quotes.flatMap(({ lines }) => lines.map(({ billId }) => billId)),
  ]
  const loanIds = [
    ...refs.filter(({ kind }) => kind === 'loan').map(({ id }) => id),
    ...since.flatMap(({ loan_id: id }) => id ?? []),
  ]
  const orderIds = new Set(refs.filter(({ kind }) => kind === 'order').map(({ id }) => id))
  return {
    bills: new Set(billIds.flatMap((id) => scribe.billNo(id) ?? [])),
    loans: new Set(loanIds.flatMap((id) => scribe.loanNo(id) ?? [])),
    orders: new Set(rows.orders.filter(({ id }) => orderIds.has(id)).map(({ order_no: no }) => no)),
  }
}
