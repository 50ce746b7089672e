import {
  addDays,
  type ArrangementAsk,
  type BillComponent,
  components,
  failureOf,
  fen,
  type Instant,
  type LoanId,
  type RepaymentMethod,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { issueBill } from '../../src/store/ledger/issue.ts'
import { dayMs, type Lending, type LoanMade, openLending } from './lending.ts'

const methods: readonly RepaymentMethod[] = ['equal_instalment', 'equal_principal', 'interest_only', 'flat_fee']

const loan: fc.Arbitrary<LoanMade> = fc.record({
  principalFen: fc.integer({ min: 10_000, max: 50_000_000 }),
  method: fc.constantFrom(...methods),
  annualPpm: fc.integer({ min: 0, max: 240_000 }),
  feeRate: fc.constantFrom('0%', '0.6%', '1%'),
  terms: fc.integer({ min: 1, max: 36 }),
  firstDueOn: fc.constantFrom('2026-05-31', '2026-08-20', '2026-10-31', '2026-11-20', '2026-11-29', '2026-12-15'),
  billed: fc.integer({ min: 0, max: 8 }),
})

/** What may happen between the quote and the money: days go by, and the next instalment comes on a bill. */
const between = fc.record({
  days: fc.nat(3),
  bills: fc.boolean(),
  early: fc.boolean(),
  more: fc.nat(10_000),
  /** Where the money is cut into several payments, in thousandths of it. */
  cuts: fc.array(fc.nat(1000), { maxLength: 3 }),
})

it('paid in time closes exactly what it quoted, whatever the loan and its history', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(loan, { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 4 }),
      fc.nat(3),
      between,
      fc.option(
        fc.constantFrom<ArrangementAsk>({ kind: 'extend', terms: 4 }, { kind: 'defer', days: 25 }, { kind: 're_age' }),
        { freq: 2 },
      ),
      async (loans, payments, payIn, { days, bills, early, more, cuts }, before) => {
        const lending = await openLending()
        const { lin, roll, pay, quote, confirm, approve, addLoan, clock, today, all, expectTrue, close } = lending
        const ids = []
        for (const made of loans)
          ids.push(await addLoan({ ...made, billed: Math.min(made.billed ?? 0, made.terms ?? 1) }))
        for (const amount of payments) await pay(amount, addDays(today(), -amount % 40))
        const loanId = ids[0]!
        if (before) await arrangeAndBreak(lending, loanId, before)
        if ((await lin.loans.get({ loanId })).status !== 'active') return close()
        const payBy = addDays(today(), payIn)
        const { items: running } = await lin.arrangements.list({ loanId, state: 'effective' })
        // What is being kept is not arranged a second time.
        if (running.length > 0) return close()
        const arranged = await approve(await confirm(await quote(loanId, { kind: 'settle_early', payBy })))
        const payFen = arranged.quote.payFen ?? 0
        clock.advance(Math.min(days, payIn) * dayMs)
        if (bills) await billNext(lending, loanId)
        if (!early) await roll()

        const credit = () => all<{ fen: number }>(creditOf)[0]?.fen ?? 0
        const paidElsewhere = () => all<{ fen: number }>(otherPaid, loanId)[0]?.fen ?? 0
        const here = arranged.state === 'completed' ? 0 : credit()
        const missing = arranged.state === 'completed' ? 0 : payFen - here
        const elsewhere = paidElsewhere()
        // What another loan owes is due first, and may take a part: then the money comes at once.
        for (const part of partsOf(missing, ids.length > 1 ? [] : cuts, more)) await pay(part)
        const spent = ids.length > 1 ? paidElsewhere() - elsewhere : 0
        const { status } = await lin.loans.get({ loanId })
        // Several payments may repay all principal in the usual way: then 罚息 ends before the day that was quoted.
        const paidFen = all<{ fen: number }>(paidSince, loanId)[0]?.fen ?? 0
        const savedFen = status === 'settled' && cuts.length > 0 ? payFen - paidFen : 0
        expect(savedFen).toBeGreaterThanOrEqual(0)
        expect(paidFen + savedFen).toBe(payFen)
        if (missing > 0) expect(credit() + spent).toBe(more + savedFen)
        expect(await lin.loans.get({ loanId })).toMatchObject({
          status: status === 'settled' && cuts.length > 0 ? 'settled' : 'settled_early',
          billedPenaltyFen: 0,
          outstandingFen: 0,
          accruedPenaltyFen: 0,
        })
        expect(all(`select 1 from bill_line where loan_id = ? and paid_fen <> amount_fen`, loanId)).toEqual([])
        expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'completed' })
        await expectTrue()
        await close()
      },
    ),
    { numRuns: 80 },
  )
})

/** Counted by what was paid: paying off what is late may bring one more bill, of its 罚息. */
const otherPaid = `
  select -sum(e.amount_fen) as fen from ledger_entry e join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
  left join ledger_entry o on o.seq = e.reverses_seq
  where coalesce(o.kind, e.kind) = 'allocation' and l.loan_id <> ?`
const creditOf = `select sum(unapplied_fen) as fen from repayment`

/** What money has paid of a loan since its settlement was approved, and what had been paid ahead put to use. */
const paidSince = `
  select -sum(e.amount_fen) as fen from ledger_entry e join bill_line l on l.bill_id = e.bill_id and l.no = e.line_no
  left join ledger_entry o on o.seq = e.reverses_seq
  where coalesce(o.kind, e.kind) = 'allocation' and l.loan_id = ?
    and e.seq > (select effective_seq from arrangement where kind = 'settle_early' and state = 'completed')`

function partsOf(missing: number, cuts: readonly number[], more: number): number[] {
  if (missing <= 0) return []
  const at = [0, ...cuts.map((cut) => Math.floor((missing * cut) / 1000)).toSorted((a, b) => a - b), missing]
  const parts = at.slice(1).map((to, i) => to - (at[i] ?? 0))
  return parts.filter((part) => part > 0).map((part, i, all) => (i === all.length - 1 ? part + more : part))
}

/** The loan has been arranged before, the customer did not keep to it, and paid a part of what fell due. */
async function arrangeAndBreak(lending: Lending, loanId: LoanId, ask: ArrangementAsk): Promise<void> {
  const { arrange, clock, roll, pay } = lending
  try {
    await arrange(loanId, ask)
  } catch (error) {
    if (failureOf(error)?.code === 'ARRANGEMENT_IMPOSSIBLE') return
    throw error
  }
  for (const days of [50, 10]) {
    clock.advance(days * dayMs)
    await roll()
    await pay(7_777)
  }
}

/** The lender's own run puts the next instalment on a bill meanwhile, with a whole month's interest. */
async function billNext({ desk, lin, customerId, today }: Lending, loanId: string) {
  const { instalments } = await lin.loans.get({ loanId: loanId as never })
  const next = instalments.find((instalment) => instalment.billId === undefined)
  if (!next) return
  const amountOf = (component: BillComponent) => next.due[`${component}Fen`]
  const lines = components
    .map((component) => ({ loanId, instalmentNo: next.no, component, amountFen: fen(amountOf(component)) }))
    .filter(({ amountFen }) => amountFen > 0)
  if (lines.length === 0) return
  await desk.room.store.writer.write(async () =>
    issueBill(desk.room.store, {
      id: `${loanId}-next`,
      billNo: `ZDnext${loanId}`,
      customerId,
      period: next.dueDate.slice(0, 7),
      issuedOn: today(),
      dueDate: next.dueDate,
      at: new Date(desk.room.clock.nowMs()).toISOString() as Instant,
      policyVersion: 'core',
      lines,
    }),
  )
}
