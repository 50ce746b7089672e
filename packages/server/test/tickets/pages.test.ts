import fc from 'fast-check'
import type { AgentId, CustomerId, Ticket, TicketStatus } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, refusalOf, steppedClock, testDesk } from '../support/desk.ts'

const customers = ['c1', 'c2'] as CustomerId[]
const oneTicket = fc.record({
  customer: fc.constantFrom(...customers),
  mine: fc.boolean(),
  open: fc.boolean(),
  waitMs: fc.integer({ min: 0, max: 2 }),
})
type Filter = { customerId?: CustomerId; status?: TicketStatus[]; assigneeId?: AgentId }
const listing = fc.record({
  limit: fc.integer({ min: 1, max: 5 }),
  filter: fc.constantFrom<Filter[]>(
    {},
    { customerId: customers[0]! },
    { status: ['new'] },
    { assigneeId: 'local-agent' as AgentId },
  ),
})

const newestFirst = (a: Ticket, b: Ticket) =>
  a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1

test('pages put together are the whole list in order, while tickets keep coming', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(oneTicket, { maxLength: 20 }),
      fc.array(oneTicket, { maxLength: 10 }),
      listing,
      async (before, during, { limit, filter }) => {
        const clock = steppedClock()
        const desk = await openDesk(':memory:', { clock })
        for (const id of customers) await addCustomer(desk, id)
        const agent = await clientAs(desk, 'agent')
        const log = async ({ customer, mine, open, waitMs }: (typeof before)[number]): Promise<Ticket> => {
          clock.advance(waitMs)
          const assignee = mine ? { assigneeId: 'local-agent' as never } : {}
          const ticket = await agent.tickets.create({
            type: 'CON.bill',
            priority: 'P4',
            customerId: customer,
            refs: [],
            summary: 's',
            ...assignee,
          })
          return open
            ? agent.tickets.update({ ticketId: ticket.id, expectedRev: 0, patch: { status: 'open' } })
            : ticket
        }
        const there: Ticket[] = []
        for (const one of before) there.push(await log(one))
        // What comes while we page is newer than all of these.
        clock.advance(1)
        const fits = (ticket: Ticket) =>
          (filter.customerId === undefined || ticket.customerId === filter.customerId) &&
          (filter.status === undefined || filter.status.includes(ticket.status)) &&
          (filter.assigneeId === undefined || ticket.assigneeId === filter.assigneeId)
        const expected = there
          .filter(fits)
          .toSorted(newestFirst)
          .map((ticket) => ticket.id)

        const coming = [...during]
        const seen: string[] = []
        for await (const ticket of agent.tickets.list({ limit, ...filter })) {
          seen.push(ticket.id)
          const next = coming.pop()
          if (next) await log(next)
        }
        expect(seen).toEqual(expected)
        await desk.close()
      },
    ),
    { numRuns: 60 },
  )
})

test('a cursor that no list gave out is refused', async () => {
  const opened = await testDesk()
  const { desk } = await opened.contextFor(await opened.signInLocally('agent'))
  for (const cursor of [
    '',
    'x',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ]) {
    expect(await refusalOf(desk.tickets.list({ cursor, limit: 10 }))).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'cursor' }],
    })
  }
})
