import {
  businessDateOf,
  type CustomerHit,
  type CustomerId,
  fen,
  instantOf,
  maskName,
  msOf,
  refuse,
  standingOf,
  type BusinessDate,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../rules/mask-numbers.ts'
import { marksOf } from '../rules/search-marks.ts'
import { parseQuery, planSearch, type QueryWord } from '../rules/search-query.ts'
import { timelineOf } from '../rules/timeline.ts'
import { readOverview } from '../store/overview.ts'
import { promiseOf } from '../store/promises.ts'
import { billOf } from '../store/rows/bill.ts'
import { type ClearCustomer, creditLineOf, customerOf, verificationOf } from '../store/rows/customer.ts'
import { loanOf } from '../store/rows/loan.ts'
import { repaymentOf } from '../store/rows/repayment.ts'
import { ticketOf } from '../store/rows/ticket.ts'
import { type HitRow, readHits } from '../store/search/hits.ts'
import { searchReader } from '../store/search/index.ts'
import { mutate, type Mutation } from './mutate.ts'
import { callerOf, groundOf, type Room } from './room.ts'
import { requireTicketOf } from './tickets/require-ticket.ts'

type Verbs = Desk['customers']

/** How long a revealed field may be shown. */
const revealMs = 60_000

const repaymentsShown = 10
const timelineShown = 30

export function customerVerbs(room: Room): Verbs {
  return {
    search: async (input) => ({ results: search(room, input.text, input.limit) }),
    overview: (input) => overview(room, input.customerId),
    reveal: (input) => reveal(room, input),
  }
}

function search(room: Room, text: string, limit: number): CustomerHit[] {
  const nums = searchReader(room.store).find(planSearch(text)).slice(0, limit)
  if (nums.length === 0) return []
  const today = businessDateOf(instantOf(room.clock.nowMs()))
  const query = parseQuery(text)
  const daysPastDue = new DaysPastDue(today)
  return readHits(room.store.sqlite, callerOf(room).tenantId, nums).map((row) => hitOf(row, daysPastDue, query))
}

/** Days past due of a date, counted once for each date: those who owe longest come first, often since the same day. */
class DaysPastDue {
  readonly #today: BusinessDate
  readonly #known = new Map<string, number>()

  constructor(today: BusinessDate) {
    this.#today = today
  }

  since(dueDate: BusinessDate): number {
    const known = this.#known.get(dueDate)
    if (known !== undefined) return known
    const { dpd } = standingOf({ state: 'issued', dueDate, totalFen: fen(1), paidFen: fen(0) }, this.#today)
    this.#known.set(dueDate, dpd)
    return dpd
  }
}

function hitOf(row: HitRow, daysPastDue: DaysPastDue, query: readonly QueryWord[]): CustomerHit {
  const shown = {
    customerNo: row.customer_no,
    nameMasked: row.name_masked,
    phoneMasked: row.phone_masked,
    nickname: row.nickname,
  }
  return {
    id: row.id as CustomerId,
    ...shown,
    status: row.status as CustomerHit['status'],
    dueFen: fen(row.dueFen),
    dpd: row.oldestDue === undefined ? 0 : daysPastDue.since(row.oldestDue as BusinessDate),
    marks: marksOf({ ...shown, words: row.words.slice(1).split('\n') }, query),
  }
}

async function overview(room: Room, customerId: CustomerId): ReturnType<Verbs['overview']> {
  const now = instantOf(room.clock.nowMs())
  const today = businessDateOf(now)
  const found = await readOverview(room.store.read, { id: customerId, tenant: callerOf(room).tenantId, today })
  if (!found) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
  const customer = customerOf(found.customer)
  return {
    customer,
    verification: verificationOf(found.verification, now),
    ...(found.creditLine ? { creditLine: creditLineOf(found.creditLine) } : {}),
    loans: found.loans.map(loanOf),
    bills: found.bills.map((row) => billOf(row, today)),
    billCount: found.billCount,
    overdueFen: fen(found.overdueFen),
    repayments: found.repayments.slice(0, repaymentsShown).map(repaymentOf),
    tickets: found.tickets.map((row) => ticketOf({ ...row, customer_name: customer.nameMasked })),
    ...(found.promises.length > 0 && {
      promises: found.promises.map((row) => promiseOf({ ...row, customer_name: customer.nameMasked }, now)),
    }),
    timeline: timelineOf(
      {
        conversations: found.lastConversations,
        tickets: found.lastTickets,
        repayments: found.repayments,
        bills: found.lastBills,
      },
      timelineShown,
    ),
    asOf: now,
  }
}

/** Open one sealed field for a stated reason. The value is told once, kept nowhere, and to be shown for a minute. */
async function reveal(room: Room, input: Parameters<Verbs['reveal']>[0]): ReturnType<Verbs['reveal']> {
  const { tenantId } = callerOf(room)
  const { customerId, field, reason, ticketId } = input
  const work = async ({ trx, now, audit }: Mutation) => {
    const row = await trx
      .selectFrom('customer')
      .select('sealed')
      .where('id', '=', customerId)
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst()
    if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
    if (ticketId !== undefined) await requireTicketOf(trx, tenantId, customerId, ticketId)
    const clear = JSON.parse(room.seal.open(row.sealed)) as ClearCustomer
    await audit({
      action: 'customer.reveal',
      objectKind: 'customer',
      objectId: customerId,
      reason: maskNumbers(clear.name === '' ? reason : reason.replaceAll(clear.name, maskName(clear.name))),
      changes: [{ field }, ...(ticketId === undefined ? [] : [{ field: 'ticketId', to: ticketId }])],
    })
    return { field, value: clear[field], expiresAt: instantOf(msOf(now) + revealMs) }
  }
  return mutate(groundOf(room), 'customers.reveal', input, work, { keepOutput: false })
}
