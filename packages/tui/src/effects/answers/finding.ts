import type { Answers } from './answer.ts'

export const findingAnswers: Answers<'loadFinding' | 'findTicket'> = {
  loadFinding: async (_, { finding }) => ({ kind: 'finding', saved: await finding.load() }),
  findTicket: async ({ code }, { desk }) => {
    const [ticket] = (await desk.tickets.list({ code, limit: 1 })).items
    return { kind: 'ticketFound', code, ticketId: ticket?.id }
  },
}
