import type { AgentId, ArrangementAsk, LoanDetail } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { deskFor } from '../../src/desk/desk-for.ts'
import { dayMs, type Lending, openLending } from '../arrangements/lending.ts'
import { expectProven, figuresOf } from './prove.ts'

const asks: readonly ArrangementAsk[] = [
  { kind: 'defer', days: 30 },
  { kind: 'extend', terms: 6 },
  { kind: 'restructure', terms: 18 },
  { kind: 're_age' },
]

function adminOf({ desk }: Lending) {
  const caller = { agentId: 'root' as AgentId, tenantId: 'local', role: 'admin', displayName: '管理员', workNo: 'root' }
  return deskFor({ ...desk.room, caller: caller as never })
}

/** What is left to pay of the instalments that are shown is the principal that is outstanding. */
function expectWhole(loan: LoanDetail): void {
  const left = loan.instalments.reduce(
    (sum, { due, paid, waived }) => sum + due.principalFen - paid.principalFen - waived.principalFen,
    0,
  )
  expect(left).toBe(loan.outstandingFen)
  const numbers = loan.instalments.map(({ no }) => no)
  expect(new Set(numbers).size).toBe(numbers.length)
}

describe('a loan that was arranged', () => {
  it.each(asks)('by $kind shows the schedule in force, and every figure of it is proven', async (ask) => {
    const lending = await openLending()
    const owner = adminOf(lending)
    const loanId = await lending.addLoan({ billed: 5 })
    await lending.pay(50_000)
    await lending.arrange(loanId, ask)
    for (const days of [0, 40]) {
      lending.clock.advance(days * dayMs)
      if (days > 0) await lending.roll()
      const loan = await owner.loans.get({ loanId })
      expect(loan).toMatchObject({ scheduleVersion: 2, superseded: [{ version: 1 }] })
      expect(loan.scheduleOrigin).not.toBe('origination')
      expectWhole(loan)
      for (const shown of await figuresOf(lending.desk, owner, lending.customerId)) await expectProven(owner, shown)
    }
  })

  it('by settling early ends with what settled it', async () => {
    const lending = await openLending()
    const owner = adminOf(lending)
    const loanId = await lending.addLoan({ billed: 5 })
    const { quote } = await lending.arrange(loanId, { kind: 'settle_early', payBy: lending.today() })
    await lending.pay(quote.payFen ?? 0)
    const loan = await owner.loans.get({ loanId })
    expect(loan).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    expectWhole(loan)
    // Nothing of the principal is left that no instalment accounts for.
    expect(loan.instalments.reduce((sum, { due }) => sum + due.principalFen, 0)).toBe(loan.principalFen)
    expect(loan.instalments.at(-1)).toMatchObject({ balanceFen: 0 })
    for (const shown of await figuresOf(lending.desk, owner, lending.customerId)) await expectProven(owner, shown)
  })

  it('by a waiver shows what was forgiven beside what was paid', async () => {
    const lending = await openLending()
    const owner = adminOf(lending)
    const loanId = await lending.addLoan({ billed: 5 })
    await lending.arrange(loanId, { kind: 'waiver', components: ['interest'] })
    const loan = await owner.loans.get({ loanId })
    expect(loan.instalments.some(({ waived }) => waived.interestFen > 0)).toBe(true)
    expectWhole(loan)
    for (const shown of await figuresOf(lending.desk, owner, lending.customerId)) await expectProven(owner, shown)
  })
})
