import { addDays, type BusinessDate, businessDateOf, instantOf } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { rollProgress } from '../../src/desk/roll/progress.ts'
import { rollByItself } from '../../src/desk/roll/roll.ts'
import { openLending } from '../arrangements/lending.ts'
import { refusalOf } from '../support/desk.ts'
import { type Books, openBooks } from './books.ts'

const dayMs = 86_400_000
let keys = 0
const rollOn = ({ owner }: Pick<Books, 'owner'>, businessDate: string) =>
  owner.ledger.roll({ idempotencyKey: `range-key-${(keys += 1)}` as never, businessDate: businessDate as BusinessDate })
const todayOf = ({ clock }: Books) => businessDateOf(instantOf(clock.nowMs()))
const days = ({ desk }: Pick<Books, 'desk'>) =>
  desk.room.store.sqlite.prepare('select business_date from job_run order by 1').pluck().all() as BusinessDate[]

describe('the days that a book may be rolled to', () => {
  it('begin with its first entry, and are told to whoever asks for others', async () => {
    const { desk, addLoan } = await openLending()
    await addLoan({ firstDueOn: '2026-11-25', billed: 1 })
    const { desk: owner } = await desk.contextFor(await desk.signInLocally('owner'))
    for (const day of ['0001-01-01', '2020-01-01', '2026-10-24'])
      expect(await refusalOf(rollOn({ owner }, day))).toEqual({
        code: 'INVALID_INPUT',
        problems: [{ path: 'businessDate', problem: 'before_the_book', allowed: '2026-10-25..2026-11-20' }],
      })
    expect(days({ desk })).toEqual([])
    expect(await rollOn({ owner }, '2026-10-25')).toMatchObject({ businessDate: '2026-10-25' })
  })

  it('lie no more than 400 days back, where the book is older or empty', async () => {
    const books = await openBooks()
    expect(await refusalOf(rollOn(books, '2025-10-15'))).toMatchObject({
      problems: [{ path: 'businessDate', problem: 'before_the_book', allowed: '2025-10-16..2026-11-20' }],
    })
  })

  it('are caught up 400 at most, telling how far it is, and no bill is lost over the days left out', async () => {
    const books = await openBooks()
    const payer = await books.addPayer('c1')
    books.addBill(payer, 'b1', '2026-11-19')
    await rollByItself(books.desk.room)
    books.addBill(payer, 'b2', '2026-12-01')
    books.clock.advance(1000 * dayMs)
    const today = todayOf(books)
    const told: { done: number; total: number }[] = []
    const rolling = rollByItself(books.desk.room)
    let over = false
    void rolling.finally(() => (over = true))
    while (!over) {
      const now = rollProgress(books.desk)
      if (now) told.push(now)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await rolling).businessDate).toBe(today)
    expect(days(books).slice(1)).toEqual(Array.from({ length: 401 }, (_, i) => addDays(today, i - 400)))
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([401]))
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b))
    const stages = books.desk.room.store.sqlite
      .prepare(
        'select bill_id, stage from delinquency_log g where business_date = (select max(business_date) from delinquency_log where bill_id = g.bill_id) order by 1',
      )
      .raw()
      .all()
    expect(stages).toEqual([
      ['b1', 'M6+'],
      ['b2', 'M6+'],
    ])
    expect(rollProgress(books.desk)).toBeUndefined()
  })
})
