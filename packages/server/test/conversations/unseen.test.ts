import { expect, test } from 'vitest'
import type { ConversationStatus, TicketStatus } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { customerId, openHall } from './hall.ts'

const turned = '\u202e过通您给证保'
const refused = (path: string) => ({
  code: 'INVALID_INPUT',
  problems: [{ path, problem: 'unseen_character' }],
})

test('nobody on our side writes what reads otherwise than it is; customers may, and are kept as they wrote', async () => {
  const { agent, arrives } = await openHall()
  const { id: conversationId } = await arrives(turned)
  await agent.conversations.take({ conversationId })
  expect((await agent.conversations.messages({ conversationId })).items[0]?.body).toBe(turned)
  expect(await refusalOf(agent.conversations.send({ conversationId, body: turned }))).toEqual(refused('body'))
  const draft = { type: 'CON.bill', priority: 'P4' as const, customerId, refs: [] }
  expect(await refusalOf(agent.tickets.create({ ...draft, summary: `a\u001b[31m` }))).toEqual(refused('summary'))
  const { id: ticketId } = await agent.tickets.create({ ...draft, summary: '第一行\n第二行' })
  const update = agent.tickets.update({ ticketId, expectedRev: 0, patch: { summary: turned } })
  expect(await refusalOf(update)).toEqual(refused('patch.summary'))
  expect(await refusalOf(agent.tickets.comment({ ticketId, body: 'x\u2066y' }))).toEqual(refused('body'))
})

test('a list asks for as many statuses as there are, each once', async () => {
  const { agent, arrives } = await openHall()
  const { id } = await arrives()
  const queued: ConversationStatus[] = ['queued', 'queued', 'closed']
  expect((await agent.conversations.list({ status: queued })).items.map((item) => item.id)).toEqual([id])
  const many = Array.from({ length: 9 }, (): TicketStatus => 'open')
  expect(await refusalOf(agent.tickets.list({ status: many }))).toEqual({
    code: 'INVALID_INPUT',
    problems: [{ path: 'status', problem: 'too_big' }],
  })
  expect(await refusalOf(agent.bills.list({ customerId, status: Array(9).fill('overdue') }))).toMatchObject({
    code: 'INVALID_INPUT',
  })
})
