import { expect, test } from 'vitest'
import type { CustomerId, TicketId } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { addBill, addCustomer, clientAs, refusalOf, steppedClock, testDesk } from '../support/desk.ts'

const customerId = 'c1' as CustomerId
const draft = { type: 'FEE.penalty', priority: 'P2' as const, customerId, refs: [], summary: '违约金有疑问' }

async function deskWithCustomer() {
  const clock = steppedClock()
  const desk = await testDesk({ clock })
  await addCustomer(desk, customerId)
  return { clock, desk, agent: await clientAs(desk, 'agent'), owner: await clientAs(desk, 'owner') }
}

test('a ticket gets a sayable code, its deadline and a history', async () => {
  const { agent } = await deskWithCustomer()
  const ticket = await agent.tickets.create({ ...draft, assigneeId: 'local-agent' as never })
  expect(ticket.code).toMatch(/^T-[2-9A-HJ-NP-Z]{4,}$/)
  expect(ticket.status).toBe('new')
  expect(ticket.customerNameMasked).toBe('王**')
  expect(ticket.assigneeName).toBe('林晓（演示）')
  // Received on 20 November in Shanghai; fifteen days later the whole day still counts.
  expect(ticket.dueAt).toBe('2026-12-05T15:59:59.999Z')
  const { history } = await agent.tickets.get({ ticketId: ticket.id })
  expect(history).toMatchObject([{ action: 'ticket.created', actorName: '林晓（演示）' }])
  expect(history[0]?.changes).toContainEqual({ field: 'assigneeId', to: '林晓（演示）' })
})

test('is found by the code that people call it by, in their own tenant, however many there are', async () => {
  const { agent } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  await agent.tickets.create(draft)
  expect((await agent.tickets.list({ code: ticket.code })).items.map(({ id }) => id)).toEqual([ticket.id])
  expect((await agent.tickets.list({ code: 'T-0000' })).items).toEqual([])
})

test('a ticket received after midnight in Shanghai counts from the new day', async () => {
  const { desk, clock } = await deskWithCustomer()
  clock.advance(14 * 3600_000) // 2026-11-20T16:00Z is the 21st in Shanghai
  const agent = await clientAs(desk, 'agent')
  expect((await agent.tickets.create(draft)).dueAt).toBe('2026-12-06T15:59:59.999Z')
})

test('a type the taxonomy does not know is refused, with its place', async () => {
  const { agent } = await deskWithCustomer()
  expect(await refusalOf(agent.tickets.create({ ...draft, type: 'ZZZ.nothing' }))).toEqual({
    code: 'INVALID_INPUT',
    problems: [{ path: 'type', problem: 'unknown_type' }],
  })
})

test('what a ticket refers to must be the customer’s own', async () => {
  const { agent, desk } = await deskWithCustomer()
  await addCustomer(desk, 'c2')
  await addBill(desk, 'c2', { id: 'b2', billNo: 'B2', period: '2026-10', dueDate: '2026-11-05' })
  const refs = [{ kind: 'bill' as const, id: 'b2', label: 'B2' }]
  expect(await refusalOf(agent.tickets.create({ ...draft, refs }))).toMatchObject({
    code: 'INVALID_INPUT',
    problems: [{ path: 'refs.0.id', problem: 'not_of_this_customer' }],
  })
  expect(await refusalOf(agent.tickets.create({ ...draft, customerId: 'nobody' as CustomerId }))).toMatchObject({
    code: 'NOT_FOUND',
    noun: 'customer',
  })
  expect(await refusalOf(agent.tickets.create({ ...draft, assigneeId: 'nobody' as never }))).toMatchObject({
    code: 'NOT_FOUND',
    noun: 'agent',
  })
})

test('a ref goes by the number that the ledger gives it, whatever a client calls it', async () => {
  const { agent, desk } = await deskWithCustomer()
  await addBill(desk, draft.customerId, { id: 'b1', billNo: 'B202610', period: '2026-10', dueDate: '2026-11-05' })
  const { refs } = await agent.tickets.create({
    ...draft,
    refs: [
      { kind: 'bill', id: 'b1', label: '别人的账单 999.99' },
      { kind: 'order', id: 'o1', label: '订单 o1' },
    ],
  })
  expect(refs).toEqual([
    { kind: 'bill', id: 'b1', label: 'B202610' },
    { kind: 'order', id: 'o1', label: '订单 o1' },
  ])
})

test('a refused ticket leaves nothing behind, not even its key', async () => {
  const { agent, owner, desk } = await deskWithCustomer()
  const before = (await owner.audit.verify()).events
  const idempotencyKey = 'refused-key-1' as never
  await refusalOf(agent.tickets.create({ ...draft, customerId: 'later' as CustomerId, idempotencyKey }))
  expect((await owner.audit.verify()).events).toBe(before)
  await addCustomer(desk, 'later')
  await expect(
    agent.tickets.create({ ...draft, customerId: 'later' as CustomerId, idempotencyKey }),
  ).resolves.toMatchObject({ rev: 0 })
})

test('two agents changing one ticket: the second is told both values and who was first', async () => {
  const { agent, owner } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  const seen = { ticketId: ticket.id, expectedRev: ticket.rev }
  await owner.tickets.update({ ...seen, patch: { priority: 'P1', status: 'open' } })
  const refusal = await refusalOf(agent.tickets.update({ ...seen, patch: { priority: 'P3', summary: '另一段摘要' } }))
  expect(refusal).toEqual({
    code: 'CONFLICT',
    noun: 'ticket',
    id: ticket.id,
    rev: 1,
    by: '本机管理员',
    fields: [{ field: 'priority', yours: 'P3', theirs: 'P1' }],
  })
  // Nothing of the refused change was kept.
  expect(await agent.tickets.get({ ticketId: ticket.id })).toMatchObject({ priority: 'P1', summary: draft.summary })
})

test('a conflict over the assignee shows names, and same values are no conflict', async () => {
  const { agent, owner } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  const seen = { ticketId: ticket.id, expectedRev: 0 }
  await owner.tickets.update({ ...seen, patch: { assigneeId: 'local-owner' as never, priority: 'P0' } })
  expect(
    await refusalOf(agent.tickets.update({ ...seen, patch: { assigneeId: 'local-agent' as never, priority: 'P0' } })),
  ).toMatchObject({
    fields: [{ field: 'assigneeId', yours: '林晓（演示）', theirs: '本机管理员' }],
  })
})

test('changing the type moves the deadline, and the history tells it', async () => {
  const { agent } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  const objection = await agent.tickets.update({ ticketId: ticket.id, expectedRev: 0, patch: { type: 'CRD.not_told' } })
  expect(objection.dueAt).toBe('2026-12-10T15:59:59.999Z')
  const { history } = await agent.tickets.get({ ticketId: ticket.id })
  expect(history[1]?.changes).toEqual([
    { field: 'type', from: 'FEE.penalty', to: 'CRD.not_told' },
    { field: 'dueAt', from: ticket.dueAt, to: objection.dueAt },
  ])
})

test('comments are added in order and leave the revision alone', async () => {
  const { agent, owner } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  await agent.tickets.comment({ ticketId: ticket.id, body: '已致电核实' })
  const detail = await owner.tickets.comment({ ticketId: ticket.id, body: '请补充凭证' })
  expect(detail.rev).toBe(0)
  expect(detail.comments.map(({ authorName, body }) => [authorName, body])).toEqual([
    ['林晓（演示）', '已致电核实'],
    ['本机管理员', '请补充凭证'],
  ])
})

test('numbers of people do not enter the log with a summary', async () => {
  const { agent, desk } = await deskWithCustomer()
  const ticket = await agent.tickets.create({ ...draft, summary: '客户手机 13800138000 无法登录' })
  await agent.tickets.update({
    ticketId: ticket.id,
    expectedRev: 0,
    patch: { summary: '身份证 11010519491231002X 待核' },
  })
  const told = await desk.room.store.read.selectFrom('audit_event').select('changes').execute()
  const text = told.map((event) => event.changes).join('\n')
  expect(text).toContain('138****8000')
  expect(text).not.toMatch(/13800138000|11010519491231002X/)
})

test('a ticket of another tenant is not there, whatever is asked of it', async () => {
  const { agent, desk } = await deskWithCustomer()
  const at = '2026-11-20T02:00:00.000Z'
  await addCustomer(desk, 'foreign-customer')
  await desk.room.store.writer.write((trx) =>
    trx
      .insertInto('ticket')
      .values({
        id: 'foreign',
        tenant_id: 'elsewhere',
        code: 'T-FFFF',
        type: 'CON.bill',
        priority: 'P4',
        status: 'new',
        customer_id: 'foreign-customer',
        conversation_id: null,
        refs: '[]',
        summary: 's',
        assignee_id: null,
        due_at: null,
        created_at: at,
        created_by: 'x',
        updated_at: at,
        updated_by: 'x',
      })
      .execute(),
  )
  const ticketId = 'foreign' as TicketId
  const notFound = { code: 'NOT_FOUND', noun: 'ticket', id: 'foreign' }
  expect(await refusalOf(agent.tickets.get({ ticketId }))).toEqual(notFound)
  expect(await refusalOf(agent.tickets.update({ ticketId, expectedRev: 0, patch: { priority: 'P1' } }))).toEqual(
    notFound,
  )
  expect(await refusalOf(agent.tickets.comment({ ticketId, body: 'x' }))).toEqual(notFound)
  expect((await agent.tickets.list()).items).toEqual([])
})

test('watchers are told of every change of a ticket', async () => {
  const { agent, desk } = await deskWithCustomer()
  const ticket = await agent.tickets.create(draft)
  await agent.tickets.update({ ticketId: ticket.id, expectedRev: 0, patch: { status: 'open' } })
  await agent.tickets.comment({ ticketId: ticket.id, body: 'x' })
  const events = await desk.room.store.read.selectFrom('desk_event').select(['kind', 'object_id']).execute()
  expect(events).toEqual(Array.from({ length: 3 }, () => ({ kind: 'ticket', object_id: ticket.id })))
})

test('codes grow when chance keeps hitting taken ones', async () => {
  const desk = await testDesk({ randomBytes: (length) => new Uint8Array(length) })
  await addCustomer(desk, customerId)
  const agent = connectLocally(desk, { token: await desk.signInLocally('agent') })
  const codes = []
  // The same id twice would clash before the code does, so each ticket has its own moment.
  for (let i = 0; i < 2; i += 1) {
    ;(desk.room.clock as ReturnType<typeof steppedClock>).advance(1)
    codes.push((await agent.tickets.create(draft)).code)
  }
  expect(codes).toEqual(['T-2222', 'T-22222'])
})
