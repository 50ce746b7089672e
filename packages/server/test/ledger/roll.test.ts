import { addDays, type BusinessDate, businessDateOf, daysBetween, type DayRoll, dpdStage, instantOf } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { keepRolled } from '../../src/desk/roll/keep-rolled.ts'
import { rollProgress } from '../../src/desk/roll/progress.ts'
import { rollByItself } from '../../src/desk/roll/roll.ts'
import { refusalOf } from '../support/desk.ts'
import { type Books, openBooks } from './books.ts'

const dayMs = 86_400_000
let keys = 0
const roll = ({ owner }: Books, businessDate?: string): Promise<DayRoll> =>
  owner.ledger.roll({
    idempotencyKey: `roll-key-${(keys += 1)}` as never,
    ...(businessDate !== undefined && { businessDate: businessDate as BusinessDate }),
  })
const rows = ({ desk }: Books, sql: string) => desk.room.store.sqlite.prepare(sql).raw().all()
const log = (books: Books) =>
  rows(books, 'select bill_id, business_date, stage, dpd from delinquency_log order by 2, 1')

/** The log's last word on every bill is what a scan of the bills says, and nothing waits to be looked at. */
function expectTheScan(books: Books, today: BusinessDate): void {
  const bills = rows(
    books,
    `select b.id, b.due_date, b.state in ('issued', 'partial') and b.total_fen > b.paid_fen, b.total_fen - b.paid_fen,
       coalesce((select stage from delinquency_log where bill_id = b.id order by business_date desc limit 1), 'current')
     from bill b`,
  ) as [string, BusinessDate, number, number, string][]
  const sums = new Map<string, [number, number]>()
  for (const [id, due, owes, owedFen, logged] of bills) {
    const stage = owes ? dpdStage(daysBetween(due, today)) : 'current'
    expect([id, logged]).toEqual([id, stage])
    const [count, fen] = sums.get(stage) ?? [0, 0]
    if (owes) sums.set(stage, [count + 1, fen + owedFen])
  }
  const day = rows(
    books,
    `select stage, bills, outstanding_fen from delinquency_day where business_date = '${today}' and bills > 0`,
  ) as [string, number, number][]
  expect(new Map(day.map(([stage, count, fen]) => [stage, [count, fen]]))).toEqual(sums)
  expect(rows(books, 'select * from delinquency_changed')).toEqual([])
}

describe('ledger.roll', () => {
  it('logs who comes into a stage, day after day, and who is cured', async () => {
    const books = await openBooks()
    const payer = await books.addPayer('c1')
    for (const [id, due] of [
      ['b1', '2026-11-19'],
      ['b2', '2026-10-21'],
      ['b3', '2026-01-01'],
      ['b4', '2026-11-20'],
    ] as const)
      books.addBill(payer, id, due, [100])
    expect(await roll(books)).toMatchObject({
      businessDate: '2026-11-20',
      bills: 3,
      entered: [
        { stage: 'M1', bills: 2 },
        { stage: 'M6+', bills: 1 },
      ],
      cured: 0,
    })
    books.clock.advance(dayMs)
    await books.record(payer, 100)
    expect(await roll(books)).toMatchObject({ bills: 2, cured: 1, entered: [{ bills: 1 }, { bills: 1 }] })
    expect(log(books)).toEqual([
      ['b1', '2026-11-20', 'M1', 1],
      ['b2', '2026-11-20', 'M1', 30],
      ['b3', '2026-11-20', 'M6+', 323],
      ['b2', '2026-11-21', 'M2', 31],
      ['b3', '2026-11-21', 'current', 0],
      ['b4', '2026-11-21', 'M1', 1],
    ])
  })

  it('does a day once, and tells of it once', async () => {
    const books = await openBooks()
    books.addBill(await books.addPayer('c1'), 'b1', '2026-11-01')
    const once = await roll(books)
    expect(await roll(books)).toEqual(once)
    expect(await rollByItself(books.desk.room)).toEqual(once)
    const told = rows(books, `select object_id, actor_name from audit_event where action = 'ledger.roll'`)
    expect(told).toEqual([['2026-11-20', '本机管理员']])
  })

  it('catches up on days that nobody rolled, each as itself', async () => {
    const books = await openBooks()
    const payer = await books.addPayer('c1')
    books.addBill(payer, 'b1', '2026-10-22')
    await roll(books)
    books.clock.advance(40 * dayMs)
    const { businessDate, bills, entered } = await roll(books)
    expect({ businessDate, bills, entered }).toEqual({ businessDate: '2026-12-30', bills: 0, entered: [] })
    expect(log(books)).toEqual([
      ['b1', '2026-11-20', 'M1', 29],
      ['b1', '2026-11-22', 'M2', 31],
      ['b1', '2026-12-22', 'M3', 61],
    ])
    expect(rows(books, 'select count(*) from job_run where finished_at is not null')).toEqual([[41]])
  })

  it('goes on where it was stopped, and counts nothing twice, also when two work on one day', async () => {
    const count = 2_600
    const whole = await openBooks()
    const stopped = await openBooks()
    for (const books of [whole, stopped]) {
      const payer = await books.addPayer('c1')
      for (let i = 0; i < count; i++)
        books.addBill(payer, `b${String(i).padStart(4, '0')}`, addDays('2026-11-19' as BusinessDate, -i % 7), [100])
    }
    const { steps, resumed, ...counted } = await roll(whole)
    expect(counted).toMatchObject({ bills: count, entered: [{ stage: 'M1', bills: count }] })
    expect(resumed).toBe(false)
    expect(steps).toBeGreaterThan(3)
    const { room } = stopped.desk
    let looks = 0
    const dying = { ...room, watchers: { ...room.watchers, closed: () => (looks += 1) > 3 } }
    expect(await refusalOf(rollByItself(dying))).toMatchObject({ code: 'UNREACHABLE' })
    expect(rollProgress(stopped.desk)).toMatchObject({ total: count })
    expect(log(stopped).length).toBeGreaterThan(0)
    expect(log(stopped).length).toBeLessThan(count)
    const [one, other] = await Promise.all([roll(stopped), rollByItself(room)])
    expect(one).toMatchObject({ ...counted, resumed: true })
    expect(other).toEqual(one)
    expect(log(stopped)).toEqual(log(whole))
    expect(rows(stopped, `select count(*) from audit_event where action = 'ledger.roll'`)).toEqual([[1]])
  })

  it('rolls by itself when a desk is open, and again after midnight in Shanghai', async () => {
    const books = await openBooks('2026-11-20T15:59:59.980Z')
    const over = new AbortController()
    const rolled = (day: string) => () =>
      rows(books, `select 1 from job_run where business_date = '${day}' and finished_at is not null`).length === 1
    expect(rollProgress(books.desk)).toBeUndefined()
    keepRolled(books.desk, over.signal)
    await vi.waitUntil(rolled('2026-11-20'))
    books.clock.advance(30)
    await vi.waitUntil(rolled('2026-11-21'))
    over.abort()
    const told = rows(books, `select object_id, actor_name from audit_event where action = 'ledger.roll' order by seq`)
    expect(told).toEqual([
      ['2026-11-20', '日终'],
      ['2026-11-21', '日终'],
    ])
  })

  it('refuses days to come, days it went past, and who does not administer', async () => {
    const books = await openBooks()
    expect(await refusalOf(roll(books, '2026-11-21'))).toMatchObject({
      problems: [{ path: 'businessDate', problem: 'in_the_future', allowed: '2026-11-20' }],
    })
    await roll(books, '2026-11-18')
    await roll(books)
    expect(await refusalOf(roll(books, '2026-11-17'))).toMatchObject({
      problems: [{ problem: 'rolled_past', allowed: '2026-11-20' }],
    })
    expect(await roll(books, '2026-11-19')).toMatchObject({ businessDate: '2026-11-19' })
  })

  it('refuses a key that asked for another day, before it does anything', async () => {
    const books = await openBooks()
    const idempotencyKey = 'the-same-key' as never
    const first = await books.owner.ledger.roll({ idempotencyKey })
    expect(await books.owner.ledger.roll({ idempotencyKey })).toEqual(first)
    // A key that found the day rolled already stands for its content like any other.
    const late = 'a-late-key' as never
    expect(await books.owner.ledger.roll({ idempotencyKey: late })).toEqual(first)
    const otherLate = books.owner.ledger.roll({ idempotencyKey: late, businessDate: '2026-11-20' as BusinessDate })
    expect(await refusalOf(otherLate)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    books.clock.advance(dayMs)
    const other = books.owner.ledger.roll({ idempotencyKey, businessDate: '2026-11-21' as BusinessDate })
    expect(await refusalOf(other)).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    expect(await books.owner.ledger.roll({ idempotencyKey: late })).toEqual(first)
    expect(rows(books, 'select business_date from job_run')).toEqual([['2026-11-20']])
  })

  it('says what a scan says, whatever happened to bills between two rolls', async () => {
    const state = fc.constantFrom('draft', 'issued', 'partial', 'paid', 'void')
    const dueIn = fc.integer({ min: -220, max: 40 })
    const change = fc.record({ bill: fc.nat(14), dueIn, paid: fc.nat(100), state, remove: fc.boolean() })
    const stretch = fc.record({ skip: fc.constantFrom(0, 1, 1, 2, 31), changes: fc.array(change, { maxLength: 8 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(stretch, { minLength: 1, maxLength: 8 }), async (lived) => {
        const books = await openBooks()
        const { sqliteWriter: sqlite } = books.desk.room.store
        for (const { skip, changes } of lived) {
          books.clock.advance(skip * dayMs)
          const today = businessDateOf(instantOf(books.clock.nowMs()))
          for (const { bill, dueIn: days, paid, state: to, remove } of changes) {
            if (remove) sqlite.prepare('delete from bill where id = ?').run(`b${bill}`)
            sqlite
              .prepare(
                `insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at)
                 values (:id, 'c', :id, '', '', :due, 100, :paid, :to, '')
                 on conflict (id) do update set due_date = :due, paid_fen = :paid, state = :to`,
              )
              .run({ id: `b${bill}`, due: addDays(today, days), paid, to })
          }
          // A day that is rolled stays as it was rolled; what changes on it is seen the next day.
          const rolledToday = rows(books, `select 1 from job_run where business_date = '${today}'`).length > 0
          await roll(books)
          if (!rolledToday) expectTheScan(books, today)
        }
      }),
      { numRuns: 40 },
    )
  })
})
