import {
  type CustomerId,
  fen,
  type Figure,
  type FigureExplanation,
  figureFormulas,
  formulas,
  type LoanId,
  type OrderId,
  sumFen,
  yuan,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { expect } from 'vitest'
import type { OpenDesk } from '../../src/open-desk.ts'
import { recompute } from './recompute.ts'

/** A figure and what the desk shows as its value; undefined where it is shown nowhere else. */
export type Shown = readonly [Figure, string | undefined]

/** Every figure of a customer that may be asked about. */
export async function figuresOf(desk: OpenDesk, owner: Desk, customerId: CustomerId): Promise<Shown[]> {
  const ids = <Id>(sql: string) => desk.room.store.sqlite.prepare(sql).pluck().all(customerId) as Id[]
  const figures: Shown[] = []
  for (const billId of ids<never>('select id from bill where customer_id = ?')) {
    const bill = await owner.bills.get({ billId })
    const penalty = bill.lines.filter(({ component }) => component === 'penalty')
    figures.push(
      [{ of: 'bill', billId, what: 'total' }, yuan(bill.totalFen)],
      [{ of: 'bill', billId, what: 'paid' }, yuan(bill.paidFen)],
      [{ of: 'bill', billId, what: 'outstanding' }, yuan(bill.outstandingFen)],
      [{ of: 'bill', billId, what: 'dpd' }, String(bill.dpd)],
      [{ of: 'bill', billId, what: 'penalty' }, yuan(sumFen(penalty.map(({ amountFen }) => fen(amountFen))))],
    )
    for (const line of bill.lines) figures.push([{ of: 'line', billId, lineNo: line.no }, yuan(line.amountFen)])
  }
  for (const loanId of ids<LoanId>('select id from loan where customer_id = ?')) {
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
        [{ of: 'instalment', loanId, no, what: 'payment' }, yuan(fen(all))],
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
  for (const repaymentId of ids<never>('select id from repayment where customer_id = ?')) {
    const { repayment } = await owner.repayments.explain({ repaymentId })
    figures.push([{ of: 'repayment', repaymentId }, yuan(repayment.amountFen)])
  }
  for (const orderId of ids<OrderId>('select id from purchase where customer_id = ? and refund_fen is not null')) {
    const { refund } = await owner.orders.get({ orderId })
    figures.push([{ of: 'refund', orderId }, refund && yuan(refund.amountFen)])
  }
  for (const coupon of (await owner.orders.coupons({ customerId })).coupons)
    figures.push([{ of: 'coupon', couponId: coupon.id }, coupon.effective ? yuan(coupon.offFen) : '0.00'])
  return figures
}

/** Every step gives its result again, the last one the value, and the value is what the desk shows. */
export async function expectProven(owner: Desk, [figure, shown]: Shown): Promise<void> {
  const told = await owner.ledger.explain({ figure })
  const steps = told.steps.map((step) => ({ formula: step.formula, inputs: step.inputs, result: recompute(step) }))
  expect({ figure: told.figure, steps }).toEqual({
    figure: told.figure,
    steps: told.steps.map(({ formula, inputs, result }) => ({ formula, inputs, result })),
  })
  expect([told.figure, told.steps.at(-1)?.result]).toEqual([told.figure, told.value])
  if (shown !== undefined) expect([told.figure, told.value]).toEqual([told.figure, shown])
  expect(told.entries.length).toBeLessThanOrEqual(200)
  for (const step of told.steps) expect(known).toHaveProperty(step.formula)
  sumOfEntries(told)
}

const known = { ...formulas, ...figureFormulas }

/** What a sum of the entries must be, for the figures that rest on all of theirs. */
function sumOfEntries({ figure, value, entries, moreEntries, steps }: FigureExplanation): void {
  if (moreEntries > 0) return
  const of = (wanted: (kind: string) => boolean) =>
    yuan(fen(entries.reduce((sum, entry) => sum + (wanted(entry.kind) ? entry.amountFen : 0), 0)))
  const cleared = yuan(fen(0 - entries.reduce((sum, { amountFen }) => sum + amountFen, 0)))
  const name = figure.of === 'line' || !('what' in figure) ? figure.of : `${figure.of} ${figure.what}`
  const repaid = steps.at(-1)?.inputs.find((input) => input.name === 'repaid by entries')?.value
  const expected: Record<string, readonly [string | undefined, string]> = {
    'bill total': [value, of((kind) => kind === 'charge')],
    line: [value, of((kind) => kind === 'charge')],
    'bill paid': [value, cleared],
    'bill outstanding': [value, of(() => true)],
    'customer overdue': [value, of(() => true)],
    'customer due': [value, of(() => true)],
    'loan outstanding': [repaid, cleared],
    'customer creditUsed': [repaid, cleared],
  }
  const [shown, sum] = expected[name] ?? []
  expect([figure, sum]).toEqual([figure, shown])
}
