import { addDays, type ArrangementAsk, type BusinessDate } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { eventsAfter } from '../../src/store/conversations.ts'
import { refusalOf } from '../support/desk.ts'
import { dayMs, openLending } from './lending.ts'

const day = (text: string) => text as BusinessDate

describe('a settlement', () => {
  it('closes the loan exactly with the money it asked for, and leaves the rest as credit', async () => {
    const { lin, pay, arrange, addLoan, customerId, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    expect(arranged).toMatchObject({ state: 'effective', decidedByName: '周', requestedByName: '林' })
    const payFen = arranged.quote.payFen ?? 0
    const money = await pay(payFen + 77)
    expect(money.unappliedFen).toBe(77)
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'completed' })
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    const { bills, creditLine } = await lin.customers.overview({ customerId })
    expect(bills.filter(({ outstandingFen }) => outstandingFen > 0)).toEqual([])
    expect(creditLine?.usedFen).toBe(0)
    const { applied, appliedFen } = await lin.repayments.explain({ repaymentId: money.id })
    expect(appliedFen).toBe(payFen)
    expect(new Set(applied.map(({ policyVersion }) => policyVersion))).toEqual(
      new Set([`settle_early@${arranged.code}`]),
    )
    expect(all(`select 1 from bill where state in ('issued', 'partial')`)).toEqual([])
    await expectTrue()
  })

  it('waits until its day is over, then is broken, with a ticket for whoever asked for it', async () => {
    const { lin, roll, pay, arrange, addLoan, customerId, clock, today, expectTrue } = await openLending()
    const loanId = await addLoan()
    const payBy = addDays(today(), 2)
    const arranged = await arrange(loanId, { kind: 'settle_early', payBy })
    await pay((arranged.quote.payFen ?? 0) - 1)
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'effective' })
    clock.advance(3 * dayMs)
    await roll()
    const broken = await lin.arrangements.get({ arrangementId: arranged.id })
    expect(broken.state).toBe('broken')
    const ticket = await lin.tickets.get({ ticketId: broken.followUpTicketId ?? ('' as never) })
    expect(ticket).toMatchObject({
      type: 'PAY.settle_early',
      assigneeId: 'lin',
      customerId,
      refs: [{ kind: 'loan', id: loanId }],
    })
    expect(ticket.summary).toContain(arranged.code)
    await expectTrue()
  })

  it('is broken by the reversal of its money, and the loan goes on as before', async () => {
    const { lin, zhou, pay, arrange, addLoan, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    const owing = `select bill_id, no, amount_fen - paid_fen as owed from bill_line where paid_fen < amount_fen order by 1, 2`
    const [before, owed] = [await lin.loans.get({ loanId }), all(owing)]
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    const money = await pay(arranged.quote.payFen ?? 0)
    await zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
    const after = await lin.loans.get({ loanId })
    expect({ ...after, rev: 0 }).toEqual({ ...before, rev: 0 })
    expect(all(owing)).toEqual(owed)
    const broken = await lin.arrangements.get({ arrangementId: arranged.id })
    expect(broken).toMatchObject({ state: 'broken', followUpTicketId: expect.any(String) })
    await expectTrue()
  })

  it('counts the day the money came, however late it is booked', async () => {
    const { lin, roll, pay, arrange, addLoan, clock, today, expectTrue } = await openLending()
    const loanId = await addLoan()
    const payBy = addDays(today(), 1)
    const arranged = await arrange(loanId, { kind: 'settle_early', payBy })
    clock.advance(4 * dayMs)
    await roll()
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'broken' })
    const late = await pay(arranged.quote.payFen ?? 0, addDays(payBy, 1))
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'active' })
    const { repayment } = await lin.repayments.explain({ repaymentId: late.id })
    expect(repayment.unappliedFen).toBeLessThan(late.amountFen)
    await expectTrue()
  })

  it('is kept after all by money that came in time and was booked after its day', async () => {
    const { lin, zhou, roll, pay, arrange, addLoan, clock, today, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    const payBy = addDays(today(), 1)
    const arranged = await arrange(loanId, { kind: 'settle_early', payBy })
    clock.advance(4 * dayMs)
    await roll()
    const money = await pay(arranged.quote.payFen ?? 0, payBy)
    expect(money.unappliedFen).toBe(0)
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'completed' })
    // Taken back and booked again, it is where it was.
    const shown = () => [all('select status, outstanding_fen from loan'), all('select used_fen from credit_line')]
    // The rest stands on another bill the second time.
    const shownLoan = async () => {
      const { instalments, ...loan } = await lin.loans.get({ loanId })
      return { ...loan, rev: 0, instalments: instalments.map((row) => ({ ...row, billId: '', billNo: '' })) }
    }
    const [settled, loan] = [shown(), await shownLoan()]
    await zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '记错账户' })
    await pay(arranged.quote.payFen ?? 0, payBy)
    expect(shown()).toEqual(settled)
    expect(await shownLoan()).toEqual(loan)
    await expectTrue()
  })

  it('stands when other money is taken back: only what that had paid is owed again', async () => {
    const { lin, zhou, roll, pay, arrange, addLoan, clock, customerId, expectTrue } = await openLending()
    const loanId = await addLoan()
    const first = await pay(40_000)
    await arrange(loanId, { kind: 're_age' })
    for (const days of [50, 10]) {
      clock.advance(days * dayMs)
      await roll()
    }
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    await pay(arranged.quote.payFen ?? 0)
    await zhou.repayments.reverse({ repaymentId: first.id, expectedRev: first.rev, reason: '银行退回' })
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'active' })
    const { bills } = await lin.customers.overview({ customerId })
    expect(bills.reduce((sum, bill) => sum + bill.outstandingFen, 0)).toBe(40_000)
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'completed' })
    await expectTrue()
    await roll()
    expect(
      (await lin.customers.overview({ customerId })).bills.reduce((sum, bill) => sum + bill.outstandingFen, 0),
    ).toBe(40_000)
    await pay(40_000)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled', outstandingFen: 0 })
    await expectTrue()
  })

  it('is for money of the days of its promise alone', async () => {
    const { lin, roll, pay, arrange, addLoan, clock, today, expectTrue } = await openLending()
    const loanId = await addLoan()
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    clock.advance(30 * dayMs)
    await roll()
    await pay(arranged.quote.payFen ?? 0, addDays(today(), -31))
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'broken' })
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'active' })
    await expectTrue()
  })

  it('may be paid until its day, and is quoted to that day, but not beyond what a quote holds', async () => {
    const { quote, addLoan, today } = await openLending()
    const loanId = await addLoan()
    const allowed = `${today()}..${addDays(today(), 3)}`
    for (const [days, why] of [
      [4, 'too_long'],
      [-1, 'date_in_past'],
    ] as const) {
      const refused = await refusalOf(quote(loanId, { kind: 'settle_early', payBy: addDays(today(), days) }))
      expect(refused).toEqual({ code: 'ARRANGEMENT_IMPOSSIBLE', why, allowed })
    }
    const { quote: quoted } = await quote(loanId, { kind: 'settle_early', payBy: addDays(today(), 1) })
    expect(quoted.expiresAt).toBe('2026-11-21T15:59:59.999Z')
  })
})

describe('a new schedule', () => {
  it('bears the interest of a month once, however many bills are ahead', async () => {
    const interestOf = async (billed: number) => {
      const { quote, addLoan } = await openLending('2026-08-10T02:00:00.000Z')
      return (await quote(await addLoan({ billed }), { kind: 'extend', terms: 3 })).quote.newTotal.interestFen
    }
    const once = await interestOf(1)
    for (const billed of [2, 3, 6]) expect(await interestOf(billed)).toBe(once)
  })

  it.each([
    { kind: 'defer', days: 30 },
    { kind: 'extend', terms: 6 },
    { kind: 'restructure', terms: 10 },
    { kind: 're_age' },
  ] as const)('by $kind moves what is open, is billed when it falls due, and is kept to the end', async (ask) => {
    const { lin, roll, pay, arrange, addLoan, customerId, clock, today, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    await pay(150_000)
    const arranged = await arrange(loanId, ask)
    expect(arranged.state).toBe('effective')
    await expectTrue()
    const loan = await lin.loans.get({ loanId })
    expect(loan).toMatchObject({ scheduleVersion: 2, outstandingFen: arranged.quote.newTotal.principalFen })
    expect(loan).toMatchObject({ superseded: [{ version: 1 }], accruedPenaltyFen: 0 })
    expect(
      all(`select sum(total_fen - paid_fen) as owed from bill where created_at < '2026-11-20' and state <> 'void'`),
    ).toEqual([{ owed: 0 }])
    expect(await lin.arrangements.list({ customerId })).toMatchObject({ items: [{ id: arranged.id }] })

    let paidFen = 0
    for (let month = 0; month < 40; month++) {
      await roll()
      const { bills } = await lin.customers.overview({ customerId })
      const owedFen = bills.reduce((sum, bill) => sum + bill.outstandingFen, 0)
      if (owedFen > 0) paidFen += (await pay(owedFen)).amountFen
      if ((await lin.loans.get({ loanId })).status === 'settled') break
      clock.advance(12 * dayMs)
    }
    expect(today() > day('2026-11-20')).toBe(true)
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'completed' })
    expect(paidFen).toBe(arranged.quote.newTotal.totalFen)
    await expectTrue()
  })

  it('that defers is never due before it can take effect', async () => {
    const { lin, clock, quote, confirm, approve, addLoan, customerId } = await openLending()
    const late = await addLoan()
    for (const days of [1, 3]) {
      const refused = await refusalOf(quote(late, { kind: 'defer', days }))
      expect(refused).toEqual({ code: 'ARRANGEMENT_IMPOSSIBLE', why: 'too_short', allowed: '4..90' })
    }
    // What falls due later may move by less.
    const notLate = await addLoan({ firstDueOn: '2026-11-22', billed: 1 })
    expect(await refusalOf(quote(notLate, { kind: 'defer', days: 1 }))).toMatchObject({ allowed: '2..90' })
    const confirmed = await confirm(await quote(late, { kind: 'defer', days: 4 }))
    clock.advance(3 * dayMs)
    await approve(confirmed)
    const { instalments } = await lin.loans.get({ loanId: late })
    expect(instalments.filter(({ status }) => status === 'overdue')).toEqual([])
    const { bills } = await lin.customers.overview({ customerId })
    expect(bills.find(({ dueDate }) => dueDate === '2026-11-24')).toMatchObject({ status: 'issued' })
  })

  it('is paid by credit of before as soon as it is billed', async () => {
    const { lin, roll, pay, arrange, addLoan, clock, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    const { id } = await arrange(loanId, { kind: 'restructure', terms: 12 })
    const money = await pay(500_000)
    expect(money.unappliedFen).toBe(500_000)
    for (let days = 0; days < 66; days++) {
      clock.advance(dayMs)
      await roll()
    }
    expect(await lin.arrangements.get({ arrangementId: id })).toMatchObject({ state: 'effective' })
    expect(all(`select sum(amount_fen - paid_fen) as owed from bill_line where paid_fen < amount_fen`)).toEqual([
      { owed: null },
    ])
    const { repayment, appliedFen } = await lin.repayments.explain({ repaymentId: money.id })
    expect(repayment.unappliedFen + appliedFen).toBe(500_000)
    expect(appliedFen).toBeGreaterThan(0)
    await expectTrue()
  })

  it('is kept again when the money that had settled its loan is taken back', async () => {
    const { lin, zhou, roll, pay, arrange, addLoan, clock, quote, expectTrue } = await openLending()
    const loanId = await addLoan()
    const schedule = await arrange(loanId, { kind: 'restructure', terms: 12 })
    const settlement = await arrange(loanId, { kind: 'settle_early' })
    const money = await pay(settlement.quote.payFen ?? 0)
    const stateOf = async ({ id }: { id: never }) => (await lin.arrangements.get({ arrangementId: id })).state
    expect(await stateOf(schedule as never)).toBe('completed')
    await zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
    expect([await stateOf(settlement as never), await stateOf(schedule as never)]).toEqual(['broken', 'effective'])
    expect(await refusalOf(quote(loanId, { kind: 're_age' }))).toMatchObject({
      why: 'already_arranged',
      allowed: schedule.code,
    })
    for (let days = 0; days < 60; days++) {
      clock.advance(dayMs)
      await roll()
    }
    expect(await stateOf(schedule as never)).toBe('broken')
    await expectTrue()
  })

  it('is broken when one of its bills stays unpaid too long', async () => {
    const { lin, roll, arrange, addLoan, clock, expectTrue } = await openLending()
    const loanId = await addLoan()
    const arranged = await arrange(loanId, { kind: 're_age' })
    for (let days = 0; days < 60; days++) {
      clock.advance(dayMs)
      await roll()
    }
    const broken = await lin.arrangements.get({ arrangementId: arranged.id })
    expect(broken).toMatchObject({ state: 'broken' })
    const ticket = await lin.tickets.get({ ticketId: broken.followUpTicketId ?? ('' as never) })
    expect(ticket).toMatchObject({ type: 'HRD.restructure', assigneeId: 'lin' })
    await expectTrue()
  })
})

it('is told to those who watch, at each step', async () => {
  const { desk, arrange, addLoan, customerId } = await openLending()
  const { id } = await arrange(await addLoan(), { kind: 're_age' })
  const { events } = await eventsAfter(desk.room.store.read, 'local', 0, 100)
  expect(events).toHaveLength(5)
  for (const event of events) expect(event).toMatchObject({ kind: 'arrangement', arrangementId: id, customerId })
  expect(await eventsAfter(desk.room.store.read, 'other', 0, 100)).toMatchObject({ events: [] })
})

describe('a waiver', () => {
  it('forgives exactly its lines and is completed at once', async () => {
    const { lin, arrange, addLoan, expectTrue, all } = await openLending()
    const loanId = await addLoan()
    const arranged = await arrange(loanId, { kind: 'waiver', components: ['interest'], upToFen: 15_000 as never })
    expect(arranged).toMatchObject({ state: 'completed', quote: { deltaFen: -15_000 } })
    expect(all('select sum(waived_fen) as waived from bill_line')).toEqual([{ waived: 15_000 }])
    expect((await lin.loans.get({ loanId })).outstandingFen).toBe(1_200_000)
    await expectTrue()
  })

  it('is refused while a settlement of the loan runs, whichever is approved first', async () => {
    const { lin, quote, confirm, approve, arrange, addLoan, pay, expectTrue } = await openLending()
    const loanId = await addLoan()
    const ask: ArrangementAsk = { kind: 'waiver', components: ['interest'], upToFen: 100 as never }
    const [before, elsewhere] = [await confirm(await quote(loanId, ask)), await quote(undefined, ask)]
    const settlement = await arrange(loanId, { kind: 'settle_early' })
    const already = { code: 'ARRANGEMENT_IMPOSSIBLE', why: 'already_arranged', allowed: settlement.code }
    expect(await refusalOf(approve(before))).toEqual(already)
    expect(await refusalOf(quote(loanId, ask))).toEqual(already)
    expect(await refusalOf(confirm(elsewhere))).toEqual(already)
    await pay(settlement.quote.payFen ?? 0)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    await expectTrue()
  })

  it('that is approved before a settlement outdates that', async () => {
    const { quote, confirm, arrange, addLoan } = await openLending()
    const loanId = await addLoan()
    const settlement = await quote(loanId, { kind: 'settle_early' })
    await arrange(loanId, { kind: 'waiver', components: ['interest'], upToFen: 100 as never })
    expect(await refusalOf(confirm(settlement))).toMatchObject({ code: 'QUOTE_OUTDATED' })
  })

  it('may be of all that a customer owes, also while something else runs', async () => {
    const { quote, arrange, addLoan, expectTrue } = await openLending()
    const loanId = await addLoan({ id: 'A' })
    await addLoan({ id: 'B' })
    await arrange(loanId, { kind: 'defer', days: 10 })
    const { quote: all } = await quote(undefined, { kind: 'waiver', components: ['interest', 'fee'] })
    expect(new Set(all.lines.map(({ billId }) => billId.slice(0, 1)))).toContain('B')
    await expectTrue()
  })
})
