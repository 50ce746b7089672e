import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Conversation, DeskClient } from '@zuoxi/sdk'
import { FixtureConversation } from '@zuoxi/sdk/rehearsal'
import { playDemo, type PlayDemoOptions } from '../../src/demo/play-demo.ts'
import type { OpenDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, testDesk, testFolder } from '../support/desk.ts'

const scripts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) =>
  FixtureConversation.parse({
    id: name,
    title: `对话${name}`,
    customer: name,
    turns: [
      { customer: `${name}1` },
      { customer: `${name}2`, after: '1s' },
      { say: '您好' },
      { customer: `${name}3`, after: '2s' },
      { say: '再见' },
    ],
  }),
)

async function stage(path?: string) {
  const desk = await testDesk(path === undefined ? {} : { path })
  for (const { customer } of scripts) await addCustomer(desk, `fx-${customer}`).catch(() => {})
  return { desk, agent: await clientAs(desk, 'agent') }
}

/** Plays at once, until `done` holds for the desk's conversations. */
async function play(
  desk: OpenDesk,
  agent: DeskClient,
  done: (all: Conversation[]) => boolean,
  options: Partial<PlayDemoOptions> = {},
): Promise<Conversation[]> {
  const stop = new AbortController()
  const playing = playDemo(desk, scripts, { signal: stop.signal, wait: async () => {}, ...options })
  const all = await until(agent, done)
  stop.abort()
  await playing
  return all
}

async function until(agent: DeskClient, done: (all: Conversation[]) => boolean): Promise<Conversation[]> {
  const stop = new AbortController()
  const events = agent.conversations.watch({ lastEventId: '0', signal: stop.signal })
  for await (const _event of events) {
    const { items } = await agent.conversations.list({ limit: 200 })
    if (!done(items)) continue
    stop.abort()
    return items
  }
  return []
}

const words = async (agent: DeskClient, { id }: Conversation) =>
  (await agent.conversations.messages({ conversationId: id })).items.map(({ body }) => body)

describe('playDemo', () => {
  test('some wait in the queue at once, others arrive while there is room', async () => {
    const { desk, agent } = await stage()
    const all = await play(desk, agent, (seen) => seen.filter(({ lastText }) => lastText.endsWith('2')).length === 6, {
      atOnce: 6,
    })
    expect(all.map(({ lastText }) => lastText).toSorted()).toEqual(['a2', 'b2', 'c2', 'd2', 'e2', 'f2'])
    expect(all.every(({ status }) => status === 'queued')).toBe(true)
  })

  test('those with a place in the queue come first, in its order', async () => {
    const { desk, agent } = await stage()
    const placed = scripts.slice(0, 3).map((script, i) => ({ ...script, ...(i > 0 && { queue: 3 - i }) }))
    const stop = new AbortController()
    const playing = playDemo(desk, placed, { signal: stop.signal, tempo: 0 })
    await until(agent, (seen) => seen.length === 3)
    stop.abort()
    await playing
    const begun = await desk.room.store.read
      .selectFrom('desk_event')
      .innerJoin('message', 'message.id', 'desk_event.object_id')
      .select('message.body')
      .where('message.seq', '=', 1)
      .orderBy('desk_event.seq')
      .execute()
    expect(begun.map(({ body }) => body)).toEqual(['c1', 'b1', 'a1'])
  })

  test('the next turn waits until the agent has answered', async () => {
    const { desk, agent } = await stage()
    const stop = new AbortController()
    const playing = playDemo(desk, scripts.slice(0, 1), { signal: stop.signal, tempo: 0 })
    const [conversation] = await until(agent, ([one]) => one?.lastText === 'a2')
    if (!conversation) throw new Error('nobody came')
    await agent.conversations.take({ conversationId: conversation.id })
    await agent.conversations.send({ conversationId: conversation.id, body: '您好，请说' })
    await playing
    expect(await words(agent, conversation)).toEqual(['a1', 'a2', '您好，请说', 'a3'])
    stop.abort()
  })

  test('a second start goes on with what is open, and repeats nothing', async () => {
    const path = join(testFolder(), 'desk.db')
    const { desk, agent } = await stage(path)
    const waiting = (all: Conversation[]) => all.length === 4 && all.every(({ lastText }) => lastText.endsWith('2'))
    const before = await play(desk, agent, waiting, { atOnce: 4 })
    const [first] = before
    if (!first) throw new Error('nobody came')
    await agent.conversations.take({ conversationId: first.id })
    await agent.conversations.send({ conversationId: first.id, body: '您好' })

    const again = await stage(path)
    const after = await play(again.desk, again.agent, (all) => all.some(({ lastText }) => lastText.endsWith('3')), {
      atOnce: 4,
    })
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted())
    expect(await words(again.agent, first)).toHaveLength(4)
  })

  test('a conversation that was closed is played anew, once', async () => {
    const { desk, agent } = await stage()
    const one = { signal: new AbortController().signal, tempo: 0 }
    const script = scripts.slice(0, 1)
    const playing = playDemo(desk, script, one)
    const [conversation] = await until(agent, ([first]) => first?.lastText === 'a2')
    const conversationId = conversation!.id
    await agent.conversations.take({ conversationId })
    const { rev } = await agent.conversations.get({ conversationId })
    const wrapped = await agent.conversations.wrapUp({ conversationId, expectedRev: rev })
    await agent.conversations.close({ conversationId, expectedRev: wrapped.rev })
    await playing // over: nobody writes into a closed conversation

    const stop = new AbortController()
    const replays = [1, 2].map(() => playDemo(desk, script, { signal: stop.signal, tempo: 0 }))
    const all = await until(agent, (seen) => seen.length === 2 && seen.every(({ lastText }) => lastText === 'a2'))
    stop.abort()
    await Promise.all(replays)
    expect(all).toHaveLength(2)
    expect(
      await words(
        agent,
        all.find(({ id }) => id !== conversationId)!,
      ),
    ).toEqual(['a1', 'a2'])
  })

  test('a customer who is not on this desk is told of, not passed over', async () => {
    const desk = await testDesk()
    await expect(
      playDemo(desk, scripts.slice(0, 1), { signal: new AbortController().signal, tempo: 0 }),
    ).rejects.toMatchObject({
      failure: { code: 'NOT_FOUND', noun: 'customer' },
    })
  })

  test('closing the desk ends the play quietly', async () => {
    const { openDesk } = await import('../../src/open-desk.ts')
    const desk = await openDesk(':memory:')
    await addCustomer(desk, 'fx-a')
    const agent = await clientAs(desk, 'agent')
    const playing = playDemo(desk, scripts.slice(0, 1), { signal: new AbortController().signal, tempo: 0 })
    await until(agent, ([one]) => one?.lastText === 'a2')
    await desk.close()
    await playing
  })
})
