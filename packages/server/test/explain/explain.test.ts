import {
  type CouponId,
  type CustomerId,
  type Figure,
  type FigureExplanation,
  figureFormulas,
  formulas,
  type LoanId,
  type OrderId,
  yuan,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { morning, theCast } from '../demo/seeded-desk.ts'
import { addCustomer, refusalOf } from '../support/desk.ts'
import { recompute } from './recompute.ts'

let desk: OpenDesk
let owner: Desk
beforeAll(async () => {
  desk = await openDesk(':memory:', { clock: { nowMs: () => morning } })
  await seedDemo(desk, await theCast(), { customers: 300, seed: 11 })
  owner = (await desk.contextFor(await desk.signInLocally('owner'))).desk
  return () => desk.close()
})

const ids = <Id>(sql: string, ...values: unknown[]) =>
  desk.room.store.sqlite.prepare(sql).pluck().all(...values) as Id[]

/** A figure and what the desk shows as its value; undefined where it is shown nowhere else. */
type Shown = readonly [Figure, string | undefined]

async function figuresOf(customerId: CustomerId): Promise<Shown[]> {
  const figures: Shown[] = []
  for (const billId of ids<never>('select id from bill where customer_id = ?', customerId)) {
    const bill = await owner.bills.get({ billId })
    const penalty = bill.lines.filter(({ component }) => component === 'penalty')
    figures.push(
      [{ of: 'bill', billId, what: 'total' }, yuan(bill.totalFen)],
      [{ of: 'bill', billId, what: 'paid' }, yuan(bill.paidFen)],
      [{ of: 'bill', billId, what: 'outstanding' }, yuan(bill.outstandingFen)],
      [{ of: 'bill', billId, what: 'dpd' }, String(bill.dpd)],
      [{ of: 'bill', billId, what: 'penalty' }, yuan(penalty.reduce((sum, line) => sum + line.amountFen, 0) as never)],
    )
    for (const line of bill.lines) figures.push([{ of: 'line', billId, lineNo: line.no }, yuan(line.amountFen)])
  }
  for (const loanId of ids<LoanId>('select id from loan where customer_id = ?', customerId)) {
    const loan = await owner.loans.get({ loanId })
    figures.push(
      [{ of: 'loan', loanId, what: 'principal' }, yuan(loan.principalFen)],
      [{ of: 'loan', loanId, what: 'outstanding' }, yuan(loan.outstandingFen)],
      [{ of: 'loan', loanId, what: 'apr' }, loan.cost.aprSimplePct],
      [{ of: 'loan', loanId, what: 'penalty' }, yuan(loan.accruedPenaltyFen)],
    )
    for (const { no, due, balanceFen } of loan.instalments) {
      const all = due.principalFen + due.interestFen + due.feeFen + due.penaltyFen
      figures.push(
        [{ of: 'instalment', loanId, no, what: 'payment' }, yuan(all as never)],
        [{ of: 'instalment', loanId, no, what: 'balance' }, yuan(balanceFen)],
      )
      for (const what of ['principal', 'interest', 'fee', 'penalty'] as const)
        figures.push([{ of: 'instalment', loanId, no, what }, yuan(due[`${what}Fen`])])
    }
  }
  const { overdueFen, creditLine } = await owner.customers.overview({ customerId })
  figures.push([{ of: 'customer', customerId, what: 'overdue' }, yuan(overdueFen)])
  figures.push([{ of: 'customer', customerId, what: 'due' }, undefined])
  if (creditLine) figures.push([{ of: 'customer', customerId, what: 'creditUsed' }, yuan(creditLine.usedFen)])
  for (const repaymentId of ids<never>('select id from repayment where customer_id = ?', customerId)) {
    const { repayment } = await owner.repayments.explain({ repaymentId })
    figures.push([{ of: 'repayment', repaymentId }, yuan(repayment.amountFen)])
  }
  for (const orderId of ids<OrderId>('select id from purchase where customer_id = ? and refund_fen is not null', customerId)) {
    const { refund } = await owner.orders.get({ orderId })
    figures.push([{ of: 'refund', orderId }, refund && yuan(refund.amountFen)])
  }
  for (const coupon of (await owner.orders.coupons({ customerId })).coupons)
    figures.push([{ of: 'coupon', couponId: coupon.id }, coupon.effective ? yuan(coupon.offFen) : '0.00'])
  return figures
}

/** Every step gives its result again, the last one the value, and the value is what the desk shows. */
function expectProven(told: FigureExplanation, shown: string | undefined): void {
  const steps = told.steps.map((step) => ({ formula: step.formula, inputs: step.inputs, result: recompute(step) }))
  expect({ figure: told.figure, steps }).toEqual({
    figure: told.figure,
    steps: told.steps.map(({ formula, inputs, result }) => ({ formula, inputs, result })),
  })
  expect([told.figure, told.steps.at(-1)?.result]).toEqual([told.figure, told.value])
  if (shown !== undefined) expect([told.figure, told.value]).toEqual([told.figure, shown])
  expect(told.entries.length).toBeLessThanOrEqual(200)
}

const known = { ...formulas, ...figureFormulas }
/** What a sum of the entries must be, for the figures that rest on all of theirs. */
function sumOfEntries({ figure, value, entries, moreEntries, steps }: FigureExplanation): void {
  if (moreEntries > 0 || (figure.of !== 'bill' && figure.of !== 'line' && figure.of !== 'customer' && figure.of !== 'loan')) return
  const of = (wanted: (kind: string) => boolean) =>
    entries.reduce((sum, entry) => sum + (wanted(entry.kind) ? entry.amountFen : 0), 0)
  const all = yuan(of(() => true) as never)
  const what = figure.of === 'line' ? 'line' : figure.what
  if (what === 'total' || what === 'line') expect([figure, yuan(of((kind) => kind === 'charge') as never)]).toEqual([figure, value])
  if (what === 'paid') expect([figure, yuan((0 - of(() => true)) as never)]).toEqual([figure, value])
  if (['outstanding', 'overdue', 'due'].includes(what) && figure.of !== 'loan') expect([figure, all]).toEqual([figure, value])
  if ((figure.of === 'loan' && what === 'outstanding') || what === 'creditUsed') {
    const repaid = steps.at(-1)?.inputs.find(({ name }) => name === 'repaid by entries')?.value
    expect([figure, yuan((0 - of(() => true)) as never)]).toEqual([figure, repaid])
  }
}

/** Of each customer one figure in `every`, another one for the next customer. */
async function proveAll(customerIds: readonly CustomerId[], every: number): Promise<number> {
  let proven = 0
  for (const [nth, customerId] of customerIds.entries()) {
    const figures = (await figuresOf(customerId)).filter((_, i) => i % every === nth % every)
    for (const [figure, shown] of figures) {
      const told = await owner.ledger.explain({ figure })
      expectProven(told as FigureExplanation, shown)
      sumOfEntries(told as FigureExplanation)
      for (const step of told.steps) expect(known).toHaveProperty(step.formula)
      proven += 1
    }
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

  it('tells how the 罚息 on a bill was counted', async () => {
    const told = await explain({ of: 'bill', billId: 'fx-ZD000203' as never, what: 'penalty' })
    expect(told.value).toBe('0.42')
    expect(told.steps[0]).toMatchObject({ formula: 'penalty_by_days', result: '0.42' })
    expect(told.steps[0]?.inputs).toEqual(
      expect.arrayContaining([
        { name: 'base', value: '837.00' },
        { name: 'days', value: '1' },
      ]),
    )
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
    await addCustomer(desk, 'foreign', 'elsewhere')
    const asked: [Figure, string][] = [
      [{ of: 'customer', customerId: 'foreign' as CustomerId, what: 'due' }, 'customer'],
      [{ of: 'bill', billId: 'nowhere' as never, what: 'total' }, 'bill'],
      [{ of: 'line', billId: 'fx-ZD000203' as never, lineNo: 99 }, 'bill'],
      [{ of: 'loan', loanId: 'nowhere' as LoanId, what: 'apr' }, 'loan'],
      [{ of: 'instalment', loanId: 'fx-JK000201' as LoanId, no: 99, what: 'payment' }, 'loan'],
      [{ of: 'repayment', repaymentId: 'nowhere' as never }, 'repayment'],
      [{ of: 'refund', orderId: 'nowhere' as OrderId }, 'order'],
      [{ of: 'coupon', couponId: 'nowhere' as CouponId }, 'coupon'],
    ]
    for (const [figure, noun] of asked) expect(await refusalOf(explain(figure))).toMatchObject({ code: 'NOT_FOUND', noun })
  })
})
