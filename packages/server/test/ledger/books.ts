import type { BillId, CustomerId, RepaymentDetail } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { LedgerWriter } from '../../src/demo/ledger-writer.ts'
import type { OpenDesk } from '../../src/open-desk.ts'
import { addCustomer, steppedClock, type SteppedClock, testDesk } from '../support/desk.ts'

export interface Books {
  readonly desk: OpenDesk
  readonly clock: SteppedClock
  readonly owner: Desk
  readonly addPayer: (id: string) => Promise<CustomerId>
  /** A bill with a loan's interest and principal, a fee and a penalty, in 分. */
  readonly addBill: (payer: CustomerId, id: string, dueDate: string, amounts?: readonly number[]) => BillId
  readonly record: (payer: CustomerId | undefined, amountFen: number, valueDate?: string) => Promise<RepaymentDetail>
  /** What every bill, line, loan and credit line shows, without how often it changed. */
  readonly shown: () => unknown
  readonly change: (money: RepaymentDetail) => Change
}

interface Change {
  repaymentId: RepaymentDetail['id']
  expectedRev: number
  idempotencyKey: never
  reason: string
}

const components = ['fee', 'penalty', 'interest', 'principal'] as const

/** A desk in memory with what tests of money need; every call of its owner, without the wire. */
export async function openBooks(at?: string): Promise<Books> {
  const clock = steppedClock(at)
  const desk = await testDesk({ clock })
  const { desk: owner } = await desk.contextFor(await desk.signInLocally('owner'))
  const { sqliteWriter: sqlite } = desk.room.store
  const writer = new LedgerWriter(desk.room.store, 'local')
  let keys = 0
  const key = () => `books-key-${(keys += 1)}` as never

  return {
    desk,
    clock,
    owner,
    addPayer: async (id) => {
      await addCustomer(desk, id)
      sqlite
        .prepare('insert into search_doc (num, nrank, words) select num, 0, ? from customer where id = ?')
        .run('\nn', id)
      const loan = { customer_id: id, principal_fen: 0, outstanding_fen: 0, terms: 360, terms_paid: 0, apr_ppm: 0 }
      writer.insert({
        creditLine: { customer_id: id, limit_fen: 0, used_fen: 0, status: 'active', valid_to: '2036-01-01' },
        loans: [
          {
            ...loan,
            id: `${id}-L`,
            loan_no: `L${id}`,
            product: '',
            funder: '',
            method: 'flat_fee',
            status: 'active',
            disbursed_on: '2020-01-01',
          },
        ],
        bills: [],
        lines: [],
        repayments: [],
      })
      return id as CustomerId
    },
    addBill: (payer, id, dueDate, amounts = [990, 1_350, 8_025, 78_849]) => {
      const [, , , principal = 0] = amounts
      sqlite
        .prepare(
          `update loan set principal_fen = principal_fen + :principal, outstanding_fen = outstanding_fen + :principal,
             status = iif(:principal > 0, 'active', status) where id = :loan`,
        )
        .run({ principal, loan: `${payer}-L` })
      writer.insert({
        loans: [],
        bills: [
          {
            id,
            customer_id: payer,
            bill_no: `N${id}`,
            external_id: null,
            period: dueDate.slice(0, 7),
            issued_on: '2020-01-01',
            due_date: dueDate,
            total_fen: amounts.reduce((sum, amount) => sum + amount, 0),
            paid_fen: 0,
            state: 'issued',
            content_hash: null,
            created_at: '2020-01-01T00:00:00.000Z',
          },
        ],
        lines: amounts.map((amount_fen, i) => ({
          bill_id: id,
          no: i + 1,
          component: components[i] ?? 'fee',
          loan_id: i > 1 ? `${payer}-L` : null,
          instalment_no: i > 1 ? 1 : null,
          amount_fen,
          paid_fen: 0,
        })),
        repayments: [],
      })
      return id as BillId
    },
    record: (customerId, amountFen, valueDate = '2026-11-20') =>
      owner.repayments.record({
        idempotencyKey: key(),
        externalTxnId: `txn-${keys}`,
        amountFen: amountFen as never,
        channel: '主动还款',
        valueDate: valueDate as never,
        customerId,
      }),
    shown: () =>
      [
        'select id, paid_fen, state from bill order by id',
        'select bill_id, no, paid_fen from bill_line order by bill_id, no',
        'select id, outstanding_fen, terms_paid, status from loan order by id',
        'select customer_id, used_fen from credit_line order by customer_id',
        'select * from owing_by_due_date order by due_date',
      ].map((sql) => sqlite.prepare(sql).all()),
    change: ({ id, rev }) => ({ repaymentId: id, expectedRev: rev, idempotencyKey: key(), reason: '银行退回' }),
  }
}
