import fc from 'fast-check'
import { type CustomerId, type Ticket, ticketTransitions, TicketStatus } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, steppedClock } from '../support/desk.ts'

const customerId = 'c1' as CustomerId

test('on any walk a ticket goes only where the table lets it, and a refused step changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...TicketStatus.options), { maxLength: 20 }), async (walk) => {
      const desk = await openDesk(':memory:', { clock: steppedClock() })
      await addCustomer(desk, customerId)
      const agent = await clientAs(desk, 'agent')
      let ticket: Ticket = await agent.tickets.create({
        type: 'CON.bill',
        priority: 'P4',
        customerId,
        refs: [],
        summary: 's',
      })
      const path = [ticket.status]
      for (const to of walk) {
        const from = ticket.status
        const move = agent.tickets.update({ ticketId: ticket.id, expectedRev: ticket.rev, patch: { status: to } })
        if (from === to || ticketTransitions[from].includes(to)) {
          const moved = await move
          expect([moved.status, moved.rev]).toEqual([to, ticket.rev + (from === to ? 0 : 1)])
          if (from !== to) path.push(to)
          ticket = moved
        } else {
          await expect(move).rejects.toMatchObject({
            failure: { code: 'ILLEGAL_TRANSITION', from, to, allowed: ticketTransitions[from] },
          })
        }
      }
      const { history, status } = await agent.tickets.get({ ticketId: ticket.id })
      expect(status).toBe(path.at(-1))
      // The history tells the very same walk.
      const told = history.flatMap((event) =>
        event.changes.filter((change) => change.field === 'status').map((change) => change.to),
      )
      expect(told).toEqual(path)
      await desk.close()
    }),
    { numRuns: 80 },
  )
})
