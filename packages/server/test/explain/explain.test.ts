import type { CouponId, CustomerId, Figure, LoanId, OrderId } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { colleague } from '../conversations/hall.ts'
import { morning, theCast } from '../demo/seeded-desk.ts'
import { refusalOf } from '../support/desk.ts'
import { expectProven, figuresOf } from './prove.ts'

let desk: OpenDesk
let owner: Desk
beforeAll(async () => {
  desk = await openDesk(':memory:', { clock: { nowMs: () => morning } })
  await seedDemo(desk, await theCast(), { customers: 300, seed: 11 })
  owner = (await desk.contextFor(await desk.signInLocally('owner'))).desk
  return () => desk.close()
})

const ids = <Id>(sql: string, ...values: unknown[]) =>
  desk.room.store.sqlite
    .prepare(sql)
    .pluck()
    .all(...values) as Id[]

/** Of each customer one figure in `every`, another one for the next customer. */
async function proveAll(customerIds: readonly CustomerId[], every: number): Promise<number> {
  let proven = 0
  for (const [nth, customerId] of customerIds.entries()) {
    const figures = (await figuresOf(desk, owner, customerId)).filter((_, i) => i % every === nth % every)
    for (const shown of figures) await expectProven(owner, shown)
    proven += figures.length
  }
  return proven
}

describe('every figure is proven by its own steps and entries', () => {
  it('of every person of the cast', async () => {
    const people = ids<CustomerId>(`select id from customer where id like 'fx-%'`)
    expect(await proveAll(people, 1)).toBeGreaterThan(1_000)
  }, 60_000)

  it('of three hundred invented customers', async () => {
    const customers = ids<CustomerId>(`select id from customer where id like 'dm-%'`)
    expect(customers).toHaveLength(300)
    expect(await proveAll(customers, 9)).toBeGreaterThan(3_000)
  }, 60_000)
})

describe('ledger.explain', () => {
  const explain = (figure: Figure) => owner.ledger.explain({ figure })

  it('tells of 罚息 on a bill what the bill tells, and no days that nobody recorded', async () => {
    const asBilled = { formula: 'as_billed', result: '12.33' }
    const inputs = [
      { name: 'bill', value: 'ZD000104' },
      { name: 'issued', value: '2026-11-05' },
      { name: 'penalty', value: '12.33' },
    ]
    const ofBill = await explain({ of: 'bill', billId: 'fx-ZD000104' as never, what: 'penalty' })
    expect(ofBill.steps[0]).toMatchObject({ ...asBilled, inputs })
    const ofIt = await explain({ of: 'instalment', loanId: 'fx-JK000101' as LoanId, no: 6, what: 'penalty' })
    expect(ofIt.steps[0]).toMatchObject({ ...asBilled, inputs })
  })

  it('tells of a repayment which entries it made, on the day it came', async () => {
    const { items } = await owner.repayments.list({ customerId: 'fx-zhang-wei' as CustomerId, limit: 10 })
    const last = items.find(({ amountFen }) => amountFen === 30_000)
    const told = await explain({ of: 'repayment', repaymentId: last?.id as never })
    expect(told.entries.map(({ businessDate, component, amountFen }) => [businessDate, component, amountFen])).toEqual([
      ['2026-10-18', 'penalty', -433],
      ['2026-10-18', 'interest', -12_354],
      ['2026-10-18', 'principal', -17_213],
    ])
  })

  it('tells an annual rate by the flows it discounts to zero', async () => {
    const told = await explain({ of: 'loan', loanId: 'fx-JK001001' as LoanId, what: 'apr' })
    expect(told).toMatchObject({ unit: 'percent', value: expect.stringMatching(/^17\.911544/) })
    expect(told.steps[0]?.inputs).toEqual([{ name: 'flows', value: '1200.00,-412.00*3' }])
  })

  it('tells by when a refund is expected, and why a coupon takes nothing off', async () => {
    const refund = await explain({ of: 'refund', orderId: 'fx-DD001001' as OrderId })
    expect(refund.steps.map(({ formula }) => formula)).toEqual(['business_days', 'sent_back'])
    const coupon = await explain({ of: 'coupon', couponId: 'fx-YH001401' as CouponId })
    expect(coupon).toMatchObject({ value: '0.00' })
    expect(coupon.steps[0]?.inputs).toContainEqual({ name: 'obstacle', value: 'threshold' })
  })

  it('knows nothing of what is another tenant’s, or is not there', async () => {
    const stranger = await colleague(desk, 'elsewhere')
    const foreign: [Figure, string][] = [
      [{ of: 'customer', customerId: 'fx-zhang-wei' as CustomerId, what: 'due' }, 'customer'],
      [{ of: 'bill', billId: 'fx-ZD000203' as never, what: 'total' }, 'bill'],
      [{ of: 'loan', loanId: 'fx-JK000201' as LoanId, what: 'apr' }, 'loan'],
    ]
    for (const [figure, noun] of foreign) {
      await explain(figure)
      expect(await refusalOf(stranger.ledger.explain({ figure }))).toMatchObject({ code: 'NOT_FOUND', noun })
    }
    const asked: [Figure, string][] = [
      [{ of: 'customer', customerId: 'nobody' as CustomerId, what: 'due' }, 'customer'],
      [{ of: 'bill', billId: 'nowhere' as never, what: 'total' }, 'bill'],
      [{ of: 'line', billId: 'fx-ZD000203' as never, lineNo: 99 }, 'bill'],
      [{ of: 'loan', loanId: 'nowhere' as LoanId, what: 'apr' }, 'loan'],
      [{ of: 'instalment', loanId: 'fx-JK000201' as LoanId, no: 99, what: 'payment' }, 'loan'],
      [{ of: 'repayment', repaymentId: 'nowhere' as never }, 'repayment'],
      [{ of: 'refund', orderId: 'nowhere' as OrderId }, 'order'],
      [{ of: 'coupon', couponId: 'nowhere' as CouponId }, 'coupon'],
    ]
    for (const [figure, noun] of asked)
      expect(await refusalOf(explain(figure))).toMatchObject({ code: 'NOT_FOUND', noun })
  })
})
