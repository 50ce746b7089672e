import { pageSize, type Answers } from './answer.ts'

/** Tickets that are read, the newest first, until one has the code that was asked for. */
const mostTickets = 1_200

export const findingAnswers: Answers<'loadFinding' | 'findTicket'> = {
  loadFinding: async (_, { finding }) => ({ kind: 'finding', saved: await finding.load() }),
  findTicket: async ({ code }, { desk }) => {
    let read = 0
    for await (const ticket of desk.tickets.list({ limit: pageSize })) {
      if (ticket.code === code) return { kind: 'ticketFound', code, ticketId: ticket.id }
      read += 1
      if (read >= mostTickets) break
    }
    return { kind: 'ticketFound', code, ticketId: undefined }
  },
}
