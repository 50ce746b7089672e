import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ConversationId, DeskClient, DeskEvent } from '@zuoxi/sdk'
import { openDesk } from '../../src/open-desk.ts'
import { watchers } from '../../src/desk/watchers.ts'
import { lastEventSeq } from '../../src/store/conversations.ts'
import { clientAs, steppedClock, testDesk, testFolder } from '../support/desk.ts'
import { colleague, customerId, openHall } from './hall.ts'

/** Everything that passes by, until `until` holds. */
async function collect(
  client: DeskClient,
  until: (seen: readonly DeskEvent[]) => boolean,
  lastEventId?: string,
): Promise<DeskEvent[]> {
  const seen: DeskEvent[] = []
  const stop = new AbortController()
  for await (const event of client.conversations.watch({
    signal: stop.signal,
    ...(lastEventId !== undefined && { lastEventId }),
  })) {
    seen.push(event)
    if (until(seen)) break
  }
  stop.abort()
  return seen
}

function bodies(events: readonly DeskEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'message' ? [event.message.body] : []))
}

async function firstTwo<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of stream) if (items.push(item) === 2) break
  return items
}

describe('watch', () => {
  test('the backlog first, then what happens live, in one order', async () => {
    const { agent, channel, arrives } = await openHall()
    const { id } = await arrives('1')
    const watching = collect(agent, (seen) => bodies(seen).length === 3, '0')
    await channel.conversations.receive({ conversationId: id, customerId, channel: 'app_chat', body: '2' })
    await channel.conversations.receive({ conversationId: id, customerId, channel: 'app_chat', body: '3' })
    const seen = await watching
    expect(bodies(seen)).toEqual(['1', '2', '3'])
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map(({ seq }) => seq).toSorted((a, b) => a - b))
    expect(seen[1]).toMatchObject({ kind: 'conversation', conversation: { id } })
  })

  test('without an id: from the moment of the call on', async () => {
    const { desk, arrives } = await openHall()
    await arrives('earlier')
    const { desk: verbs } = await desk.contextFor(await desk.signInLocally('agent'))
    const stop = new AbortController()
    const stream = verbs.conversations.watch({}, stop.signal)
    await arrives('later')
    expect(await firstTwo(stream)).toMatchObject([{ kind: 'started' }, { kind: 'message', message: { body: 'later' } }])
  })

  test('an id from another file counts as now', async () => {
    const { desk, arrives } = await openHall()
    const { desk: verbs } = await desk.contextFor(await desk.signInLocally('agent'))
    const stream = verbs.conversations.watch({ lastEventId: '999999' }, new AbortController().signal)
    await arrives('now')
    expect(await firstTwo(stream)).toMatchObject([{ kind: 'started' }, { kind: 'message', message: { body: 'now' } }])
  })

  test("another tenant's events pass by unseen", async () => {
    const { desk, agent, arrives } = await openHall()
    const stranger = await colleague(desk, 'other-tenant')
    await arrives('not for you')
    const seen: DeskEvent[] = []
    const stop = new AbortController()
    const watching = (async () => {
      for await (const event of stranger.conversations.watch({ lastEventId: '0', signal: stop.signal }))
        seen.push(event)
    })()
    await collect(agent, (events) => events.length === 2, '0')
    stop.abort()
    await watching
    expect(seen).toEqual([])
  })

  test('two desks on one file hear each other', async () => {
    const path = join(testFolder(), 'desk.db')
    const { agent, arrives } = await openHall({ path })
    const twin = await testDesk({ path })
    const there = await clientAs(twin, 'agent')
    const heard = collect(there, (seen) => bodies(seen).includes('隔壁听得到吗'), '0')
    await arrives('隔壁听得到吗')
    await heard
    const { items } = await there.conversations.list({})
    const conversationId = items[0]?.id as ConversationId
    await there.conversations.take({ conversationId })
    const answered = collect(agent, (seen) => bodies(seen).includes('听得到'), '0')
    await there.conversations.send({ conversationId, body: '听得到' })
    expect(bodies(await answered)).toEqual(['隔壁听得到吗', '听得到'])
  })

  test('closing the desk ends every watch', async () => {
    const desk = await openDesk(':memory:', { clock: steppedClock() })
    const agent = await clientAs(desk, 'agent')
    const watching = Promise.all([1, 2, 3].map(() => collect(agent, () => false)))
    await agent.conversations.list({})
    await desk.close()
    expect(await watching).toEqual([[], [], []])
  })

  test('two hundred who stop watching leave nobody waiting', async () => {
    const { desk, agent } = await openHall()
    const stops = Array.from({ length: 200 }, () => new AbortController())
    const watching = stops.map(async ({ signal }) => {
      for await (const event of agent.conversations.watch({ signal })) return event
      return undefined
    })
    await vi.waitUntil(() => desk.room.watchers.waiting() === 200)
    for (const stop of stops) stop.abort()
    await Promise.all(watching)
    await vi.waitUntil(() => desk.room.watchers.waiting() === 0)
  })

  test('nothing is lost or repeated, however often the line drops while everyone is writing', async () => {
    const { desk, agent, channel } = await openHall()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 5 })),
        async (bursts, drops) => {
          const { conversation } = await channel.conversations.receive({
            customerId,
            channel: 'web_chat',
            body: 'start',
          })
          const conversationId = conversation.id
          const total = bursts.reduce((sum, size) => sum + size, 0)
          const start = String(await lastEventSeq(desk.room.store.read))
          const watching = watchWithDrops(agent, start, drops, total, conversationId)
          let n = 0
          for (const size of bursts) {
            await Promise.all(
              Array.from({ length: size }, () =>
                channel.conversations.receive({
                  conversationId,
                  customerId,
                  channel: 'web_chat',
                  body: `m${(n += 1)}`,
                }),
              ),
            )
          }
          const seen = await watching
          expect(seen.toSorted()).toEqual(Array.from({ length: total }, (_, i) => `m${i + 1}`).toSorted())
        },
      ),
      { numRuns: 30 },
    )
  })
})

/** Watch, dropping the line after each of `drops` events and coming back with the last id, until `total` messages were seen. */
async function watchWithDrops(
  client: DeskClient,
  from: string,
  drops: readonly number[],
  total: number,
  id: ConversationId,
): Promise<string[]> {
  const seen: string[] = []
  let lastEventId = from
  let left = [...drops]
  while (seen.length < total) {
    const stop = new AbortController()
    let until = left.shift() ?? Number.POSITIVE_INFINITY
    for await (const event of client.conversations.watch({ lastEventId, signal: stop.signal })) {
      lastEventId = String(event.seq)
      if (event.kind === 'message' && event.message.conversationId === id) seen.push(event.message.body)
      until -= 1
      if (until <= 0 || seen.length >= total) break
    }
    stop.abort()
  }
  return seen
}

describe('watchers', () => {
  const memory = { path: ':memory:' } as never

  test('news between looking and waiting is not missed', async () => {
    const { turn, wake, after } = watchers(memory)
    const seen = turn()
    wake()
    await after(seen, new AbortController().signal)
  })

  test('a thousand who gave up leave nobody waiting', async () => {
    const all = watchers(memory)
    const stops = Array.from({ length: 1000 }, () => new AbortController())
    const waits = stops.map((stop) => all.after(all.turn(), stop.signal))
    for (const stop of stops) stop.abort()
    await Promise.all(waits)
    expect(all.waiting()).toBe(0)
  })

  test('a file is asked about other processes only while someone waits', async () => {
    const desk = await testDesk({ path: join(testFolder(), 'desk.db') })
    const all = watchers(desk.room.store)
    onTestFinished(() => all.close())
    const stop = new AbortController()
    const wait = all.after(all.turn(), stop.signal)
    expect(all.waiting()).toBe(1)
    stop.abort()
    await wait
    expect(all.waiting()).toBe(0)
  })
})
