import { failureOf } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planSearch } from '../../src/rules/search-query.ts'
import { searchReader, type SearchDoc } from '../../src/store/search/index.ts'
import { seededDesk } from '../demo/seeded-desk.ts'
import { bruteForce } from '../search/brute-force.ts'
import { inventFacts, inventQuery, randomFrom } from '../search/invented.ts'

type Fields = Record<string, string>
const numbered = (rows: readonly Fields[]) => rows.map((fields, i) => ({ line: i + 2, fields }))
const zhang = { external_id: 'A-1', name: '张伟', phone: '16400000001' }
const bill = {
  external_id: 'B-1',
  customer_external_id: 'A-1',
  issued_on: '2026-10-01',
  due_date: '2026-10-20',
  principal: '900.00',
  interest: '80.00',
  fee: '20.00',
}

async function office() {
  const { desk, agent, owner } = await seededDesk(0)
  const take =
    (noun: 'customers' | 'bills') =>
    (...rows: Fields[]) =>
      owner.intake.rows({ noun, rows: numbered(rows) })
  const find = async (text: string) => (await agent.customers.search({ text })).results
  return { desk, agent, owner, customers: take('customers'), bills: take('bills'), find }
}

const counts = (created: number, updated: number, unchanged: number, rejects: unknown[] = []) => ({
  created,
  updated,
  unchanged,
  rejects,
})

describe('customers of a file', () => {
  it('come once, change once, and stay when nothing changed', async () => {
    const { customers, find } = await office()
    expect(await customers(zhang, { ...zhang, external_id: 'A-2', name: '王秀英', phone: '16400000002' })).toEqual(
      counts(2, 0, 0),
    )
    expect(await customers(zhang)).toEqual(counts(0, 0, 1))
    expect((await find('16400000001'))[0]).toMatchObject({
      nameMasked: '张*',
      phoneMasked: '164****0001',
      dueFen: 0,
      dpd: 0,
    })
    expect(await customers({ ...zhang, name: '章薇', phone: '16400000009' })).toEqual(counts(0, 1, 0))
    expect((await find('16400000009')).map((hit) => hit.nameMasked)).toEqual(['章*'])
    expect(await find('张伟 16400000001')).toEqual([])
    expect((await find('zhangwei 164****0009')).map((hit) => hit.nameMasked)).toEqual(['章*'])
  })

  it('are refused row by row with line, field and reason, and personal values masked', async () => {
    const { customers } = await office()
    const taken = await customers(
      zhang,
      { ...zhang, phone: '1' },
      { ...zhang },
      { name: '李四', phone: '16400000003', resident_id: '110105194912310021' },
    )
    expect(taken).toEqual(
      counts(1, 0, 0, [
        { line: 3, field: 'phone', reason: 'mobile_shape', value: '*' },
        { line: 4, field: 'external_id', reason: 'repeated_in_batch', value: 'A-1' },
        { line: 5, field: 'external_id', reason: 'missing', value: '' },
        { line: 5, field: 'resident_id', reason: 'resident_id_check_digit', value: `1${'*'.repeat(16)}1` },
      ]),
    )
  })

  it('lie in the file masked and sealed, and open on reveal', async () => {
    const { customers, find, agent, desk } = await office()
    await customers({
      ...zhang,
      resident_id: '11010519491231002X',
      address: '天山省绿洲市新市区白杨路10号',
      credit_limit: '20,000',
    })
    const [hit] = await find('16400000001')
    const row = desk.room.store.sqlite.prepare('select * from customer where id = ?').get(hit?.id)
    for (const clear of ['张伟', '16400000001', '11010519491231002X', '白杨路'])
      expect(JSON.stringify(row)).not.toContain(clear)
    const address = await agent.customers.reveal({
      customerId: hit?.id as never,
      field: 'address',
      reason: '寄送结清证明',
    })
    expect(address.value).toBe('天山省绿洲市新市区白杨路10号')
    const { creditLine } = await agent.customers.overview({ customerId: hit?.id as never })
    expect(creditLine).toMatchObject({ limitFen: 2_000_000, usedFen: 0 })
  })

  it('are one event in the log for each batch, and only an administrator brings them', async () => {
    const { customers, agent, owner, desk } = await office()
    await customers(zhang, { ...zhang, external_id: '' })
    const events = desk.room.store.sqlite
      .prepare(`select action, changes from audit_event where action like 'intake.%'`)
      .all()
    expect(events).toEqual([
      {
        action: 'intake.customers',
        changes: JSON.stringify(
          [
            ['created', '1'],
            ['updated', '0'],
            ['unchanged', '0'],
            ['rejected', '1'],
          ].map(([field, to]) => ({ field, to })),
        ),
      },
    ])
    expect(await owner.audit.verify()).toMatchObject({ ok: true })
    const failure = failureOf(
      await agent.intake.rows({ noun: 'customers', rows: numbered([zhang]) }).catch((error: unknown) => error),
    )
    expect(failure).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keep search exact over any mix of new, changed and repeated rows', async () => {
    const { customers, desk } = await office()
    const random = randomFrom(21)
    for (let round = 0; round < 12; round++) {
      const rows = Array.from({ length: 120 }, () => {
        const num = 1 + random(900)
        const { name, nickname, phone } = inventFacts(random, num)
        return { external_id: `E${num}`, name, nickname, phone: phone.replace(/^1\d\d/, '164') }
      })
      await customers(...rows)
      const docs = (
        desk.room.store.sqlite.prepare('select num, nrank, words from search_doc').all() as {
          num: number
          nrank: number
          words: string
        }[]
      ).map((row): SearchDoc => ({ ...row, words: row.words.slice(1).split('\n') }))
      for (let i = 0; i < 40; i++) {
        const text = inventQuery(random, 1 + random(900)).replace(/1(38|39|86|71|70)/, '164')
        expect({ text, found: searchReader(desk.room.store).find(planSearch(text)) }).toEqual({
          text,
          found: bruteForce(docs, text),
        })
      }
    }
  })
})

describe('bills of a file', () => {
  it('belong to a customer who is here', async () => {
    const { customers, bills } = await office()
    await customers(zhang)
    expect(await bills(bill, { ...bill, external_id: 'B-2', customer_external_id: 'nobody' })).toEqual(
      counts(1, 0, 0, [{ line: 3, field: 'customer_external_id', reason: 'unknown_customer', value: 'nobody' }]),
    )
  })

  it('show what they owe, by their lines, and bring their customer to the front', async () => {
    const { customers, bills, find, agent } = await office()
    await customers({ ...zhang, external_id: 'A-0', phone: '16400000000' }, zhang)
    const names = async () => (await find('164000000')).map((hit) => hit.phoneMasked)
    expect(await names()).toEqual(['164****0000', '164****0001'])
    await bills({ ...bill, paid: '50.00' })
    expect(await names()).toEqual(['164****0001', '164****0000'])
    const [hit] = await find('16400000001')
    expect(hit).toMatchObject({ dueFen: 95_000, dpd: 31 })
    const { items } = await agent.bills.list({ customerId: hit?.id as never })
    expect(await agent.bills.get({ billId: items[0]?.id as never })).toMatchObject({
      billNo: 'B-1',
      status: 'overdue',
      totalFen: 100_000,
      paidFen: 5_000,
      lines: [
        { component: 'fee', amountFen: 2_000, paidFen: 2_000 },
        { component: 'interest', amountFen: 8_000, paidFen: 3_000 },
        { component: 'principal', amountFen: 90_000, paidFen: 0 },
      ],
    })
    expect(await bills({ ...bill, paid: '1000.00' })).toEqual(counts(0, 1, 0))
    expect(await names()).toEqual(['164****0000', '164****0001'])
  })

  it('never change once issued, but for what is paid', async () => {
    const { customers, bills } = await office()
    await customers(zhang)
    await bills(bill)
    expect(await bills(bill)).toEqual(counts(0, 0, 1))
    expect(await bills({ ...bill, paid: '10.00' })).toEqual(counts(0, 1, 0))
    expect(await bills({ ...bill, paid: '10.00', principal: '901.00' })).toEqual(
      counts(0, 0, 0, [{ line: 2, field: 'external_id', reason: 'issued_bill_is_immutable', value: 'B-1' }]),
    )
    expect(await bills({ ...bill, external_id: 'B-9', bill_no: 'B-1' })).toEqual(
      counts(0, 0, 0, [{ line: 2, field: 'bill_no', reason: 'taken', value: 'B-1' }]),
    )
  })

  it('add up to what was sent, whatever was sent before', async () => {
    const amount = fc.integer({ min: 0, max: 500_00 })
    const row = fc.record({ id: fc.integer({ min: 0, max: 8 }), principal: amount, fee: amount, paid: amount })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { maxLength: 4 }), async (batches) => {
        const { customers, bills, agent, find } = await office()
        await customers(zhang)
        const expected = new Map<number, { total: number; principal: number; paid: number }>()
        for (const batch of batches) {
          const taken = new Set<number>()
          await bills(
            ...batch.map(({ id, principal, fee, paid }) => ({
              ...bill,
              external_id: `B-${id}`,
              interest: '',
              principal: (principal / 100).toFixed(2),
              fee: (fee / 100).toFixed(2),
              paid: (paid / 100).toFixed(2),
            })),
          )
          for (const { id, principal, fee, paid } of batch) {
            const total = principal + fee
            if (total === 0 || paid > total || taken.has(id)) continue
            taken.add(id)
            const before = expected.get(id)
            if (!before || (before.total === total && before.principal === principal))
              expected.set(id, { total, principal, paid })
          }
        }
        const [hit] = await find('16400000001')
        const seen = new Map<number, { total: number; paid: number }>()
        for await (const each of agent.bills.list({ customerId: hit?.id as never })) {
          seen.set(Number(each.billNo.slice(2)), { total: each.totalFen, paid: each.paidFen })
        }
        expect(seen).toEqual(new Map([...expected].map(([id, { total, paid }]) => [id, { total, paid }])))
        expect(hit?.dueFen).toBe([...expected.values()].reduce((sum, { total, paid }) => sum + total - paid, 0))
      }),
      { numRuns: 20 },
    )
  })
})

describe('payments of a file, in the ledger', () => {
  const paying = async () => {
    const books = await office()
    await books.customers(zhang)
    const [hit] = await books.find('16400000001')
    return { ...books, customerId: hit!.id }
  }

  it('are entries: more is allocated, less is reversed by entries that name what they undo', async () => {
    const { bills, desk, owner } = await paying()
    for (const paid of ['50.00', '1000.00', '30.00', '0.00', '999.99']) {
      await bills({ ...bill, paid })
      expect(await owner.ledger.verify()).toMatchObject({ ok: true })
    }
    const kinds = desk.room.store.sqlite
      .prepare(`select kind, count(*) from ledger_entry where policy_version = 'import' group by kind order by kind`)
      .raw()
      .all()
    expect(kinds).toEqual([
      ['allocation', 8],
      ['charge', 3],
      ['reversal', 5],
    ])
  })

  it('are refused beside repayments of the desk, which they may count twice', async () => {
    const { bills, customerId, owner } = await paying()
    await bills({ ...bill, paid: '50.00' })
    const money = await owner.repayments.record({
      externalTxnId: 'bank-1',
      amountFen: 100_00 as never,
      channel: '主动还款',
      valueDate: '2026-11-20' as never,
      customerId,
    })
    expect(await bills({ ...bill, paid: '50.00' })).toEqual(counts(0, 0, 1))
    expect(await bills({ ...bill, paid: '150.00' })).toEqual(
      counts(0, 0, 0, [{ line: 2, field: 'paid', reason: 'repaid_at_the_desk', value: '150.00' }]),
    )
    await owner.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
    expect(await bills({ ...bill, paid: '150.00' })).toEqual(counts(0, 1, 0))
    expect(await owner.ledger.verify()).toMatchObject({ ok: true })
  })
})
