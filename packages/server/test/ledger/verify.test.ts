import Database from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { addDays, daysBetween, dpdStage, type BusinessDate } from '@zuoxi/sdk'
import { describe, expect, it, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { openDesk } from '../../src/open-desk.ts'
import { stampOlder, teachStamps } from '../../src/store/ledger/stamps.ts'
import { verifyLedger } from '../../src/store/ledger/verify.ts'
import { openLending } from '../arrangements/lending.ts'
import { seededDesk } from '../demo/seeded-desk.ts'
import { testFolder } from '../support/desk.ts'
import { openBooks } from './books.ts'

describe('ledger verify', () => {
  it('holds on the demo desk, whose repayments explain themselves', async () => {
    const { owner, agent } = await seededDesk(300)
    const answer = await owner.ledger.verify()
    expect(answer).toMatchObject({ ok: true })
    const { items } = await agent.repayments.list({ customerId: 'dm-00000001' as never })
    for (const { id } of items) {
      const { repayment, applied, appliedFen } = await agent.repayments.explain({ repaymentId: id })
      expect(appliedFen).toBe(repayment.amountFen)
      expect(applied.length).toBeGreaterThan(0)
    }
  })

  const tamperings: [string, string, string][] = [
    ['an entry’s amount', 'update ledger_entry set amount_fen = amount_fen - 1 where seq = 9', 'line'],
    ['an entry’s line', 'update ledger_entry set line_no = 1 where seq = 12', 'line'],
    ['an entry’s component', `update ledger_entry set component = 'principal' where seq = 9`, 'line'],
    ['whose an entry is', `update ledger_entry set customer_id = 'c2' where seq = 9`, 'entry'],
    ['an entry’s repayment', 'update ledger_entry set repayment_id = null where seq = 17', 'repayment'],
    ['an entry gone', 'delete from ledger_entry where seq in (9, 13)', 'entry'],
    ['a reversal’s target', 'update ledger_entry set reverses_seq = 1 where seq = 13', 'entry'],
    ['a line’s amount', `update bill_line set amount_fen = amount_fen + 1 where bill_id = 'b1' and no = 2`, 'line'],
    ['a line’s payment', `update bill_line set paid_fen = paid_fen + 1 where bill_id = 'b1' and no = 2`, 'line'],
    ['a bill’s payment', `update bill set paid_fen = paid_fen + 1 where id = 'b1'`, 'bill'],
    ['a bill’s total', `update bill set total_fen = total_fen - 1 where id = 'b1'`, 'bill'],
    ['a bill’s state', `update bill set state = 'issued' where id = 'b1'`, 'bill'],
    ['a repayment’s amount', 'update repayment set amount_fen = amount_fen + 1', 'repayment'],
    ['a repayment’s credit', 'update repayment set unapplied_fen = unapplied_fen + 1', 'repayment'],
    ['a repayment’s status', `update repayment set status = 'reversed' where status = 'succeeded'`, 'repayment'],
    ['what a line had moved', `update bill_line set moved_fen = 1 where bill_id = 'b1' and no = 1`, 'line'],
    ['what a line had waived', `update bill_line set waived_fen = 1 where bill_id = 'b1' and no = 1`, 'line'],
    ['what a bill had moved', `update bill set moved_fen = 1 where id = 'b1'`, 'bill'],
    ['what a bill had waived', `update bill set waived_fen = 1 where id = 'b1'`, 'bill'],
    ['what a loan owes', 'update loan set outstanding_fen = outstanding_fen - 1', 'loan'],
    ['what a loan had repaid before', 'update loan set opening_paid_fen = 1', 'loan'],
    ['what a credit line has in use', 'update credit_line set used_fen = used_fen + 1', 'credit_line'],
    [
      'a schedule',
      `update schedule_version set instalments = '[{"no":2,"principalFen":1}]' where version = 2`,
      'schedule',
    ],
    ['a bill struck out', `update bill set state = 'void' where id = 'b2'`, 'bill'],
    ['a paid bill struck out', `update bill set state = 'void' where id = 'b1'`, 'bill'],
    ['a bill made a draft', `update bill set state = 'draft' where id = 'b2'`, 'bill'],
    ['a loan called settled', `update loan set status = 'settled'`, 'loan'],
    ['a loan called cancelled', `update loan set status = 'cancelled'`, 'loan'],
    [
      'money that never came',
      'update repayment set amount_fen = amount_fen + 100, unapplied_fen = unapplied_fen + 100',
      'repayment',
    ],
    ['whose money it was', `update repayment set customer_id = 'c2'`, 'repayment'],
    ['the day money came', `update repayment set value_date = '2026-01-01'`, 'repayment'],
    ['a transaction’s number', `update repayment set external_txn_id = external_txn_id || 'x'`, 'repayment'],
    ['a stamp', 'update repayment set stamp = null', 'repayment'],
    [
      'a repayment made up',
      `insert into repayment (id, tenant_id, customer_id, amount_fen, channel, status, matched, value_date, received_at,
         unapplied_fen, refunded_fen, opening_fen, updated_by, stamp)
       select 'made-up', tenant_id, customer_id, 100000, channel, 'succeeded', 1, value_date, received_at,
         100000, 0, 0, updated_by, stamp from repayment limit 1`,
      'repayment',
    ],
    ['a repayment gone', `delete from repayment where status = 'reversed'`, 'entry'],
    ['credit gone', 'delete from repayment where amount_fen = 700', 'repayment'],
    ['the overdue summary', 'update owing_by_due_date set outstanding_fen = outstanding_fen + 1', 'summary'],
  ]
  test.each(tamperings)('finds %s changed behind the desk’s back', async (_what, sql, noun) => {
    const books = await openBooks()
    const payer = await books.addPayer('c1')
    books.addBill(payer, 'b1', '2026-10-20')
    books.addBill(payer, 'b2', '2026-11-20')
    const wrong = await books.record(payer, 50_000)
    await books.owner.repayments.reverse(books.change(wrong))
    await books.record(payer, 100_000)
    await books.record(undefined, 700)
    const { sqliteWriter } = books.desk.room.store
    sqliteWriter.exec(`
      update loan set schedule_version = 2;
      insert into schedule_version values ('c1-L', 2, 'a1', '2026-11-20', '[]', '', '', '', '')`)
    expect(await verifyLedger(sqliteWriter)).toMatchObject({ ok: true })
    sqliteWriter.exec(`drop trigger ledger_entry_never_edited; drop trigger ledger_entry_never_removed;
      drop trigger schedule_version_never_edited`)
    expect(sqliteWriter.prepare(sql).run().changes).toBeGreaterThan(0)
    expect(await verifyLedger(sqliteWriter)).toMatchObject({ ok: false, brokenAt: { noun } })
  })

  it('finds an older state of a repayment put back, stamp and all', async () => {
    const books = await openBooks()
    const money = await books.record(await books.addPayer('c1'), 50_000)
    const { sqliteWriter } = books.desk.room.store
    sqliteWriter.exec('create temp table before as select * from repayment')
    await books.owner.repayments.refund({ ...books.change(money), what: 'everything' })
    expect(await verifyLedger(sqliteWriter)).toMatchObject({ ok: true })
    sqliteWriter.exec('delete from repayment; insert into repayment select * from before')
    const brokenAt = { noun: 'repayment', id: money.id, why: 'stamp_differs' }
    expect(await verifyLedger(sqliteWriter)).toMatchObject({ ok: false, brokenAt })
  })

  it('finds a pause of 罚息 that nobody is named for', async () => {
    const { desk, zhou, addLoan, today, expectTrue } = await openLending()
    const loanId = await addLoan()
    const { rev: expectedRev } = await zhou.loans.get({ loanId })
    await zhou.loans.pausePenalty({ loanId, expectedRev, on: today(), reason: '客户受灾，主管同意' })
    await expectTrue()
    const { sqliteWriter } = desk.room.store
    sqliteWriter.exec(`insert into accrual_event (loan_id, kind, on_date, reason, at, by_id)
      select loan_id, kind, '2026-09-01', reason, at, by_id from accrual_event`)
    const brokenAt = { noun: 'loan', id: loanId, why: 'untold' }
    expect(await verifyLedger(sqliteWriter)).toMatchObject({ ok: false, brokenAt })
  })

  it('stamps what an older desk holds once, and never what comes behind its back', async () => {
    const path = join(testFolder(), 'desk.db')
    const { desk: made, pay, close } = await openLending(undefined, path)
    await pay(50_000)
    const { sqliteWriter } = made.room.store
    const mark = made.room.seal.blind('the key of this desk, whose audit log has a head').toString('hex')
    sqliteWriter.exec('update repayment set stamp = null')
    sqliteWriter.prepare(`update desk_meta set value = ? where name = 'key_check'`).run(mark)
    await close()
    const verified = async () => {
      const desk = await openDesk(path)
      const answer = await verifyLedger(desk.room.store.sqlite)
      await desk.close()
      return answer.ok
    }
    expect(await verified()).toBe(true)
    const bare = new Database(path)
    expect(() => bare.exec('update repayment set stamp = desk_stamp(id)')).toThrow(/no such function/)
    bare.exec('update repayment set amount_fen = amount_fen + 1, unapplied_fen = unapplied_fen + 1, stamp = null')
    bare.close()
    expect(await verified()).toBe(false)
  })

  it('needs no less than a dropped trigger to be tampered with', async () => {
    const books = await openBooks()
    books.addBill(await books.addPayer('c1'), 'b1', '2026-10-20')
    const { sqliteWriter } = books.desk.room.store
    expect(() => sqliteWriter.exec('update ledger_entry set amount_fen = 1')).toThrow(/append-only/)
    expect(() => sqliteWriter.exec('delete from ledger_entry')).toThrow(/append-only/)
  })
})

test('a desk from before the ledger gets entries that prove what it shows', async () => {
  const path = join(testFolder(), 'desk.db')
  const old = new Database(path)
  for (const { id, sql } of migrations.filter((migration) => migration.id < 3)) {
    old.exec(sql)
    old.pragma(`user_version = ${id}`)
  }
  old.exec(`
    insert into customer (id, tenant_id, customer_no, status, name_masked, phone_masked, resident_id_masked, address_masked,
      nickname, sealed, kyc_level, risk_tier, tags, special_care, opt_outs, since, created_at, created_by, updated_at, updated_by)
      values ('c1', 'local', 'C1', 'active', '', '', '', '', '', '', 'full', 'low', '[]', 0, '[]', '2024-01-01', '', '', '', '');
    insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at) values
      ('b1', 'c1', 'N1', '2026-09', '2026-09-01', '2026-09-20', 300, 300, 'paid_late', '2026-09-01T00:00:00.000Z'),
      ('b2', 'c1', 'N2', '2026-10', '2026-10-01', '2026-10-20', 300, 100, 'partial', '2026-10-01T00:00:00.000Z');
    insert into bill_line (bill_id, no, component, amount_fen, paid_fen) values
      ('b1', 1, 'interest', 100, 100), ('b1', 2, 'principal', 200, 200),
      ('b2', 1, 'interest', 100, 100), ('b2', 2, 'principal', 200, 0);
    insert into repayment (id, customer_id, amount_fen, channel, status, matched, received_at) values
      ('r1', 'c1', 400, '', 'succeeded', 1, '2026-09-22T17:00:00.000Z'),
      ('r2', 'c1', 70, '', 'succeeded', 0, '2026-11-01T00:00:00.000Z'),
      ('r3', 'c1', 70, '', 'failed', 0, '2026-11-01T00:00:00.000Z');`)
  migrate(old)
  teachStamps(old, { stamp: () => Buffer.alloc(16) })
  stampOlder(old)
  expect(await verifyLedger(old)).toEqual({ ok: true, entries: 7, bills: 2, repayments: 3 })
  const kept = old.prepare('select id, value_date, opening_fen, unapplied_fen from repayment order by id').raw().all()
  expect(kept).toEqual([
    ['r1', '2026-09-23', 400, 0],
    ['r2', '2026-11-01', 0, 70],
    ['r3', '2026-11-01', 0, 0],
  ])
  old.close()
  await (await openDesk(path)).close()
})

test('the summary of what is owed by due date equals the full scan after any changes', async () => {
  const today = '2026-11-20' as BusinessDate
  const state = fc.constantFrom('draft', 'issued', 'partial', 'paid', 'void')
  const change = fc.record({
    bill: fc.nat(9),
    dueIn: fc.integer({ min: -220, max: 20 }),
    paid: fc.nat(100),
    state,
    remove: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 60 }), async (changes) => {
      const { desk, owner } = await openBooks()
      const { sqliteWriter: sqlite } = desk.room.store
      for (const { bill, dueIn, paid, state: to, remove } of changes) {
        if (remove) sqlite.prepare('delete from bill where id = ?').run(`b${bill}`)
        sqlite
          .prepare(
            `insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at)
             values (:id, 'c', :id, '', '', :due, 100, :paid, :to, '')
             on conflict (id) do update set due_date = :due, paid_fen = :paid, state = :to`,
          )
          .run({ id: `b${bill}`, due: addDays(today, dueIn), paid, to })
      }
      const { asOf, buckets } = await owner.ledger.delinquency()
      expect(asOf).toBe(today)
      const owing = sqlite
        .prepare(
          `select due_date, total_fen - paid_fen as owed from bill where state in ('issued', 'partial') and total_fen > paid_fen`,
        )
        .all() as { due_date: BusinessDate; owed: number }[]
      for (const { stage, bills, outstandingFen } of buckets) {
        const scanned = owing.filter(({ due_date }) => dpdStage(daysBetween(due_date, today)) === stage)
        expect({ stage, bills, outstandingFen }).toEqual({
          stage,
          bills: scanned.length,
          outstandingFen: scanned.reduce((sum, { owed }) => sum + owed, 0),
        })
      }
    }),
    { numRuns: 40 },
  )
})
