import { type BusinessDate, fen, type RepaymentDetail } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { somebody } from '../scripts/officers.ts'
import { clientAs, refusalOf } from '../support/desk.ts'
import { openBooks } from './books.ts'

async function paidBooks() {
  const books = await openBooks()
  const payer = await books.addPayer('c1')
  const late = books.addBill(payer, 'b-late', '2026-10-20')
  const next = books.addBill(payer, 'b-next', '2026-11-25')
  const explain = (money: RepaymentDetail) => books.owner.repayments.explain({ repaymentId: money.id })
  return { ...books, payer, late, next, explain }
}

describe('a repayment', () => {
  it('pays the oldest bill first, and in a bill fee, penalty, interest, principal', async () => {
    const { payer, record, explain, owner, late } = await paidBooks()
    const money = await record(payer, 50_000)
    const { applied, appliedFen } = await explain(money)
    expect(applied.map((move) => [move.billId, move.component, move.amountFen])).toEqual([
      ['b-late', 'fee', 990],
      ['b-late', 'penalty', 1_350],
      ['b-late', 'interest', 8_025],
      ['b-late', 'principal', 39_635],
    ])
    expect(new Set(applied.map((move) => move.policyVersion))).toEqual(new Set(['oldest-bill-fees-first@1']))
    expect({ appliedFen, rest: money.unappliedFen }).toEqual({ appliedFen: 50_000, rest: 0 })
    expect(await owner.bills.get({ billId: late })).toMatchObject({ paidFen: 50_000, status: 'overdue', rev: 1 })
  })

  it('reaches further bills, settles them by their value date, and leaves the rest as credit', async () => {
    const { payer, record, owner, late, next } = await paidBooks()
    await record(payer, 50_000, '2026-11-19')
    const second = await record(payer, 150_000, '2026-11-19')
    expect(second.unappliedFen).toBe(200_000 - 2 * 89_214)
    expect(await owner.bills.get({ billId: late })).toMatchObject({ status: 'paid_late' })
    expect(await owner.bills.get({ billId: next })).toMatchObject({ status: 'paid' })
    expect(await owner.ledger.verify()).toEqual({ ok: true, entries: 8 + 9, bills: 2, repayments: 2 })
  })

  it('does not come before its payer was there, nor more than a year ago', async () => {
    const { payer, record } = await paidBooks()
    const early = { code: 'INVALID_INPUT', problems: [{ path: 'valueDate', problem: 'too_early' }] }
    expect(await refusalOf(record(payer, 100, '2019-01-01'))).toMatchObject(early)
    const allowed = '2025-11-19..2026-11-20'
    expect(await refusalOf(record(undefined as never, 100, '2025-11-18'))).toMatchObject({ problems: [{ allowed }] })
  })

  it('is dated back by a senior for a week at most, and told with its day', async () => {
    const { payer, desk } = await paidBooks()
    const senior = await somebody(desk, 'senior.qian', 'senior')
    const money = { customerId: payer, amountFen: fen(100), channel: '银行转账' }
    const back = (externalTxnId: string, valueDate: string) =>
      senior.repayments.record({ ...money, externalTxnId, valueDate: valueDate as BusinessDate })
    expect(await refusalOf(back('back-8', '2026-11-12'))).toMatchObject({ code: 'FORBIDDEN' })
    await back('back-7', '2026-11-13')
    const told = `select changes from audit_event where action = 'repayment.record' order by seq desc limit 1`
    expect(desk.room.store.sqlite.prepare(told).pluck().get()).toContain('2026-11-13')
  })

  it('moves loan and credit line with its principal, and both back when it is reversed', async () => {
    const { payer, record, desk, owner, change, shown } = await paidBooks()
    const before = shown()
    const loan = () => desk.room.store.sqlite.prepare('select outstanding_fen, terms_paid from loan').get()
    const money = await record(payer, 89_214)
    expect(loan()).toEqual({ outstanding_fen: 78_849, terms_paid: 1 })
    await owner.repayments.reverse(change(money))
    expect(shown()).toEqual(before)
  })

  it('is booked once, whatever is retried', async () => {
    const { payer, owner } = await paidBooks()
    const input = {
      idempotencyKey: 'first-key' as never,
      externalTxnId: 'bank-1',
      amountFen: 100 as never,
      channel: '主动还款',
      valueDate: '2026-11-20' as never,
      customerId: payer,
    }
    const first = await owner.repayments.record(input)
    expect(await owner.repayments.record(input)).toEqual(first)
    const again = owner.repayments.record({ ...input, idempotencyKey: 'other-key' as never })
    expect(await refusalOf(again)).toEqual({
      code: 'DUPLICATE',
      noun: 'repayment',
      field: 'externalTxnId',
      value: 'bank-1',
    })
  })

  it('is not booked for a day that has not come, nor for somebody who is not here', async () => {
    const { record } = await paidBooks()
    expect(await refusalOf(record(undefined, 1, '2026-11-21'))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'valueDate', problem: 'in_the_future', allowed: '2026-11-20' }],
    })
    expect(await refusalOf(record('nobody' as never, 1))).toMatchObject({ code: 'NOT_FOUND', noun: 'customer' })
  })
})

describe('money that nobody has matched', () => {
  it('waits in its list until it is matched, to a bill when one is named', async () => {
    const { payer, record, owner, change, next } = await paidBooks()
    const waiting = [await record(undefined, 10_000), await record(undefined, 20_000), await record(undefined, 30_000)]
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const page = await owner.repayments.list({ unmatched: true, limit: 2, ...(cursor !== undefined && { cursor }) })
      pages.push(...page.items.map((item) => item.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(pages.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted())

    const { reason: _, ...match } = change(waiting[1]!)
    const matched = await owner.repayments.match({ ...match, customerId: payer, billId: next })
    expect(matched).toMatchObject({ matched: true, customerId: payer, unappliedFen: 0 })
    expect(await owner.bills.get({ billId: next })).toMatchObject({ paidFen: 20_000 })
    expect((await owner.repayments.list({ unmatched: true, limit: 9 })).items).toHaveLength(2)
    expect((await owner.repayments.list({ customerId: payer, limit: 9 })).items).toEqual([matched])
    const again = owner.repayments.match({ ...match, idempotencyKey: 'another-key' as never, customerId: payer })
    expect(await refusalOf(again)).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'matched',
      allowed: ['unmatched'],
    })
  })

  it('that was matched to the wrong customer waits again, and is matched rightly under its own number', async () => {
    const { payer, record, owner, change, explain, shown, addPayer, desk } = await paidBooks()
    const other = await addPayer('c2')
    const before = shown()
    const { reason: _, ...match } = change(await record(undefined, 20_000))
    const wrong = await owner.repayments.match({ ...match, customerId: payer })
    const undone = await owner.repayments.unmatch({ ...change(wrong), reason: '客户来电说不是他的' })
    expect(undone).toMatchObject({ matched: false, status: 'succeeded', unappliedFen: 20_000, rev: wrong.rev + 1 })
    expect(undone.customerId).toBeUndefined()
    expect(shown()).toEqual(before)
    const { applied, reversals } = await explain(undone)
    expect(reversals.map((move) => [move.reversesSeq, move.reason])).toEqual(
      applied.map((move) => [move.seq, '客户来电说不是他的']),
    )
    const twice = owner.repayments.unmatch(change(undone))
    expect(await refusalOf(twice)).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'unmatched',
      allowed: ['matched'],
    })
    const { reason: __, ...again } = change(undone)
    expect(await owner.repayments.match({ ...again, customerId: other })).toMatchObject({
      customerId: other,
      unappliedFen: 20_000,
    })
    const told = desk.room.store.sqlite.prepare(`select action from audit_event where object_id = ? order by seq`)
    expect(told.pluck().all(undone.id)).toEqual([
      'repayment.record',
      'repayment.match',
      'repayment.unmatch',
      'repayment.match',
    ])
    expect(await owner.ledger.verify()).toMatchObject({ ok: true })
  })

  it('is not unmatched once some of it was sent back', async () => {
    const { payer, record, owner, change } = await paidBooks()
    const money = await record(payer, 300_000)
    const part = await owner.repayments.refund({ ...change(money), what: 'unapplied' })
    expect(await refusalOf(owner.repayments.unmatch(change(part)))).toMatchObject({
      problems: [{ path: 'repaymentId', problem: 'partly_refunded' }],
    })
  })

  it('above the limit of the house is matched by one who answers for more', async () => {
    const { payer, record, owner, change, desk } = await paidBooks()
    const agent = await clientAs(desk, 'agent')
    const [much, enough] = [await record(undefined, 500_001), await record(undefined, 500_000)]
    const matched = (money: RepaymentDetail, by: Pick<typeof owner, 'repayments'> | typeof agent) => {
      const { reason: _, ...match } = change(money)
      return by.repayments.match({ ...match, customerId: payer })
    }
    expect(await refusalOf(matched(much, agent))).toEqual({
      code: 'FORBIDDEN',
      needs: ['senior', 'supervisor', 'admin'],
    })
    expect(await matched(enough, agent)).toMatchObject({ matched: true })
    expect(await matched(much, owner)).toMatchObject({ matched: true })
  })

  it('is not listed without saying whose, and of whom nobody knows only what is unmatched', async () => {
    const { desk } = await paidBooks()
    const owner = await clientAs(desk, 'owner')
    expect(await refusalOf(owner.repayments.list({}))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'customerId' }],
    })
  })
})

describe('taking money back', () => {
  it('names every entry that it undoes, and explains both', async () => {
    const { payer, record, owner, change, explain, late } = await paidBooks()
    const money = await record(payer, 50_000)
    const reversed = await owner.repayments.reverse({ ...change(money), reason: '银行退回 13800138000' })
    expect(reversed).toMatchObject({ status: 'reversed', unappliedFen: 0 })
    const { applied, reversals, appliedFen, reversedFen } = await explain(reversed)
    expect(reversals.map((move) => move.reversesSeq)).toEqual(applied.map((move) => move.seq))
    expect(applied.map((move) => move.reversedBySeq)).toEqual(reversals.map((move) => move.seq))
    expect(reversals.every((move) => move.reason === '银行退回 138****8000')).toBe(true)
    expect({ appliedFen, reversedFen }).toEqual({ appliedFen: 0, reversedFen: 50_000 })
    expect(await owner.bills.get({ billId: late })).toMatchObject({ paidFen: 0, status: 'overdue' })
    expect(await refusalOf(owner.repayments.reverse({ ...change(money), expectedRev: 1 }))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'reversed',
      allowed: [],
    })
  })

  it('sends back the credit alone, or everything', async () => {
    const { payer, record, owner, change } = await paidBooks()
    const money = await record(payer, 200_000)
    const rest = money.unappliedFen
    const partly = await owner.repayments.refund({ ...change(money), what: 'unapplied' })
    expect(partly).toMatchObject({ status: 'succeeded', refundedFen: rest, unappliedFen: 0 })
    const nothing = owner.repayments.refund({ ...change(partly), what: 'unapplied' })
    expect(await refusalOf(nothing)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'what' }] })
    const all = await owner.repayments.refund({ ...change(partly), what: 'everything' })
    expect(all).toMatchObject({ status: 'refunded', refundedFen: 200_000 })
    expect(await owner.ledger.verify()).toMatchObject({ ok: true })
  })

  it('is refused to who saw an older state', async () => {
    const { payer, record, owner, change } = await paidBooks()
    const money = await record(payer, 200_000)
    await owner.repayments.refund({ ...change(money), what: 'unapplied' })
    expect(await refusalOf(owner.repayments.refund({ ...change(money), what: 'everything' }))).toMatchObject({
      code: 'CONFLICT',
      noun: 'repayment',
      rev: 1,
      by: '本机管理员',
    })
  })

  it('tells those who watch, and the audit log', async () => {
    const { payer, record, owner, change, desk } = await paidBooks()
    const money = await record(payer, 100)
    await owner.repayments.reverse(change(money))
    const stop = new AbortController()
    const seen: unknown[] = []
    for await (const event of owner.conversations.watch({ lastEventId: '0' }, stop.signal)) {
      if (event.kind === 'repayment') seen.push(event)
      if (seen.length === 2) stop.abort()
    }
    expect(seen).toMatchObject([{ kind: 'repayment', repaymentId: money.id, customerId: payer }, { kind: 'repayment' }])
    const told = desk.room.store.sqlite
      .prepare(`select action, reason from audit_event where object_kind = 'repayment' order by seq`)
      .raw()
      .all()
    expect(told).toEqual([
      ['repayment.record', null],
      ['repayment.reverse', '银行退回'],
    ])
  })
})
