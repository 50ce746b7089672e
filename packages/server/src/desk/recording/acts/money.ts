import { businessDateOf, type BusinessDate, daysBetween, type Instant } from '@zuoxi/sdk'
import type { RecordedEvent } from '../../../store/recording.ts'
import { text } from '../person.ts'
import { type Group, type Scribe, type Told } from '../scribe.ts'

/** Money that came, was matched, was taken back. */
export function moneyActs(scribe: Scribe, group: Group): readonly Told[] | undefined {
  const event = group.find(
    'repayment.record',
    'repayment.match',
    'repayment.reverse',
    'repayment.refund',
    'repayment.unmatch',
  )
  if (!event) {
    const applied = group.find('repayment.apply')
    // Credit that an arrangement or the clock used is used again by itself.
    return applied && group.events.every(({ object_kind: kind }) => kind === 'repayment')
      ? [{ left: 'money_corrected' }]
      : undefined
  }
  const row = scribe.rows.repayments.find(({ id }) => id === event.object_id)
  if (!row) return []
  switch (event.action) {
    case 'repayment.record':
      scribe.last.repayment = row.id
      return [{ turn: { repay: arrived(scribe, row, event) }, expect: { audit: event.action } }]
    case 'repayment.match': {
      const first = isOlder(scribe, row) ? [earlier(scribe, row, event)] : []
      if (first.length === 0 && scribe.last.repayment !== row.id) return [{ left: 'other_repayment' }]
      scribe.last.repayment = row.id
      return [...first, { turn: { match: onlyBill(scribe, row) ?? true }, expect: { audit: event.action } }]
    }
    case 'repayment.reverse':
      if (scribe.last.repayment !== row.id) return [{ left: 'other_repayment' }]
      return [{ turn: { reverse: event.reason ?? '款项退回' }, expect: { audit: event.action } }]
    default:
      return [{ left: 'money_corrected' }]
  }
}

type Repayment = Scribe['rows']['repayments'][number]

function arrived({ rows }: Scribe, row: Repayment, { at, seq }: RecordedEvent) {
  const days = daysBetween(businessDateOf(at as Instant), row.value_date as BusinessDate)
  const matched = rows.events.some(
    (event) => event.seq > seq && event.action === 'repayment.match' && event.object_id === row.id,
  )
  const alike = rows.repayments.some(({ id, amount_fen: amount }) => id !== row.id && amount === row.amount_fen)
  return {
    amount: text(row.amount_fen),
    channel: row.channel,
    ...(days !== 0 && { on: `${days < 0 ? '-' : '+'}${Math.abs(days)}d` }),
    ...(matched && { whose: 'unknown' as const }),
    // Two of one amount at one moment would be taken for one.
    ...(alike && row.external_txn_id !== null && { txn: row.external_txn_id }),
  }
}

/** Money that waited for its payer since before the conversation. */
function isOlder({ rows }: Scribe, { id }: Repayment): boolean {
  return !rows.events.some(({ action, object_id: object }) => action === 'repayment.record' && object === id)
}

function earlier(scribe: Scribe, row: Repayment, event: RecordedEvent): Told {
  return {
    turn: { repay: { ...arrived(scribe, row, event), whose: 'unknown' } },
    expect: { audit: 'repayment.record' },
  }
}

/** The bill that was meant, where money was left though other bills were owed. */
function onlyBill({ rows, ...scribe }: Scribe, { id, unapplied_fen: left }: Repayment): string | undefined {
  const bills = [...new Set(rows.entries.filter((entry) => entry.repayment_id === id).map(({ bill_id: bill }) => bill))]
  const [bill] = bills
  return left > 0 && bills.length === 1 ? scribe.ledger.bills.find((one) => one.id === bill)?.bill_no : undefined
}
