import { type ArrangementAsk, addDays, fen, type LoanId } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../support/desk.ts'
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

describe('a waiver of 罚息', () => {
  it('covers what is on no bill: charged and forgiven at once, and never asked for again', async () => {
    const late = await lateLoan()
    const { quote, confirm, approve, loanId, accruedFen, all, clock, expectTrue } = late
    const quoted = await quote(loanId, { kind: 'waiver', components: ['penalty'] })
    expect(quoted.quote).toMatchObject({ deltaFen: -accruedFen, lines: [] })
    expect(quoted.quote.oldTotal.penaltyFen - quoted.quote.newTotal.penaltyFen).toBe(accruedFen)
    expect(await approve(await confirm(quoted))).toMatchObject({ state: 'completed' })
    expect(await shown(late, loanId)).toMatchObject({ accruedPenaltyFen: 0, billedPenaltyFen: 0 })
    const { code } = quoted
    expect(
      all(`select kind, amount_fen, policy_version, reason from ledger_entry where component = 'penalty'`),
    ).toEqual([
      { kind: 'charge', amount_fen: accruedFen, policy_version: 'penalty@house@1', reason: code },
      { kind: 'waiver', amount_fen: -accruedFen, policy_version: `waiver@${code}`, reason: code },
    ])
    await expectTrue()
    clock.advance(86_400_000)
    // One more day is 1.92 and more, and not the whole again.
    expect((await shown(late, loanId)).accruedPenaltyFen).toBeLessThan(1_000)
  })

  it('of all that a customer owes covers each loan’s, the bills first, up to its amount', async () => {
    const late = await lateLoan()
    const { arrange, addLoan, accruedFen, loanId, expectTrue } = late
    const other = await addLoan({ terms: 4, billed: 4 })
    const ask: ArrangementAsk = { kind: 'waiver', components: ['penalty'], upToFen: fen(accruedFen + 100) }
    expect((await arrange(undefined, ask)).quote.deltaFen).toBe(-(accruedFen + 100))
    expect((await shown(late, loanId)).accruedPenaltyFen).toBe(0)
    expect((await shown(late, other)).accruedPenaltyFen).toBe(accruedFen - 100)
    await expectTrue()
  })

  it('may be of what is left on a bill when the principal is repaid', async () => {
    const late = await lateLoan()
    const { pay, arrange, loanId, accruedFen, expectTrue } = late
    await pay(await owedOf(late))
    await arrange(loanId, { kind: 'waiver', components: ['penalty'] })
    expect(await shown(late, loanId)).toMatchObject({ status: 'settled', billedPenaltyFen: 0 })
    expect(accruedFen).toBeGreaterThan(0)
    expect(await owedOf(late)).toBe(0)
    await expectTrue()
  })
})

describe('a pause of days whose 罚息 was charged', () => {
  const paused = async ({ zhou, lin }: Lending, loanId: LoanId, on: string) => {
    const { rev } = await lin.loans.get({ loanId })
    return zhou.loans.pausePenalty({ loanId, expectedRev: rev, on: on as never, reason: '争议成立' })
  }

  it('takes it off the bill by an entry that names the pause', async () => {
    const lending = await openLending()
    const { pay, addLoan, all, expectTrue } = lending
    const loanId = await addLoan()
    await pay(await owedOf(lending))
    const { billedPenaltyFen } = await shown(lending, loanId)
    expect(billedPenaltyFen).toBeGreaterThan(0)
    const half = await paused(lending, loanId, '2026-10-01')
    expect(half.billedPenaltyFen).toBeLessThan(billedPenaltyFen)
    expect(all(`select reason, -amount_fen as fen from ledger_entry where kind = 'rescheduled'`)).toEqual([
      { reason: 'pause 2026-10-01', fen: billedPenaltyFen - half.billedPenaltyFen },
    ])
    expect(await paused(lending, loanId, '2026-08-01')).toMatchObject({ accruedPenaltyFen: 0, billedPenaltyFen: 0 })
    await expectTrue()
  })

  it('is refused where it was paid, with the first day that takes nothing back', async () => {
    const lending = await openLending()
    const { pay, addLoan, expectTrue } = lending
    const loanId = await addLoan()
    await pay((await owedOf(lending)) + 50_000)
    expect(await shown(lending, loanId)).toMatchObject({ billedPenaltyFen: 0 })
    const allowed = '2026-11-20..2027-02-18'
    expect(await refusalOf(paused(lending, loanId, '2026-08-01'))).toMatchObject({
      problems: [{ path: 'on', problem: 'penalty_paid', allowed }],
    })
    expect((await shown(lending, loanId)).pauses).toEqual([])
    await expectTrue()
  })

  it('is refused where an arrangement moved it, with the day on which that took effect', async () => {
    const lending = await openLending()
    const loanId = await lending.addLoan()
    await lending.arrange(loanId, { kind: 're_age' })
    const refused = await refusalOf(paused(lending, loanId, '2026-07-25'))
    expect(refused).toMatchObject({ problems: [{ problem: 'penalty_arranged', allowed: '2026-11-20..2027-02-18' }] })
    expect(await paused(lending, loanId, '2026-11-20')).toMatchObject({ pauses: [{ from: '2026-11-20' }] })
  })

  it('waits while a settlement is promised with it', async () => {
    const lending = await openLending()
    const loanId = await lending.addLoan()
    const { code } = await lending.arrange(loanId, { kind: 'settle_early', payBy: addDays(lending.today(), 2) })
    expect(await refusalOf(paused(lending, loanId, '2026-08-20'))).toEqual({
      code: 'ARRANGEMENT_IMPOSSIBLE',
      why: 'already_arranged',
      allowed: code,
    })
  })
})
