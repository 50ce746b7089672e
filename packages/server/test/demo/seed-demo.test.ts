import { checkMobile, checkResidentId } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { describe, expect, it } from 'vitest'
import { inventCustomer } from '../../src/demo/generate/customer.ts'
import { Chance } from '@zuoxi/sdk/rehearsal'
import { scheduleOf } from '../../src/demo/generate/loan.ts'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { isSeeded } from '../../src/demo/whose-desk.ts'
import { openDesk } from '../../src/open-desk.ts'
import { reversed } from '../../src/rules/search-keys.ts'
import { planSearch } from '../../src/rules/search-query.ts'
import { searchReader, type SearchDoc } from '../../src/store/search/index.ts'
import { bruteForce } from '../search/brute-force.ts'
import { inventQuery, randomFrom } from '../search/invented.ts'
import { morning, seededDesk, theCast } from './seeded-desk.ts'

const setting = { seed: 7, tenantId: 'local', today: '2026-11-20' as never }
const invented = Array.from({ length: 400 }, (_, i) => inventCustomer(i + 1, setting))

describe('an invented customer', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(inventCustomer(12, setting)).toEqual(inventCustomer(12, setting))
    expect(inventCustomer(12, setting)).not.toEqual(inventCustomer(12, { ...setting, seed: 8 }))
  })

  it('has well-formed numbers that belong to nobody, and says that they are invented', () => {
    for (const { customer } of invented) {
      expect(checkMobile(customer.phone)).toBeUndefined()
      expect(customer.phone).toMatch(/^1(54|60|61|63|64|68|69|79|94)/)
      expect(checkResidentId(customer.residentId)).toBeUndefined()
      expect(customer.residentId).toMatch(/^99/)
      expect(customer.tags).toContain('演示')
    }
  })

  it('has amounts that agree to the 分', () => {
    for (const { ledger } of invented) {
      for (const bill of ledger.bills) {
        const lines = ledger.lines.filter((line) => line.bill_id === bill.id)
        expect(lines.reduce((sum, line) => sum + line.amount_fen, 0)).toBe(bill.total_fen)
        expect(lines.reduce((sum, line) => sum + line.paid_fen, 0)).toBe(bill.paid_fen)
        expect(bill.state.startsWith('paid')).toBe(bill.paid_fen === bill.total_fen)
        expect(bill.period).toBe(bill.due_date.slice(0, 7))
        expect(bill.issued_on <= '2026-11-20' && bill.issued_on < bill.due_date).toBe(true)
      }
      const repaid = ledger.repayments.reduce((sum, row) => sum + row.amount_fen, 0)
      expect(ledger.bills.reduce((sum, bill) => sum + bill.paid_fen, 0)).toBe(repaid)
      const used = ledger.loans.reduce((sum, loan) => sum + loan.outstanding_fen, 0)
      expect(ledger.creditLine?.used_fen ?? 0).toBe(used)
      for (const loan of ledger.loans) expect(loan.status === 'settled').toBe(loan.outstanding_fen === 0)
    }
  })

  it('comes in every state the desk can show', () => {
    const states = new Set(invented.flatMap(({ ledger }) => ledger.bills.map((bill) => bill.state)))
    expect([...states].sort()).toEqual(['issued', 'paid', 'paid_late', 'partial'])
    expect(new Set(invented.map(({ customer }) => customer.status))).toEqual(
      new Set(['active', 'prospect', 'restricted', 'closed']),
    )
  })

  it('repays by the worked examples of the rules', () => {
    const { payments, totals } = scheduleOf(1_000_000 as never, 120_000, 12, 'equal_instalment')
    expect(payments.map(({ paymentFen }) => paymentFen)).toEqual([...Array.from({ length: 11 }, () => 88_849), 88_847])
    expect(totals.interestFen).toBe(66_186)
  })

  it('draws evenly enough', () => {
    const chance = new Chance(1, 1)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < 10_000; i++) counts[chance.below(10)]! += 1
    expect(Math.min(...counts)).toBeGreaterThan(850)
  })
})

describe('seedDemo', () => {
  it('brings the cast, the wordings and the customers, findable, under one audit event', async () => {
    const { desk, agent, owner } = await seededDesk(300)
    const told = desk.room.store.sqlite
      .prepare(`select changes from audit_event where action like 'demo.%'`)
      .pluck()
      .all()
    expect(told).toEqual([JSON.stringify([{ field: 'customers', from: '0', to: '300' }])])
    const { results } = await agent.customers.search({ text: 'zw 8899' })
    expect(results.map((hit) => hit.id)).toContain('fx-zhang-wei')
    expect(isSeeded(desk)).toBe(true)
    expect(await owner.audit.verify()).toMatchObject({ ok: true })
    expect((await agent.wording.search({ text: '' })).results.length).toBeGreaterThan(0)
  })

  it('finds what brute force finds among the customers it made', async () => {
    const { desk } = await seededDesk(3000)
    const rows = desk.room.store.sqlite.prepare('select num, nrank, words from search_doc').all() as {
      num: number
      nrank: number
      words: string
    }[]
    const docs: SearchDoc[] = rows.map((row) => ({ ...row, words: row.words.slice(1).split('\n') }))
    const random = randomFrom(11)
    const reader = searchReader(desk.room.store)
    const queries = Array.from(
      { length: 300 },
      () => docs[random(docs.length)]?.words.filter((word) => /^[nptdf]/.test(word)) ?? [],
    )
    for (const words of queries) {
      const one = words[random(words.length)] ?? 'n张'
      const text =
        one.startsWith('t') || one.startsWith('d') ? reversed(one.slice(1, 2 + random(5))) : one.slice(1, 2 + random(5))
      const both = random(2)
        ? text
        : `${text} ${reversed((words.find((word) => word.startsWith('t')) ?? 't').slice(1, 4))}`
      expect({ both, found: reader.find(planSearch(both)) }).toEqual({ both, found: bruteForce(docs, both) })
    }
    expect(reader.find(planSearch(inventQuery(random, 5))).length).toBeLessThanOrEqual(20)
  })

  it('can be stopped and goes on to the same desk', async () => {
    const whole = await seededDesk(2400)
    const desk = await openDesk(':memory:', { clock: { nowMs: () => morning } })
    const stop = new AbortController()
    const onProgress = (done: number) => {
      if (done >= 1000) stop.abort()
    }
    const part = await seedDemo(desk, await theCast(), { customers: 2400, seed: 7, onProgress, signal: stop.signal })
    expect(part).toMatchObject({ stopped: true })
    expect(isSeeded(desk)).toBe(false)
    const agent = connectLocally(desk, { token: await desk.signInLocally('agent') })
    expect((await agent.customers.search({ text: '张' })).results).toHaveLength(20)
    expect(await seedDemo(desk, await theCast(), { customers: 2400, seed: 7 })).toMatchObject({ stopped: false })
    const dump = (from: typeof desk) =>
      from.room.store.sqlite.prepare('select key, nrank, num from search_key order by 1, 2, 3').raw().all()
    expect(dump(desk)).toEqual(dump(whole.desk))
    await desk.close()
  })
})
