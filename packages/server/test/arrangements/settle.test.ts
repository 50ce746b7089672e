import { addDays, type ArrangementId } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { type Lending, openLending } from './lending.ts'

const stateOf = async ({ lin }: Lending, { id }: { readonly id: ArrangementId }) =>
  (await lin.arrangements.get({ arrangementId: id })).state
const creditOf = ({ all }: Lending) => all<{ fen: number }>('select sum(unapplied_fen) as fen from repayment')[0]?.fen

describe('money that settles together', () => {
  it('is 0.01 first and the rest after it, or the rest first', async () => {
    for (const least of [true, false]) {
      const lending = await openLending()
      const { lin, pay, arrange, addLoan, expectTrue } = lending
      const loanId = await addLoan()
      const arranged = await arrange(loanId, { kind: 'settle_early' })
      const parts = [1, (arranged.quote.payFen ?? 0) - 1]
      for (const part of least ? parts : parts.toReversed()) await pay(part)
      expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
      expect([await stateOf(lending, arranged), creditOf(lending)]).toEqual(['completed', 0])
      await expectTrue()
    }
  })

  it('is credit of before and a payment', async () => {
    const lending = await openLending()
    const { lin, pay, arrange, addLoan, expectTrue } = lending
    const loanId = await addLoan({ billed: 0, firstDueOn: '2026-12-20' })
    await pay(500_000)
    const { quote } = await arrange(loanId, { kind: 'settle_early' })
    await pay((quote.payFen ?? 0) - 500_000)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    expect(creditOf(lending)).toBe(0)
    await expectTrue()
  })

  it('counts from the day of the quote, however long the approval takes', async () => {
    const { lin, clock, quote, confirm, approve, pay, addLoan, today, expectTrue } = await openLending()
    const loanId = await addLoan()
    const [asOf, payBy] = [today(), addDays(today(), 3)]
    const asked = await confirm(await quote(loanId, { kind: 'settle_early', payBy }))
    clock.advance(86_400_000)
    const { quote: promised } = await approve(asked)
    await pay(promised.payFen ?? 0, asOf)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    await expectTrue()
  })

  it('leaves a surplus to what else is due, and only then to credit', async () => {
    const lending = await openLending()
    const { lin, pay, arrange, addLoan, expectTrue, all } = lending
    const [first, other] = [await addLoan(), await addLoan({ billed: 1 })]
    const { quote } = await arrange(first, { kind: 'settle_early' })
    await pay((quote.payFen ?? 0) + 50_000)
    expect(await lin.loans.get({ loanId: first })).toMatchObject({ status: 'settled_early' })
    expect(all('select sum(paid_fen) as fen from bill_line where loan_id = ?', other)).toEqual([{ fen: 50_000 }])
    expect(creditOf(lending)).toBe(0)
    await expectTrue()
  })

  it.each([0, 1])('is undone by the reversal of any of it: part %i', async (which) => {
    const lending = await openLending()
    const { lin, zhou, pay, arrange, addLoan, expectTrue, all } = lending
    const loanId = await addLoan()
    const before = await lin.loans.get({ loanId })
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    const parts = [await pay(30_000), await pay((arranged.quote.payFen ?? 0) - 30_000)]
    for (const part of [parts[which]!, parts[1 - which]!]) {
      const { repayment } = await lin.repayments.explain({ repaymentId: part.id })
      await zhou.repayments.reverse({ repaymentId: part.id, expectedRev: repayment.rev, reason: '银行退回' })
      expect(await stateOf(lending, arranged)).toBe('broken')
      expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'active' })
      await expectTrue()
    }
    const { rev: _, asOf: __, ...after } = await lin.loans.get({ loanId })
    expect(before).toMatchObject(after)
    expect(all('select sum(used_fen) as fen from credit_line')).toEqual([{ fen: 1_200_000 }])
  })
})

describe('interest paid for time that is not used', () => {
  it('comes back in full, and stands where it was when the settlement is undone', async () => {
    const lending = await openLending('2026-08-21T02:00:00.000Z')
    const { lin, zhou, pay, arrange, addLoan, expectTrue, all } = lending
    const loanId = await addLoan()
    await pay(4 * 106_619)
    const lines = () =>
      all('select bill_id, no, paid_fen, waived_fen from bill_line where bill_id like ? order by 1, 2', `${loanId}-%`)
    const paid = lines()
    const interest = all<{ fen: number }>(`select sum(amount_fen) as fen from bill_line where component = 'interest'`)
    const { quote, ...arranged } = await arrange(loanId, { kind: 'settle_early' })
    // One day is used: 2.72 on 8158.56, and 0.97 on what was paid of September, October and November.
    const first = 12_000
    expect(quote.payFen).toBe(815_856 + 272 + 97 - ((interest[0]?.fen ?? 0) - first))
    expect(quote.steps.find(({ formula }) => formula === 'given_back')?.resultFen).toBe(-29_916)
    const money = await pay(quote.payFen ?? 0)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    expect(creditOf(lending)).toBe(0)
    expect(all(`select sum(waived_fen) as fen from bill_line where component = 'interest'`)).toEqual([{ fen: 29_916 }])
    await expectTrue()
    await zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
    expect(await stateOf(lending, arranged)).toBe('broken')
    expect(lines()).toEqual(paid)
    expect(creditOf(lending)).toBe(0)
    await expectTrue()
  })

  it('costs nobody for paying a bill when it is issued', async () => {
    const interestOf = async (early: boolean) => {
      const { pay, quote, addLoan } = await openLending('2026-08-10T02:00:00.000Z')
      const loanId = await addLoan({ billed: 1 })
      if (early) await pay(106_619)
      const { payFen = 0 } = (await quote(loanId, { kind: 'settle_early' })).quote
      return payFen + (early ? 106_619 : 0) - 1_200_000
    }
    expect(await interestOf(true)).toBe(await interestOf(false))
  })
})
