import { failureOf, maskName } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { inventCustomer } from '../../src/demo/generate/customer.ts'
import { colleague } from '../conversations/hall.ts'
import { morning, seededDesk, theCast } from '../demo/seeded-desk.ts'

const refused = async (call: PromiseLike<unknown>) =>
  failureOf(await Promise.resolve(call).catch((error: unknown) => error))
const setting = { seed: 7, tenantId: 'local', today: '2026-11-20' as never }

describe('a customer’s overview', () => {
  it('shows the cast as their files say', async () => {
    const { agent } = await seededDesk(0)
    for (const person of (await theCast()).people) {
      const shown = await agent.customers.overview({ customerId: `fx-${person.id}` as never })
      expect(shown.customer).toMatchObject({
        nameMasked: maskName(person.name),
        status: person.status,
        tags: person.tags,
      })
      expect(shown.loans).toHaveLength(person.loans.length)
      expect(shown.billCount).toBe(person.bills.length)
      expect(shown.bills.map((bill) => bill.billNo).sort()).toEqual(person.bills.map((bill) => bill.no).sort())
      expect(shown.repayments).toHaveLength(Math.min(10, person.repayments.length))
    }
  })

  it('has overdue bills first, oldest first, then the next due, then what is done with', async () => {
    const { agent } = await seededDesk(400)
    for (let order = 1; order <= 400; order += 7) {
      const { customer, ledger } = inventCustomer(order, setting)
      const { bills, overdueFen } = await agent.customers.overview({ customerId: customer.id as never })
      const place = (bill: (typeof bills)[number]) =>
        bill.status === 'overdue'
          ? `0${bill.dueDate}`
          : bill.status === 'issued' || bill.status === 'partial'
            ? `1${bill.dueDate}`
            : '2'
      expect(bills.map(place)).toEqual(bills.map(place).sort())
      const done = bills.filter((bill) => place(bill) === '2').map((bill) => bill.dueDate)
      expect(done).toEqual([...done].sort().reverse())
      const overdue = ledger.bills.filter((bill) => bill.paid_fen < bill.total_fen && bill.due_date < '2026-11-20')
      expect(overdueFen).toBe(overdue.reduce((sum, bill) => sum + bill.total_fen - bill.paid_fen, 0))
    }
  })

  it('tells the last thirty things, newest first', async () => {
    const { agent } = await seededDesk(50)
    const { timeline } = await agent.customers.overview({ customerId: 'fx-zhang-wei' as never })
    expect(timeline.map((entry) => entry.at)).toEqual(
      timeline
        .map((entry) => entry.at)
        .sort()
        .reverse(),
    )
    expect(timeline.length).toBeLessThanOrEqual(30)
    expect(new Set(timeline.map((entry) => entry.kind))).toContain('bill')
  })

  it('is not found for a customer who is not there, or is another tenant’s', async () => {
    const { agent, desk } = await seededDesk(1)
    const call = { customerId: 'dm-00000001' as never }
    await agent.customers.overview(call)
    const stranger = await colleague(desk, 'other')
    const notFound = { code: 'NOT_FOUND', noun: 'customer', id: 'dm-00000001' }
    expect(await refused(stranger.customers.overview(call))).toEqual(notFound)
    expect(await refused(stranger.customers.reveal({ ...call, field: 'phone', reason: '核实来电' }))).toEqual(notFound)
    expect(await refused(stranger.bills.list(call))).toEqual(notFound)
    expect((await stranger.customers.search({ text: 'C30000001' })).results).toEqual([])
  })
})

describe('a reveal', () => {
  it('opens one field for a minute, is told in the log without the value, and is not kept', async () => {
    const { agent, owner, desk } = await seededDesk(0)
    const zhang = (await theCast()).people.find((person) => person.id === 'zhang-wei')
    const ask = {
      customerId: 'fx-zhang-wei' as never,
      field: 'phone' as const,
      reason: '回拨核实身份',
      idempotencyKey: 'reveal-1' as never,
    }
    const told = { field: 'phone', value: zhang?.phone, expiresAt: new Date(morning + 60_000).toISOString() }
    expect(await agent.customers.reveal(ask)).toEqual(told)
    expect(await agent.customers.reveal(ask)).toEqual(told)
    const { sqlite } = desk.room.store
    const event = sqlite.prepare('select * from audit_event order by seq desc limit 1').get() as Record<string, unknown>
    expect(event).toMatchObject({ action: 'customer.reveal', object_id: 'fx-zhang-wei', reason: '回拨核实身份' })
    expect(JSON.stringify(event)).not.toContain(zhang?.phone)
    expect(sqlite.prepare(`select output from idempotency where key = 'reveal-1'`).pluck().get()).toBeNull()
    expect(await owner.audit.verify()).toMatchObject({ ok: true })
    expect(
      await refused(agent.customers.reveal({ ...ask, idempotencyKey: 'reveal-2' as never, reason: '看' })),
    ).toMatchObject({ code: 'INVALID_INPUT' })
  })
  it('keeps neither numbers nor the name in its reason, wants one that can be read, and a ticket of this customer', async () => {
    const { agent, desk } = await seededDesk(0)
    const zhang = (await theCast()).people.find((person) => person.id === 'zhang-wei')
    const ask = { customerId: 'fx-zhang-wei' as never, field: 'phone' as const }
    await agent.customers.reveal({ ...ask, reason: `回拨 164 1234 8899 ${zhang?.name} 110101199003077758` })
    const kept = desk.room.store.sqlite
      .prepare('select reason from audit_event order by seq desc limit 1')
      .pluck()
      .get()
    expect(kept).toBe('回拨 164 **** 8899 张* 1****************8')
    expect(await refused(agent.customers.reveal({ ...ask, reason: '\u200b'.repeat(4) }))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'reason', problem: 'too_small' }],
    })
    const reason = '客户要求核对'
    const ticket = (customerId: string) =>
      agent.tickets.create({
        type: 'CON.bill',
        priority: 'P4',
        customerId: customerId as never,
        refs: [],
        summary: '核对',
      })
    const [own, other] = [await ticket('fx-zhang-wei'), await ticket('fx-feng-xue')]
    for (const id of ['nope-ticket', other.id]) {
      expect(await refused(agent.customers.reveal({ ...ask, reason, ticketId: id as never }))).toEqual({
        code: 'NOT_FOUND',
        noun: 'ticket',
        id,
      })
    }
    await expect(agent.customers.reveal({ ...ask, reason, ticketId: own.id })).resolves.toMatchObject({
      field: 'phone',
    })
  })
})
