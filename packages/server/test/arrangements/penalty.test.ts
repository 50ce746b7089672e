import type { LoanId } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { type Lending, openLending } from './lending.ts'

async function lateLoan() {
  const lending = await openLending('2026-11-21T02:00:00.000Z')
  const loanId = await lending.addLoan({ terms: 4, billed: 4 })
  return { ...lending, loanId, accruedFen: (await lending.lin.loans.get({ loanId })).accruedPenaltyFen }
}

const owedOf = async ({ lin, customerId }: Lending) =>
  (await lin.customers.overview({ customerId })).bills.reduce((sum, bill) => sum + bill.outstandingFen, 0)
const shown = ({ lin }: Lending, loanId: LoanId) => lin.loans.get({ loanId })

describe('罚息 of what was late', () => {
  it('is billed once it does not grow any more, and is owed like any other bill', async () => {
    const late = await lateLoan()
    const { lin, pay, all, loanId, accruedFen, customerId, expectTrue } = late
    expect(accruedFen).toBeGreaterThan(27_372)
    const owed = await owedOf(late)
    await pay(owed - 1)
    // 0.01 of principal is late: it grows still.
    expect(await shown(late, loanId)).toMatchObject({ accruedPenaltyFen: accruedFen, billedPenaltyFen: 0 })
    const last = await pay(1)
    expect(await shown(late, loanId)).toMatchObject({
      status: 'settled',
      outstandingFen: 0,
      accruedPenaltyFen: 0,
      billedPenaltyFen: accruedFen,
    })
    const { bills } = await lin.customers.overview({ customerId })
    const bill = bills.find(({ outstandingFen }) => outstandingFen > 0)
    expect(bill).toMatchObject({ outstandingFen: accruedFen, dueDate: '2026-12-01', period: '2026-11' })
    expect(all(`select policy_version, reason from ledger_entry where component = 'penalty'`)).toEqual([
      { policy_version: 'penalty@house@1', reason: last.id },
    ])
    await expectTrue()
    expect((await pay(accruedFen + 5)).unappliedFen).toBe(5)
    expect(await shown(late, loanId)).toMatchObject({ billedPenaltyFen: 0 })
    await expectTrue()
  })

  it('takes what is left of the money that cleared the rest', async () => {
    const late = await lateLoan()
    const { pay, loanId, accruedFen, expectTrue } = late
    const money = await pay((await owedOf(late)) + 10_000)
    expect(money.unappliedFen).toBe(0)
    expect(await shown(late, loanId)).toMatchObject({ status: 'settled', billedPenaltyFen: accruedFen - 10_000 })
    await expectTrue()
  })

  it('runs again when that money is taken back, and is billed anew when it comes again', async () => {
    const late = await lateLoan()
    const { zhou, pay, loanId, accruedFen, clock, all, expectTrue } = late
    const owed = await owedOf(late)
    const money = await pay(owed + 10_000)
    await zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
    expect(await shown(late, loanId)).toMatchObject({
      status: 'active',
      accruedPenaltyFen: accruedFen,
      billedPenaltyFen: 0,
    })
    expect(all(`select kind, reason from ledger_entry where kind = 'rescheduled'`)).toEqual([
      { kind: 'rescheduled', reason: money.id },
    ])
    expect(await owedOf(late)).toBe(owed)
    await expectTrue()
    clock.advance(86_400_000)
    const { accruedPenaltyFen } = await shown(late, loanId)
    expect(accruedPenaltyFen).toBeGreaterThan(accruedFen)
    await pay(owed)
    expect(await shown(late, loanId)).toMatchObject({ billedPenaltyFen: accruedPenaltyFen })
    await expectTrue()
  })

  it('is billed of a loan that goes on, too, and costs the same as in a settlement', async () => {
    const lending = await openLending()
    const { quote, pay, addLoan, expectTrue } = lending
    const loanId = await addLoan()
    const { payFen = 0 } = (await quote(loanId, { kind: 'settle_early' })).quote
    const owed = await owedOf(lending)
    await pay(owed)
    const { accruedPenaltyFen, billedPenaltyFen } = await shown(lending, loanId)
    expect(accruedPenaltyFen).toBe(0)
    expect(billedPenaltyFen).toBeGreaterThan(0)
    expect((await quote(loanId, { kind: 'settle_early' })).quote.payFen).toBe(payFen - owed)
    await expectTrue()
  })
})
