import { businessDateOf, type CustomerId, instantOf } from '@zuoxi/sdk'
import { createCallerFactory, deskRouter } from '@zuoxi/sdk/contract'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '@zuoxi/server'
import { readOverview } from '../packages/server/src/store/overview.ts'
import { demoDesk } from './lib/demo-desk.ts'
import { percentile, rowOf, timed } from './lib/measure.ts'
import type { Bench } from './lib/report.ts'

const customers = 100_000
const count = 1_000
const rounds = 4

export const bench: Bench = {
  asks: 'what does a typed query builder cost over SQL by hand, and the procedure over the query?',
  run: async (tell) => {
    const desk = await demoDesk(customers, tell)
    const byHand = handWritten(desk)
    const client = connectLocally(desk, { token: await desk.signInLocally('agent') })
    const context = await desk.contextFor(await desk.signInLocally('agent'))
    const caller = createCallerFactory(deskRouter)(context)
    const ids = Array.from(
      { length: count },
      (_, i) => `dm-${String(1 + ((i * 7919) % customers)).padStart(8, '0')}` as CustomerId,
    )
    const today = businessDateOf(instantOf(Date.now()))
    const ways = {
      'better-sqlite3, twelve statements by hand': (id: CustomerId) => byHand(id, today),
      'kysely, one query': (id: CustomerId) => readOverview(desk.room.store.read, { id, tenant: 'local', today }),
      'the use case: query, model, standing': (id: CustomerId) => context.desk.customers.overview({ customerId: id }),
      'in-process tRPC: policy, checks both ways': (id: CustomerId) => caller.customers.overview({ customerId: id }),
      'the SDK in process: also token, session, link': (id: CustomerId) =>
        client.customers.overview({ customerId: id }),
    }
    const samples = new Map(Object.keys(ways).map((what) => [what, [] as number[]]))
    for (let round = 0; round <= rounds; round += 1) {
      tell(`round ${round} of ${rounds}`)
      for (const id of ids) {
        // One customer, every way, then the next: the machine's bad moments fall on all alike.
        for (const [what, run] of Object.entries(ways)) {
          const time = await timed(() => run(id))
          if (round > 0) samples.get(what)!.push(time)
        }
      }
    }
    await desk.close()
    const p50 = [...samples.values()].map((times) => percentile(times, 50))
    const [raw = 0, kysely = 0, , trpc = 0, sdk = 0] = p50
    return {
      data: {
        customers,
        overviews: count * rounds,
        each: 'profile, verification, credit line, loans, 24 bills, count, overdue sum, 30 repayments, tickets, timeline',
        peer: 'better-sqlite3 with prepared statements by hand, rows as they come',
      },
      rows: [...samples].map(([what, times]) => rowOf(what, times)),
      ratios: [
        { what: 'kysely ÷ by hand, p50', value: kysely / raw, target: { atMost: 1.5 } },
        { what: 'in-process tRPC ÷ by hand, p50', value: trpc / raw, target: { atMost: 2 } },
        { what: 'the SDK in process ÷ by hand, p50', value: sdk / raw, target: { atMost: 2 } },
      ],
    }
  },
}

/** What someone would write without a builder: the same facts, a prepared statement for each list. */
function handWritten({ room }: OpenDesk) {
  const prepare = (sql: string) => room.store.sqlite.prepare(sql)
  const customer =
    prepare(`select id, customer_no, status, name_masked, phone_masked, resident_id_masked, address_masked, nickname,
    kyc_level, risk_tier, tags, special_care, opt_outs, since, rev from customer where id = ? and tenant_id = 'local'`)
  const verification = prepare('select state, at, expires_at from verification where customer_id = ?')
  const creditLine = prepare('select limit_fen, used_fen, status, valid_to from credit_line where customer_id = ?')
  const loans =
    prepare(`select id, customer_id, loan_no, product, funder, principal_fen, outstanding_fen, terms, terms_paid, method,
    apr_ppm, status, disbursed_on from loan where customer_id = ? order by disbursed_on desc, id`)
  const bills =
    prepare(`select id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, rev from bill
    where customer_id = ? order by
      case when state in ('issued', 'partial') and total_fen > paid_fen then due_date < ? else -1 end desc,
      case when state in ('issued', 'partial') and total_fen > paid_fen then due_date end, due_date desc, id limit 24`)
  const billCount = prepare('select count(*) from bill where customer_id = ?').pluck()
  const overdue = prepare(`select sum(total_fen - paid_fen) from bill
    where customer_id = ? and state in ('issued', 'partial') and total_fen > paid_fen and due_date < ?`).pluck()
  const repayments = prepare(`select id, amount_fen, channel, status, matched, received_at from repayment
    where customer_id = ? order by received_at desc, id limit 30`)
  const tickets =
    prepare(`select t.*, a.display_name as assignee_name from ticket t left join agent a on a.id = t.assignee_id
    where t.customer_id = ? and t.status not in ('resolved', 'closed', 'merged') order by t.created_at desc, t.id desc limit 30`)
  const lastTickets = prepare(
    'select id, code, summary, created_at from ticket where customer_id = ? order by created_at desc limit 30',
  )
  const talks = prepare(
    'select id, last_text, last_at from conversation where customer_id = ? order by last_at desc limit 30',
  )
  const lastBills = prepare(`select id, bill_no, total_fen, issued_on from bill
    where customer_id = ? and state != 'draft' order by due_date desc limit 30`)
  const promises =
    prepare(`select p.id, p.message_id, p.conversation_id, p.customer_id, p.text, p.kind, p.due_at, p.state,
    p.rev, a.display_name as maker_name from promise p left join agent a on a.id = p.made_by
    where p.customer_id = ? and p.state = 'open' order by p.due_at, p.id limit 10`)
  return (id: string, today: string) => ({
    customer: customer.get(id),
    verification: verification.get(id),
    creditLine: creditLine.get(id),
    loans: loans.all(id),
    bills: bills.all(id, today),
    billCount: billCount.get(id),
    overdueFen: overdue.get(id, today),
    repayments: repayments.all(id),
    tickets: tickets.all(id),
    promises: promises.all(id),
    lastTickets: lastTickets.all(id),
    lastConversations: talks.all(id),
    lastBills: lastBills.all(id),
  })
}
