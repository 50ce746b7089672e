import { formatYuan, fen, type Instant } from '@zuoxi/sdk'

/** One thing that happened to a customer. */
export interface TimelineEntry {
  readonly at: Instant
  readonly kind: 'conversation' | 'ticket' | 'repayment' | 'bill'
  readonly id: string
  readonly text: string
}

/** The things that happened to a customer, by kind. */
export interface Happenings {
  readonly conversations: readonly { readonly id: string; readonly last_text: string; readonly last_at: string }[]
  readonly tickets: readonly {
    readonly id: string
    readonly code: string
    readonly summary: string
    readonly created_at: string
  }[]
  readonly repayments: readonly {
    readonly id: string
    readonly amount_fen: number
    readonly channel: string
    readonly received_at: string
  }[]
  readonly bills: readonly {
    readonly id: string
    readonly bill_no: string
    readonly total_fen: number
    readonly issued_on: string
  }[]
}

/**
 * One line of time out of several, newest first. The texts are facts in the
 * customer's and agents' own words, so they need no translation.
 */
export function timelineOf(happened: Happenings, limit: number): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...happened.conversations.map((row) => ({
      kind: 'conversation' as const,
      id: row.id,
      at: row.last_at as Instant,
      text: row.last_text,
    })),
    ...happened.tickets.map((row) => ({
      kind: 'ticket' as const,
      id: row.id,
      at: row.created_at as Instant,
      text: `${row.code} ${row.summary}`,
    })),
    ...happened.repayments.map((row) => ({
      kind: 'repayment' as const,
      id: row.id,
      at: row.received_at as Instant,
      text: `${formatYuan(fen(row.amount_fen))} ${row.channel}`,
    })),
    ...happened.bills.map((row) => ({
      kind: 'bill' as const,
      id: row.id,
      at: startOfDay(row.issued_on),
      text: `${row.bill_no} ${formatYuan(fen(row.total_fen))}`,
    })),
  ]
  return entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1)).slice(0, limit)
}

/** When a business day begins, as an instant; Asia/Shanghai has kept +08:00 since 1992. */
function startOfDay(date: string): Instant {
  return new Date(`${date}T00:00:00+08:00`).toISOString() as Instant
}
