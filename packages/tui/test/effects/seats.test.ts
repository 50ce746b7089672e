import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AgentId, ConversationId } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { fileSeats } from '../../src/effects/seats-file.ts'
import { keepSeats } from '../../src/seats-loop.ts'
import { createStore } from '../../src/state/store.ts'
import type { State } from '../../src/state/state.ts'
import { agent, conversation, started } from '../state/sample.ts'

const one = (n: number, over: object = {}): ReturnType<typeof conversation> =>
  // The later taken has waited longer: numbers given anew would be the other way round.
  conversation({ id: `chat-${n}` as ConversationId, queuedAt: `2026-11-20T02:0${9 - n}:00.000Z` as never, ...over })
const atStart = (seats: State['queue']['seats']): State => ({
  ...started(),
  queue: { ...started().queue, seats },
})

test('the digits of conversations stay with them over a restart, a gap and all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zuoxi-seats-'))
  const file = fileSeats(folder).of(agent.id)
  const store = createStore(atStart(await file.load()), () => {})
  keepSeats(store, file)
  for (const n of [1, 2, 3])
    store.dispatch({ kind: 'conversations', items: [1, 2, 3].slice(0, n).map((each) => one(each)) })
  store.dispatch({ kind: 'conversations', items: [one(1), one(3)] })
  expect(store.get().queue.seats).toEqual(['chat-1', undefined, 'chat-3'])
  await file.flush()

  const again = createStore(atStart(await fileSeats(folder).of(agent.id).load()), () => {})
  // An event may come before the list does: nobody loses a number by it.
  const event = { kind: 'conversation', seq: 1, conversation: one(4) } as const
  again.dispatch({ kind: 'event', event } as never)
  again.dispatch({ kind: 'conversations', items: [one(4), one(3), one(1)] })
  expect(again.get().queue.seats).toEqual(['chat-1', 'chat-4', 'chat-3'])
})

test('another agent has numbers of their own, and a damaged file gives none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zuoxi-seats-'))
  const file = fileSeats(folder).of('agent-a' as AgentId)
  file.save(['chat-1' as ConversationId])
  await file.flush()
  expect(
    await fileSeats(folder)
      .of('agent-b' as AgentId)
      .load(),
  ).toEqual([])
  const [name = ''] = await readdir(folder)
  expect(name).not.toContain('agent')
  await writeFile(join(folder, name), '{"0":')
  expect(
    await fileSeats(folder)
      .of('agent-a' as AgentId)
      .load(),
  ).toEqual([])
})
