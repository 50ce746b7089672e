import { expect, test } from 'vitest'
import type { ContactStanding } from '@zuoxi/sdk'
import { addCustomer, refusalOf } from '../support/desk.ts'
import { auditOf, customerId, member, talking, wishes } from './floor.ts'

const hour = 60 * 60_000
type Outcome = 'connected' | 'no_answer' | 'busy' | 'refused' | 'message_sent'

async function calling(at?: string) {
  const talk = await talking({ ...(at !== undefined && { at }) })
  const record = (outcome: Outcome, more: object = {}): Promise<ContactStanding> =>
    talk.agent.contacts.record({
      customerId,
      channel: 'phone',
      purpose: 'collection',
      target: 'self',
      outcome,
      ...more,
    })
  return { ...talk, record }
}

test('COL-02: after three calls that connected no other one today', async () => {
  const { agent, record, clock } = await calling()
  expect(await agent.contacts.standing({ customerId })).toMatchObject({
    allowed: true,
    until: '2026-11-20T14:00:00.000Z',
  })
  for (const connectedToday of [1, 2])
    expect(await record('connected')).toMatchObject({ connectedToday, allowed: true })
  const third = await record('connected')
  expect(third).toMatchObject({ allowed: false, connectedToday: 3, nextAt: '2026-11-21T00:00:00.000Z' })
  expect(third.reasons).toMatchObject([{ rule: 'collection-connected', severity: 'block' }])
  // At midnight the counters begin again, and quiet hours still hold.
  clock.advance(14 * hour - 1)
  expect(await agent.contacts.standing({ customerId })).toMatchObject({ connectedToday: 3 })
  clock.advance(1)
  expect(await agent.contacts.standing({ customerId })).toMatchObject({
    connectedToday: 0,
    allowed: false,
    reasons: [{ rule: 'collection-quiet-hours' }],
  })
  clock.advance(8 * hour)
  expect(await agent.contacts.standing({ customerId })).toMatchObject({ allowed: true, reasons: [] })
})

test('COL-03: six unanswered calls warn', async () => {
  const { record } = await calling()
  for (let i = 0; i < 5; i += 1) expect(await record('no_answer')).toMatchObject({ reasons: [] })
  expect(await record('busy')).toMatchObject({
    allowed: true,
    unansweredToday: 6,
    reasons: [{ rule: 'collection-unanswered', severity: 'warn' }],
  })
})

test('a message that may not be sent is refused; a call that was made is booked, and stands out', async () => {
  const { desk, record } = await calling('2026-11-20T14:00:00.000Z')
  expect(await refusalOf(record('message_sent', { channel: 'sms' }))).toMatchObject({
    code: 'CONTACT_FORBIDDEN',
    nextAt: '2026-11-21T00:00:00.000Z',
    reasons: [{ rule: 'collection-quiet-hours' }],
  })
  expect(auditOf(desk, 'contact.record')).toEqual([])
  expect(await record('connected', { note: '客户手机13800138000' })).toMatchObject({ connectedToday: 1 })
  expect(auditOf(desk, 'contact.record')[0]!.changes).toContain('collection-quiet-hours')
  const note = desk.room.store.sqlite.prepare('select note from contact_attempt').pluck().get()
  expect(note).not.toContain('13800138000')
})

test('who asked to be left alone is not called about a debt', async () => {
  const { desk, agent } = await calling()
  await wishes(desk, { stop_requested_at: '2026-11-19T00:00:00.000Z' })
  const standing = await agent.contacts.standing({ customerId })
  expect(standing.allowed).toBe(false)
  expect(standing.nextAt).toBeUndefined()
})

test('the header says what the clock says, without reading twice', async () => {
  const { agent, conversationId, record } = await calling()
  await record('connected')
  const { contact } = await agent.gate.context({ conversationId })
  expect(contact).toEqual(await agent.contacts.standing({ customerId }))
})

test('a contact is booked beside the customer’s own conversation, and of one’s own tenant only', async () => {
  const { desk, conversationId, record } = await calling()
  await addCustomer(desk, 'c2')
  expect(await refusalOf(record('connected', { customerId: 'c2', conversationId }))).toMatchObject({
    code: 'NOT_FOUND',
    noun: 'conversation',
  })
  const stranger = await member(desk, 'stranger', 'agent', 'other')
  expect(await refusalOf(stranger.contacts.standing({ customerId }))).toMatchObject({ code: 'NOT_FOUND' })
})

test('a wish is put on record, holds at once, and is kept from when it was said first', async () => {
  const { desk, agent, clock, say } = await calling()
  const reason = '客户来电要求，号码13800138000'
  const { wishes: wished, standing } = await agent.contacts.wish({ customerId, stop: true, reason })
  expect(wished).toEqual({ stopRequestedAt: '2026-11-20T02:00:00.000Z', numberValid: true })
  expect(standing.allowed).toBe(false)
  expect(await refusalOf(say('请您尽快还款。'))).toMatchObject({ findings: [{ rule: 'stop-request-ask' }] })
  clock.advance(hour)
  const again = await agent.contacts.wish({ customerId, stop: true, night: true, reason })
  expect(again.wishes).toMatchObject({ stopRequestedAt: '2026-11-20T02:00:00.000Z', nightConsentOn: '2026-11-20' })
  const taken = await agent.contacts.wish({ customerId, stop: false, reason })
  expect(taken).toMatchObject({
    wishes: { nightConsentOn: '2026-11-20', numberValid: true },
    standing: { allowed: true },
  })
  await say('请您尽快还款。')
  const told = auditOf(desk, 'contact.wish')
  expect(told).toHaveLength(3)
  expect(JSON.stringify(told)).not.toContain('13800138000')
  expect(await refusalOf(agent.contacts.wish({ customerId, reason }))).toMatchObject({ code: 'INVALID_INPUT' })
  const stranger = await member(desk, 'stranger', 'agent', 'other')
  expect(await refusalOf(stranger.contacts.wish({ customerId, stop: true, reason }))).toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('whoever else answers in a conversation is told of no debt, whatever the customer has proven', async () => {
  const { agent, clock, say, record, conversationId } = await calling()
  await record('connected', { target: 'third_party', conversationId })
  const { context } = await agent.gate.context({ conversationId })
  expect(context).toMatchObject({ target: 'third_party', direction: 'outbound', verified: false })
  expect(await refusalOf(say('他还欠1208元'))).toMatchObject({ code: 'GATE_BLOCKED' })
  clock.advance(1_000)
  await record('connected', { conversationId })
  expect((await agent.gate.context({ conversationId })).context).toMatchObject({ target: 'self', verified: true })
})
