import { connect, type CustomerId } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { memorySealedStore } from '../../packages/tui/src/effects/sealed/memory-store.ts'
import { sitDown } from './agent-at-desk.ts'
import { startServer } from './server.ts'
import { openSlowLine } from './slow-line.ts'

test('a line of 300 ms and 20 kB a second is slow, and not called lost while a long answer fills it', async () => {
  const server = await startServer()
  const channel = await connect({ url: server.url, token: server.channel })
  const from = { customerId: 'fx-zhang-wei' as CustomerId, channel: 'app_chat' } as const
  const { conversation } = await channel.conversations.receive({ ...from, body: '你好' })
  const { id: conversationId } = conversation
  for (let n = 1; n < 30; n += 1)
    await channel.conversations.receive({ ...from, conversationId, body: `第${n}句：我还了钱，账单为什么还显示逾期？` })
  const line = await openSlowLine(server.url, { delayMs: 150, bytesPerSecond: 20_000 })
  const agent = await sitDown({ url: line.url, token: server.agent, sealed: memorySealedStore() })
  await agent.seesLine('live')
  const since = agent.state().line.sinceMs
  await agent.opens(conversationId)
  agent.sends('您好，我在。')
  await agent.sees('the reply arrives', ({ outbox }) => outbox.items.length === 0)
  expect(agent.thread()).toHaveLength(31)
  expect(agent.state().line).toMatchObject({ status: 'live', sinceMs: since })
  await agent.leaves()
  line.close()
  await server.remove()
}, 90_000)
