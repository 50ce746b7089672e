import { mayGo, repaymentTransitions } from '@zuoxi/sdk'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stampRepayment } from '../../src/store/ledger/stamps.ts'
import { type Books, openBooks } from './books.ts'
import { History } from './history.ts'
import { belowOf, daysAsked } from './random.ts'

/** A repayment is whole: what bills hold of it, its credit, and what was sent or taken back add up to it. */
async function expectEveryFen({ owner }: Books, { money }: History): Promise<void> {
  for (const { id } of money) {
    const { repayment, applied, appliedFen, reversedFen } = await owner.repayments.explain({ repaymentId: id })
    const standing = applied.filter((move) => move.reversedBySeq === undefined)
    expect(standing.reduce((sum, move) => sum + move.amountFen, 0)).toBe(appliedFen)
    expect(appliedFen + repayment.unappliedFen + repayment.refundedFen + reversedFen).toBe(repayment.amountFen)
  }
}

/** What all lines show as paid is what all repayments have applied: nothing came from nowhere. */
function expectNothingFromNowhere({ desk }: Books): void {
  const sum = (sql: string) => desk.room.store.sqlite.prepare(sql).pluck().get()
  expect(sum('select coalesce(sum(paid_fen), 0) from bill')).toBe(
    sum(`select coalesce(sum(amount_fen - unapplied_fen - refunded_fen), 0) from repayment where status <> 'reversed'`),
  )
}

it('proves itself after any history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 40, maxLength: 400 }), async (draws) => {
      const books = await openBooks()
      let at = 0
      const history = new History(books, (bound) => (draws[at++ % draws.length] ?? 0) % bound)
      await history.begin(3)
      for (let day = 0; day < draws.length / 4; day++) await history.day()
      expect(await books.owner.ledger.verify()).toMatchObject({ ok: true })
      await expectEveryFen(books, history)
      expectNothingFromNowhere(books)
    }),
    { numRuns: 25 },
  )
})

it('proves itself after thousands of days, the same ones for the same seed', { timeout: 3_600_000 }, async () => {
  const live = async (days: number, seed: number) => {
    const books = await openBooks()
    const history = new History(books, belowOf(seed))
    await history.begin(20)
    for (let day = 0; day < days; day++) await history.day()
    return { books, history }
  }
  const days = daysAsked(2_000)
  const { books, history } = await live(days, 20_261_122)
  const answer = await books.owner.ledger.verify()
  expect(answer).toMatchObject({ ok: true, repayments: history.money.length })
  expect(answer.entries).toBeGreaterThan(days / 2)
  for (const step of ['bill', 'record', 'repeat DUPLICATE', 'match', 'unmatch', 'reverse', 'refund'])
    expect(history.taken[step], step).toBeGreaterThan(days / 200)
  expectNothingFromNowhere(books)
  await expectEveryFen(books, history)
  const [once, again] = [await live(200, 7), await live(200, 7)]
  expect(again.books.shown()).toEqual(once.books.shown())
})

it('is where it was after a reversal, and where it would be after the repetition', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      async (amounts, chosen) => {
        const books = await openBooks()
        const payer = await books.addPayer('c1')
        for (const month of ['08', '09', '10', '11']) books.addBill(payer, `b${month}`, `2026-${month}-20`)
        const before = books.shown()
        const booked = []
        for (const amount of amounts) booked.push(await books.record(payer, amount))
        const whole = books.shown()
        const last = booked.at(-1)!
        const one = chosen % 2 === 0 ? last : booked[chosen % booked.length]!
        await books.owner.repayments.reverse(books.change(one))
        if (one === last) {
          await books.record(payer, last.amountFen)
          expect(books.shown()).toEqual(whole)
        } else {
          for (const each of booked) if (each !== one) await books.owner.repayments.reverse(books.change(each))
          expect(books.shown()).toEqual(before)
        }
        expect(await books.owner.ledger.verify()).toMatchObject({ ok: true })
      },
    ),
    { numRuns: 40 },
  )
})

it('goes only where the table of states lets it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(repaymentTransitions) as (keyof typeof repaymentTransitions)[])),
      fc.constantFrom('reverse' as const, 'refund' as const),
      async (from, verb) => {
        const books = await openBooks()
        const money = await books.record(undefined, 100)
        const rest = from === 'succeeded' ? 100 : 0
        books.desk.room.store.sqliteWriter
          .prepare('update repayment set status = ?, unapplied_fen = ?, refunded_fen = ?')
          .run(from, rest, from === 'refunded' ? 100 : 0)
        await books.desk.room.store.writer.write((trx) => stampRepayment(trx, money.id))
        const to = verb === 'reverse' ? 'reversed' : 'refunded'
        const call =
          verb === 'reverse'
            ? books.owner.repayments.reverse(books.change(money))
            : books.owner.repayments.refund({ ...books.change(money), what: 'everything' })
        if (mayGo(repaymentTransitions, from, to)) expect(await call).toMatchObject({ status: to })
        else await expect(call).rejects.toMatchObject({ failure: { code: 'ILLEGAL_TRANSITION', from, to } })
        expect(await books.owner.ledger.verify()).toMatchObject({ ok: true })
      },
    ),
    { numRuns: 30 },
  )
})
