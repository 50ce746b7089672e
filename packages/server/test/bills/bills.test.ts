import { type Bill, type CustomerId, failureOf, type Page } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededDesk } from '../demo/seeded-desk.ts'

const customerId = 'dm-00000001' as CustomerId
const cursorOf = (...keys: readonly unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')

/** A desk whose first customer has bills of the test's making. */
async function withBills() {
  const { desk, agent } = await seededDesk(1)
  const { sqliteWriter } = desk.room.store
  sqliteWriter.exec(`delete from bill where customer_id = 'dm-00000001'`)
  const insert =
    sqliteWriter.prepare(`insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at)
    values (?, 'dm-00000001', ?, '2026-01', '2026-01-01', ?, 100, ?, ?, '2026-01-01T00:00:00.000Z')`)
  let count = 0
  const add = (dueDate: string, state = 'issued', id = `b${String(count).padStart(3, '0')}`) => {
    insert.run(id, `N${count++}`, dueDate, state.startsWith('paid') ? 100 : 0, state)
    return id
  }
  const { desk: verbs } = await desk.contextFor(await desk.signInLocally('agent'))
  const page = (input: { cursor?: string; limit?: number; status?: Bill['status'][] }): Promise<Page<Bill>> =>
    verbs.bills.list({ customerId, limit: 50, ...input })
  return { agent, add, page }
}

describe('bills in pages', () => {
  it('lose nothing and repeat nothing, whatever the page size and whatever comes in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 10 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (days, later, limit, oldestFirst) => {
          const { add, page } = await withBills()
          const dueOn = (day: number) => `2026-10-${String(day).padStart(2, '0')}`
          const before = days.map((day) => add(dueOn(day)))
          const status = oldestFirst ? { status: ['overdue', 'issued', 'partial'] as Bill['status'][] } : {}
          const seen: Bill[] = []
          let cursor: string | undefined
          let coming = [...later]
          do {
            const { items, next } = await page({ limit, ...status, ...(cursor === undefined ? {} : { cursor }) })
            seen.push(...items)
            cursor = next
            for (const day of coming.splice(0, 2)) add(dueOn(day))
          } while (cursor !== undefined)
          const ids = seen.map((bill) => bill.id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids).toEqual(expect.arrayContaining(before))
          const order = seen.map((bill) => `${bill.dueDate} ${bill.id}`)
          expect(order).toEqual(oldestFirst ? [...order].sort() : [...order].sort().reverse())
        },
      ),
      { numRuns: 25 },
    )
  })

  it('filter by what is shown, not by what is stored', async () => {
    const { add, page } = await withBills()
    const overdue = add('2026-11-19')
    const dueToday = add('2026-11-20')
    const paid = add('2026-09-01', 'paid')
    const idsOf = async (status: Bill['status'][]) => (await page({ status })).items.map((bill) => bill.id)
    expect(await idsOf(['overdue'])).toEqual([overdue])
    expect(await idsOf(['issued'])).toEqual([dueToday])
    expect(await idsOf(['overdue', 'issued'])).toEqual([overdue, dueToday])
    expect(await idsOf(['paid', 'issued'])).toEqual([dueToday, paid])
    expect(await idsOf([])).toEqual([])
  })

  it('refuse a cursor that is none of theirs', async () => {
    const { agent, page } = await withBills()
    for (const cursor of [
      '',
      'x',
      '%',
      cursorOf(),
      cursorOf('2026-02-30', 'b'),
      cursorOf('2026-01-01'),
      cursorOf(1, 2),
      cursorOf({}, []),
    ]) {
      const failure = failureOf(await page({ cursor }).catch((error: unknown) => error))
      expect({ cursor, failure }).toMatchObject({ cursor, failure: { code: 'INVALID_INPUT' } })
    }
    expect(failureOf(await agent.bills.get({ billId: 'nobody' as never }).catch((error: unknown) => error))).toEqual({
      code: 'NOT_FOUND',
      noun: 'bill',
      id: 'nobody',
    })
  })

  it('come with their lines, which add up', async () => {
    const { agent } = await seededDesk(60)
    for (let order = 1; order <= 60; order++) {
      for await (const { id } of agent.bills.list({
        customerId: `dm-${String(order).padStart(8, '0')}` as never,
        limit: 2,
      })) {
        const bill = await agent.bills.get({ billId: id })
        expect(bill.lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(bill.totalFen)
        expect(bill.outstandingFen).toBe(bill.totalFen - bill.paidFen)
      }
    }
  })
})
