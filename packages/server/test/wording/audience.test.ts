import type { Audience } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { isFor } from '../../src/rules/wording-audience.ts'
import { customerId, openHall } from '../conversations/hall.ts'
import { addLoanWithBill } from './stock.ts'

const anybody: Audience = { products: [], channels: [], roles: [] }

async function hall() {
  const opened = await openHall()
  const { desk, agent, channel } = opened
  await addLoanWithBill(desk, customerId, { id: 'b1', period: '2026-10', dueDate: '2026-11-05', totalFen: 10_000 })
  /** Another version of a key, in force beside the one for everybody. */
  const alsoFor = (key: string, version: number, audience: Partial<Audience>) =>
    desk.room.store.sqliteWriter
      .prepare(
        `insert into script_version (id, key, version, title, scenario, aliases, stages, needs_bill, status, segments,
           favourite, effective_from, content_hash, audience)
         select key || '@' || ?, key, ?, title, scenario, aliases, stages, needs_bill, 'active', segments, favourite,
           effective_from, content_hash, ? from script_version where key = ? and version = 1`,
      )
      .run(version, version, JSON.stringify({ ...anybody, ...audience }), key)
  const talkOn = async (on: 'phone' | 'app_chat') =>
    (await channel.conversations.receive({ customerId, channel: on, body: '你好' })).conversation.id
  const bestFor = async (conversationId?: Awaited<ReturnType<typeof talkOn>>) => {
    const about = conversationId === undefined ? {} : { conversationId }
    const { results } = await agent.wording.search({ text: '问候', ...about })
    return results.map(({ wording, fits }) => ({ version: wording.version, fits }))
  }
  return { ...opened, alsoFor, talkOn, bestFor }
}

test('of a key the version whose audience fits is shown and inserted, once', async () => {
  const { agent, alsoFor, talkOn, bestFor } = await hall()
  alsoFor('open.greeting', 2, { channels: ['phone'] })
  const [call, chat] = [await talkOn('phone'), await talkOn('app_chat')]
  expect(await bestFor(call)).toEqual([{ version: 2, fits: true }])
  expect(await bestFor(chat)).toEqual([{ version: 1, fits: true }])
  const fill = (conversationId: typeof call) => agent.wording.fill({ key: 'open.greeting', conversationId })
  expect((await fill(call)).version).toBe(2)
  expect((await fill(chat)).version).toBe(1)
})

test('a product counts when a running loan has it', async () => {
  const { alsoFor, talkOn, bestFor } = await hall()
  alsoFor('open.greeting', 2, { products: ['消费分期'] })
  alsoFor('open.greeting', 3, { products: ['车贷'] })
  expect(await bestFor(await talkOn('app_chat'))).toEqual([{ version: 2, fits: true }])
  expect(await bestFor()).toEqual([{ version: 1, fits: true }])
})

test('what is meant for nobody here comes last, and may be inserted all the same', async () => {
  const { desk, agent, talkOn, bestFor } = await hall()
  desk.room.store.sqliteWriter
    .prepare(`update script_version set audience = ? where key = 'open.greeting'`)
    .run(JSON.stringify({ ...anybody, roles: ['supervisor'] }))
  const conversationId = await talkOn('app_chat')
  expect(await bestFor(conversationId)).toEqual([{ version: 1, fits: false }])
  expect((await agent.wording.fill({ key: 'open.greeting', conversationId })).version).toBe(1)
})

test('one’s own favourites come before the house’s', async () => {
  const { agent, owner } = await hall()
  const keys = async (client: typeof agent) =>
    (await client.wording.search({ text: '', customerId })).results.map(({ wording, place }) => ({
      key: wording.key,
      place,
    }))
  expect((await keys(agent))[0]).toEqual({ key: 'open.greeting', place: undefined })
  await agent.scripts.favourite({ key: 'rate.disclose', place: 3 })
  expect((await keys(agent))[0]).toEqual({ key: 'rate.disclose', place: 3 })
  expect((await keys(owner))[0]).toEqual({ key: 'open.greeting', place: undefined })
})

test('an empty audience is everybody’s, and what is not known shuts nobody out but by product', () => {
  expect(isFor({}, { role: 'agent' })).toBe(true)
  expect(isFor({ audience: anybody }, { role: 'agent' })).toBe(true)
  expect(isFor({ audience: { ...anybody, channels: ['phone'] } }, { role: 'agent' })).toBe(true)
  expect(isFor({ audience: { ...anybody, products: ['车贷'] } }, { role: 'agent' })).toBe(false)
  expect(isFor({ audience: { ...anybody, roles: ['senior'] } }, { role: 'agent' })).toBe(false)
})
