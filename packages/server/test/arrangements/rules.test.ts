import { type Arrangement, fen } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../support/desk.ts'
import { dayMs, openLending } from './lending.ts'

const decision = ({ id, rev }: Arrangement, decide: 'approve' | 'reject' = 'approve') =>
  ({ arrangementId: id, expectedRev: rev, decision: decide, reason: '材料齐全' }) as const

describe('four eyes', () => {
  it('lets nobody decide what they asked for, or what they told the customer agreed to', async () => {
    const { zhou, wu, customerId, addLoan, confirm } = await openLending()
    const loanId = await addLoan()
    const asked = await zhou.arrangements.quote({ customerId, loanId, ask: { kind: 'defer', days: 15 } })
    const confirmed = await wu.arrangements.confirm({
      arrangementId: asked.id,
      expectedRev: asked.rev,
      evidence: '面签',
    })
    for (const own of [zhou, wu])
      expect(await refusalOf(own.arrangements.decide(decision(confirmed)))).toMatchObject({ code: 'OWN_REQUEST' })
    const other = await zhou.arrangements.quote({
      customerId,
      loanId: await addLoan(),
      ask: { kind: 'defer', days: 15 },
    })
    expect(await wu.arrangements.decide(decision(await confirm(other)))).toMatchObject({ state: 'effective' })
  })

  it('is for those whose role may approve', async () => {
    const { lin, addLoan, quote, confirm } = await openLending()
    const confirmed = await confirm(await quote(await addLoan(), { kind: 're_age' }))
    expect(await refusalOf(lin.arrangements.decide(decision(confirmed)))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('a quote', () => {
  it('is not there for another tenant, and not of another customer’s loan', async () => {
    const { lin, desk, quote, addLoan } = await openLending()
    const quoted = await quote(await addLoan(), { kind: 're_age' })
    desk.room.store.sqliteWriter.prepare(`update arrangement set tenant_id = 'other'`).run()
    expect(await refusalOf(lin.arrangements.get({ arrangementId: quoted.id }))).toMatchObject({ code: 'NOT_FOUND' })
    const none = await refusalOf(quote('nobody' as never, { kind: 're_age' }))
    expect(none).toEqual({ code: 'NOT_FOUND', noun: 'loan', id: 'nobody' })
    expect(await refusalOf(quote(undefined, { kind: 're_age' }))).toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('previewed writes nothing', async () => {
    const { lin, customerId, addLoan, all } = await openLending()
    const loanId = await addLoan()
    const counts = () =>
      ['arrangement', 'audit_event', 'desk_event', 'ledger_entry'].map((table) =>
        all(`select count(*) as n from ${table}`),
      )
    const before = counts()
    expect(
      (await lin.arrangements.preview({ customerId, loanId, ask: { kind: 'settle_early' } })).payFen,
    ).toBeGreaterThan(0)
    expect(counts()).toEqual(before)
  })

  it('is expired past its time, whether or not a job has marked it', async () => {
    const { lin, customerId, quote, confirm, approve, roll, clock, addLoan, all } = await openLending()
    const [a, b] = [await addLoan(), await addLoan()]
    const quoted = await quote(a, { kind: 're_age' })
    const pending = await confirm(await quote(b, { kind: 're_age' }))
    clock.advance(3 * dayMs + 14 * 3_600_000 - 1)
    expect(await lin.arrangements.get({ arrangementId: quoted.id })).toMatchObject({ state: 'quoted' })
    clock.advance(1)
    expect(await lin.arrangements.get({ arrangementId: quoted.id })).toMatchObject({
      state: 'expired',
      rev: quoted.rev,
    })
    expect(await refusalOf(confirm(quoted))).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'expired', allowed: [] })
    expect(await refusalOf(approve(pending))).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'expired' })
    const listed = async (state: 'expired' | 'quoted') =>
      (await lin.arrangements.list({ customerId, state })).items.length
    expect([await listed('expired'), await listed('quoted')]).toEqual([2, 0])
    // What ran out unmarked keeps nothing from being arranged anew.
    expect(await confirm(await quote(b, { kind: 're_age' }))).toMatchObject({ state: 'pending_approval' })
    await roll()
    expect(all(`select state from arrangement order by created_at, id`)).toEqual([
      { state: 'expired' },
      { state: 'expired' },
      { state: 'pending_approval' },
    ])
  })

  it('stands alone: one runs on a loan, waivers apart', async () => {
    const { lin, customerId, quote, confirm, approve, addLoan } = await openLending()
    const loanId = await addLoan()
    const [first, second] = [await quote(loanId, { kind: 're_age' }), await quote(loanId, { kind: 'defer', days: 10 })]
    const confirmed = await confirm(first)
    const already = { code: 'ARRANGEMENT_IMPOSSIBLE', why: 'already_arranged', allowed: first.code }
    expect(await refusalOf(confirm(second))).toEqual(already)
    expect(await refusalOf(quote(loanId, { kind: 'settle_early' }))).toEqual(already)
    expect(await refusalOf(lin.arrangements.preview({ customerId, loanId, ask: { kind: 're_age' } }))).toEqual(already)
    const waiver = await confirm(await quote(loanId, { kind: 'waiver', components: ['interest'] }))
    expect(await approve(waiver)).toMatchObject({ state: 'completed' })
    // The waiver changed what the other quote was made from.
    expect(await refusalOf(approve(confirmed))).toMatchObject({ code: 'QUOTE_OUTDATED', id: first.id })
  })

  it('in effect does not keep a borrower from settling early, exactly', async () => {
    const { lin, quote, arrange, pay, addLoan, expectTrue } = await openLending()
    const loanId = await addLoan()
    const deferral = await arrange(loanId, { kind: 'defer', days: 20 })
    expect(deferral.state).toBe('effective')
    expect(await refusalOf(quote(loanId, { kind: 're_age' }))).toMatchObject({ why: 'already_arranged' })
    const settlement = await arrange(loanId, { kind: 'settle_early' })
    await pay(settlement.quote.payFen ?? 0)
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early', outstandingFen: 0 })
    for (const { id } of [deferral, settlement]) {
      expect(await lin.arrangements.get({ arrangementId: id })).toMatchObject({ state: 'completed' })
    }
    await expectTrue()
  })

  it('is outdated once money came, and says what was quoted and what is owed', async () => {
    const { lin, pay, quote, confirm, approve, addLoan, all, expectTrue } = await openLending()
    const pending = await confirm(await quote(await addLoan(), { kind: 'settle_early' }))
    await pay(1_000)
    const owedFen = (pending.quote.payFen ?? 0) - 1_000
    const outdated = { code: 'QUOTE_OUTDATED', id: pending.id, quotedFen: pending.quote.payFen, owedFen }
    expect(await refusalOf(approve(pending))).toEqual(outdated)
    expect(await lin.arrangements.get({ arrangementId: pending.id })).toMatchObject({ state: 'pending_approval' })
    expect(all(`select 1 from ledger_entry where kind in ('rescheduled', 'waiver')`)).toEqual([])
    await expectTrue()
  })

  it('that is outdated is not confirmed either', async () => {
    const { pay, quote, confirm, addLoan } = await openLending()
    const quoted = await quote(await addLoan(), { kind: 'defer', days: 20 })
    await pay(1_000)
    expect(await refusalOf(confirm(quoted))).toMatchObject({ code: 'QUOTE_OUTDATED', id: quoted.id })
  })

  it('is outdated once everything was paid', async () => {
    const { pay, quote, confirm, approve, addLoan } = await openLending()
    const loanId = await addLoan({ terms: 4, billed: 4 })
    const pending = await confirm(await quote(loanId, { kind: 'waiver', components: ['interest'] }))
    const { newTotal } = pending.quote
    await pay(newTotal.totalFen + 100_000)
    expect(await refusalOf(approve(pending))).toMatchObject({ code: 'QUOTE_OUTDATED', owedFen: 0 })
  })
})

describe('a change', () => {
  it('by somebody who saw an older state is refused with what is there', async () => {
    const { lin, quote, confirm, addLoan } = await openLending()
    const quoted = await quote(await addLoan(), { kind: 're_age' })
    await confirm(quoted)
    const late = lin.arrangements.withdraw({
      arrangementId: quoted.id,
      expectedRev: quoted.rev,
      reason: '客户改变主意',
    })
    const fields = [{ field: 'state', yours: 'withdrawn', theirs: 'pending_approval' }]
    expect(await refusalOf(late)).toMatchObject({ code: 'CONFLICT', by: '林', fields })
  })

  it('of two approvers at once is made once', async () => {
    const { zhou, wu, pay, quote, confirm, addLoan, all, expectTrue } = await openLending()
    await addLoan()
    await pay(10)
    const pending = await confirm(await quote(await addLoan(), { kind: 'defer', days: 20 }))
    const outcomes = await Promise.allSettled([zhou, wu].map((by) => by.arrangements.decide(decision(pending))))
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { failure: { code: 'CONFLICT' } },
    })
    expect(all('select version from schedule_version')).toEqual([{ version: 1 }, { version: 2 }])
    await expectTrue()
  })

  it('asked twice under one key is made once', async () => {
    const { zhou, quote, confirm, addLoan, all } = await openLending()
    const pending = await confirm(await quote(await addLoan(), { kind: 'defer', days: 20 }))
    const asked = { ...decision(pending), idempotencyKey: 'approve-once' as never }
    const [once, again] = [await zhou.arrangements.decide(asked), await zhou.arrangements.decide(asked)]
    expect(again).toEqual(once)
    expect(all(`select action from audit_event where object_kind = 'arrangement' order by seq`)).toEqual(
      ['quoted', 'customer_confirmed', 'pending_approval', 'approved', 'effective'].map((to) => ({
        action: `arrangement.${to}`,
      })),
    )
  })

  it('that fails half way leaves nothing behind', async () => {
    const { desk, zhou, quote, confirm, approve, addLoan, all, expectTrue } = await openLending()
    const pending = await confirm(await quote(await addLoan(), { kind: 'defer', days: 20 }))
    const { sqliteWriter: sqlite } = desk.room.store
    // The last thing that rescheduling does is to issue bills and to tell of it.
    sqlite.exec(
      `create trigger full before insert on schedule_version when new.version = 2 begin select raise(abort, 'disk full'); end`,
    )
    const before = ['ledger_entry', 'audit_event', 'schedule_version'].map((table) =>
      all(`select count(*) as n from ${table}`),
    )
    expect(await refusalOf(approve(pending))).toMatchObject({ code: 'FAULT' })
    expect(await zhou.arrangements.get({ arrangementId: pending.id })).toEqual(pending)
    expect(
      ['ledger_entry', 'audit_event', 'schedule_version'].map((table) => all(`select count(*) as n from ${table}`)),
    ).toEqual(before)
    sqlite.exec('drop trigger full')
    expect(await approve(pending)).toMatchObject({ state: 'effective' })
    await expectTrue()
  })
})

describe('credit', () => {
  it('that no bill had taken pays what is owed by now, and says so when nothing is', async () => {
    const { zhou, lin, pay, addLoan, all, expectTrue } = await openLending()
    const money = await pay(50_000)
    const apply = (rev: number, more = {}) =>
      lin.repayments.applyCredit({ repaymentId: money.id, expectedRev: rev, ...more })
    expect(await refusalOf(apply(money.rev))).toMatchObject({
      problems: [{ path: 'repaymentId', problem: 'nothing_owed' }],
    })
    const loanId = await addLoan({ billed: 2 })
    expect(await refusalOf(apply(money.rev + 1))).toMatchObject({ code: 'CONFLICT' })
    const applied = await apply(money.rev, { billId: `${loanId}-B2` })
    expect(applied).toMatchObject({ unappliedFen: 0, status: 'succeeded' })
    expect(all('select distinct bill_id from ledger_entry where repayment_id is not null')).toEqual([
      { bill_id: `${loanId}-B2` },
    ])
    expect(await refusalOf(apply(applied.rev))).toMatchObject({ problems: [{ problem: 'nothing_unapplied' }] })
    const unknown = await zhou.repayments.record({
      externalTxnId: 'x-1',
      amountFen: fen(5),
      channel: '网银',
      valueDate: '2026-11-20' as never,
    })
    const early = lin.repayments.applyCredit({ repaymentId: unknown.id, expectedRev: unknown.rev })
    expect(await refusalOf(early)).toMatchObject({ code: 'ILLEGAL_TRANSITION', from: 'unmatched' })
    await expectTrue()
  })

  it('that is enough for a settlement settles it at once', async () => {
    const { lin, pay, arrange, addLoan, expectTrue } = await openLending()
    const money = await pay(1_400_000)
    const loanId = await addLoan({ billed: 0, firstDueOn: '2026-11-25' })
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    expect(arranged.state).toBe('completed')
    const { repayment } = await lin.repayments.explain({ repaymentId: money.id })
    expect(repayment.unappliedFen).toBe(1_400_000 - (arranged.quote.payFen ?? 0))
    expect(await lin.loans.get({ loanId })).toMatchObject({ status: 'settled_early' })
    await expectTrue()
  })
})

describe('money for a settlement', () => {
  it('settles once, however often it is told of', async () => {
    const { lin, zhou, arrange, customerId, addLoan, all, expectTrue } = await openLending()
    const loanId = await addLoan()
    const { quote } = await arrange(loanId, { kind: 'settle_early' })
    const pay = (externalTxnId: string) =>
      zhou.repayments.record({
        externalTxnId,
        amountFen: fen(quote.payFen ?? 0),
        channel: '网银',
        valueDate: '2026-11-20' as never,
        customerId,
      })
    const outcomes = await Promise.allSettled([pay('same'), pay('same'), pay('other')])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(all('select unapplied_fen from repayment order by received_at, unapplied_fen')).toEqual([
      { unapplied_fen: 0 },
      { unapplied_fen: quote.payFen },
    ])
    expect((await lin.loans.get({ loanId })).outstandingFen).toBe(0)
    await expectTrue()
  })

  it('that is meant for one bill pays that bill', async () => {
    const { lin, zhou, arrange, customerId, addLoan, expectTrue } = await openLending()
    const loanId = await addLoan()
    const arranged = await arrange(loanId, { kind: 'settle_early' })
    const money = await zhou.repayments.record({
      externalTxnId: 'm',
      amountFen: fen(arranged.quote.payFen ?? 0),
      channel: '网银',
      valueDate: '2026-11-20' as never,
    })
    await zhou.repayments.match({
      repaymentId: money.id,
      expectedRev: money.rev,
      customerId,
      billId: `${loanId}-B1` as never,
    })
    expect(await lin.arrangements.get({ arrangementId: arranged.id })).toMatchObject({ state: 'effective' })
    expect((await lin.bills.get({ billId: `${loanId}-B1` as never })).outstandingFen).toBe(0)
    await expectTrue()
  })
})
