import { setTimeout as after } from 'node:timers/promises'
import { addDays, businessDateOf, connect, instantOf } from '@zuoxi/sdk'
import { openDesk } from '@zuoxi/server'
import { type Book, bookCustomer, bookOf } from './book.ts'
import { percentile, rowOf, sample } from './measure.ts'
import { openLoop } from './open-loop.ts'
import type { Ratio, Row } from './report.ts'
import { withServed } from './served.ts'

const bills = 6_000_000
/** Customers who look at a bill or at a customer: a dozen busy desks. */
const readsPerSecond = 150
const idleMs = 8_000
const ordinaryDays = 8

interface Figures {
  readonly data: Readonly<Record<string, string | number>>
  readonly rows: readonly Row[]
  readonly ratios: readonly Ratio[]
}

/** What a book of millions of bills costs: its overdue buckets, and a day's roll beside people who read. */
export async function benchBook(tell: (progress: string) => void): Promise<Figures> {
  const book = await bookOf(bills, businessDateOf(instantOf(Date.now())), tell)
  const buckets = await bucketFigures(book, tell)
  const roll = await rollFigures(book, tell)
  return {
    data: { bills: book.bills, ...buckets.data, ...roll.data },
    rows: [...buckets.rows, ...roll.rows],
    ratios: [...buckets.ratios, ...roll.ratios],
  }
}

const owing = `state in ('issued', 'partial') and total_fen > paid_fen`
const scanSql = (how: string) =>
  `select due_date, count(*), sum(total_fen - paid_fen) from bill ${how} where ${owing} group by due_date`

async function bucketFigures({ path }: Book, tell: (progress: string) => void): Promise<Figures> {
  tell('overdue buckets by the summary and by scans')
  const desk = await openDesk(path)
  const { desk: owner } = await desk.contextFor(await desk.signInLocally('owner'))
  const { sqlite } = desk.room.store
  const [table, index] = [
    sqlite.prepare(scanSql('not indexed')),
    sqlite.prepare(scanSql('indexed by bill_owing_by_due')),
  ]
  const [summary, byTable, byIndex] = [
    await sample(1_000, 100, () => owner.ledger.delinquency()),
    await sample(5, 1, () => table.all()),
    await sample(5, 1, () => index.all()),
  ]
  await desk.close()
  const p50 = percentile(summary, 50)
  return {
    data: {},
    rows: [
      rowOf('overdue buckets: the verb, by the summary', summary),
      rowOf('overdue buckets: a scan of all bills', byTable),
      rowOf('overdue buckets: a scan of the owing ones, by an index', byIndex),
    ],
    ratios: [
      {
        what: 'buckets by the summary ÷ by the full scan, p50',
        value: p50 / percentile(byTable, 50),
        target: { atMost: 0.001 },
      },
    ],
  }
}

function rollFigures({ path, base, customers }: Book, tell: (progress: string) => void): Promise<Figures> {
  return withServed(path, { clients: 0 }, async (_clients, at) => {
    const client = await connect({ ...at, timeoutMs: 3_600_000 })
    const customerAt = (place: number) => bookCustomer((place * 7919) % customers)
    const { during } = openLoop(
      at,
      [
        { procedure: 'customers.overview', inputOf: (place) => ({ customerId: customerAt(place) }) },
        { procedure: 'bills.get', inputOf: (place) => ({ billId: `${customerAt(place).replace('c', 'b')}-00` }) },
      ],
      { perSecond: readsPerSecond },
    )
    await during(after(idleMs))
    const idle = await during(after(idleMs))
    tell(`rolling ${base}, the first day: every late bill comes into its stage`)
    let startedMs = performance.now()
    const first = client.ledger.roll({ businessDate: base })
    const besideFirst = await during(first)
    const firstMs = performance.now() - startedMs
    const { bills: looked } = await first
    const beside: number[] = []
    const tookMs: number[] = []
    let moved = 0
    for (let day = 1; day <= ordinaryDays; day += 1) {
      tell(`rolling day ${day} of ${ordinaryDays}`)
      idle.push(...(await during(after(idleMs / 4))))
      startedMs = performance.now()
      const roll = client.ledger.roll({ businessDate: addDays(base, day) })
      beside.push(...(await during(roll)))
      tookMs.push(performance.now() - startedMs)
      moved += (await roll).bills
    }
    const p99 = percentile(idle, 99)
    return {
      data: {
        'late bills': looked,
        'of them a day in another stage': Math.round(moved / ordinaryDays),
        reads: `${readsPerSecond} a second over HTTP, when they are due`,
      },
      rows: [
        rowOf('reads, the desk idle', idle),
        rowOf('reads beside the first roll', besideFirst),
        rowOf('reads beside ordinary rolls', beside),
        rowOf('the first roll', [firstMs]),
        rowOf('an ordinary roll', tookMs),
      ],
      ratios: [
        { what: 'reads beside ordinary rolls ÷ idle, p99', value: percentile(beside, 99) / p99, target: { atMost: 2 } },
        {
          what: 'reads beside the first roll ÷ idle, p99',
          value: percentile(besideFirst, 99) / p99,
          target: { atMost: 2 },
        },
      ],
    }
  })
}
