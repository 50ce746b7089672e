import { expect, test } from 'vitest'
import type { DeskClient, DeskEvent } from '@zuoxi/sdk'
import { somebody, sourceOf } from '../scripts/officers.ts'
import { steppedClock, testDesk } from '../support/desk.ts'
import { customerId, member, talking, wishes } from './floor.ts'

const reason = '按合规月会第三项决定'

/** The first event of a kind from now on; resolves once the line is there. */
async function watching(client: DeskClient, kind: DeskEvent['kind']): Promise<{ readonly heard: Promise<DeskEvent> }> {
  const stop = new AbortController()
  let live = () => {}
  const ready = new Promise<void>((resolve) => (live = resolve))
  const listen = async (): Promise<DeskEvent> => {
    for await (const event of client.conversations.watch({ signal: stop.signal, onLine: () => live() })) {
      if (event.kind !== kind) continue
      stop.abort()
      return event
    }
    throw new Error('the watch ended')
  }
  const heard = listen()
  await ready
  return { heard }
}

test('what a customer wishes of contacts reaches whoever watches, as it changes what may be said to them', async () => {
  const { agent } = await talking()
  const contact = await watching(agent, 'contact')
  await agent.contacts.wish({ customerId, stop: true, reason })
  expect(await contact.heard).toMatchObject({ customerId })
})

test('a hold, a promise and a rule reach whoever watches', async () => {
  const { desk, agent, say, conversationId } = await talking()
  const senior = await member(desk, 'senior.zhao', 'senior')
  const officer = await member(desk, 'officer.li', 'officer')
  await wishes(desk, { stop_requested_at: '2026-11-01T00:00:00.000Z' })
  await say('在的。')
  const held = await watching(senior, 'held')
  const promise = await watching(agent, 'promise')
  const rule = await watching(agent, 'rule')
  const { id } = await agent.conversations.hold({ conversationId, body: '请您尽快还款。', reason })
  await say('明天给您回电。')
  await officer.gate.suspendRule({ rule: 'threat-exposure', expectedRev: 0, reason })
  const [promised] = (await agent.promises.list({ customerId })).items
  expect(await held.heard).toMatchObject({ heldMessageId: id })
  expect(await promise.heard).toMatchObject({ promiseId: promised!.id })
  expect(await rule.heard).toMatchObject({ rule: 'threat-exposure' })
})

test('a scheduled wording announces itself when its moment comes, though nobody writes', async () => {
  const clock = steppedClock()
  const desk = await testDesk({ clock })
  const author = await somebody(desk, 'officer.li', 'officer')
  const approver = await somebody(desk, 'officer.wu', 'officer')
  const draft = await author.scripts.draft({ source: sourceOf() })
  const asked = await author.scripts.submit({ scriptVersionId: draft.id, expectedRev: draft.rev })
  const { rev } = await approver.scripts.decide({
    scriptVersionId: draft.id,
    expectedRev: asked.rev,
    contentHash: asked.contentHash,
    decision: 'approve',
    reason,
  })
  const from = new Date(clock.nowMs() + 60_000).toISOString() as never
  const scheduled = await approver.scripts.activate({ scriptVersionId: draft.id, expectedRev: rev, from })
  expect(scheduled.status).toBe('scheduled')
  const { heard } = await watching(author, 'wording')
  clock.advance(60_000)
  expect(await heard).toMatchObject({ key: 'overdue.reminder' })
  expect(await author.scripts.get({ scriptVersionId: draft.id })).toMatchObject({ status: 'active' })
  const told = desk.room.store.sqlite
    .prepare(`select actor_name from audit_event where action = 'wording.activate'`)
    .pluck()
    .all()
  expect(told).toEqual(['到期自动'])
})

test('a wording that ends by itself is pulled from every composer at its moment', async () => {
  const { desk, agent, clock } = await talking()
  const ends = new Date(clock.nowMs() + 60_000).toISOString()
  desk.room.store.sqliteWriter.exec(`delete from script_version where key = 'past.words'`)
  desk.room.store.sqliteWriter.prepare(`update script_version set effective_to = ? where key = 'due.soon'`).run(ends)
  const { heard } = await watching(agent, 'wording')
  clock.advance(60_000)
  expect(await heard).toMatchObject({ key: 'due.soon' })
  expect((await agent.scripts.list({ key: 'due.soon' })).items).toMatchObject([{ status: 'retired' }])
})
