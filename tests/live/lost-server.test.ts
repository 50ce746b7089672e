import { connect, type ConversationId, type CustomerId, type DeskClient } from '@zuoxi/sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { memorySealedStore } from '../../packages/tui/src/effects/sealed/memory-store.ts'
import type { SealedStore } from '../../packages/tui/src/effects/sealed/sealed-store.ts'
import { type AgentAtDesk, sitDown } from './agent-at-desk.ts'
import { type Line, openLine } from './line.ts'
import { type Server, startServer } from './server.ts'

let server: Server
let line: Line
let sealed: SealedStore
let agent: AgentAtDesk
/** The same agent and the customers' side, past the line. */
let direct: DeskClient
let channel: DeskClient
let chat: ConversationId
let arrivals = 0

beforeAll(async () => {
  server = await startServer()
}, 60_000)

afterAll(() => server.remove())

beforeEach(async () => {
  line = await openLine(server.url)
  sealed = memorySealedStore()
  direct = await connect({ url: server.url, token: server.agent })
  channel = await connect({ url: server.url, token: server.channel })
  chat = await arrives()
  agent = await comes()
})

afterEach(async () => {
  server.signal('SIGCONT')
  await server.restart()
  line.close()
  await agent.leaves()
})

/** A customer begins to write, each test another one. */
async function arrives(): Promise<ConversationId> {
  const customerId = customers[arrivals++ % customers.length] as CustomerId
  const { conversation } = await channel.conversations.receive({ customerId, channel: 'app_chat', body: '你好，在吗' })
  return conversation.id
}

const customers = [
  'fx-zhang-wei',
  'fx-liu-yang',
  'fx-sun-lei',
  'fx-zhou-kai',
  'fx-tang-wenbo',
  'fx-ma-lili',
  'fx-xiao-han',
]

async function comes(undoSeconds = 0): Promise<AgentAtDesk> {
  const at = await sitDown({ url: line.url, token: server.agent, sealed, undoSeconds })
  await at.seesLine('live')
  await at.opens(chat)
  return at
}

async function said(): Promise<readonly string[]> {
  const { items } = await direct.conversations.messages({ conversationId: chat, limit: 200 })
  return items.filter(({ role }) => role === 'agent').map(({ body }) => body)
}

const replies = ['您好，我在。', '请您稍等一下。', '马上为您查看。']

const ways: readonly {
  readonly name: string
  readonly lose: () => Promise<void>
  readonly back: () => Promise<void>
}[] = [
  {
    name: 'the net is cut',
    lose: async () => line.setDown(true),
    back: async () => line.setDown(false),
  },
  {
    name: 'the net swallows everything',
    lose: async () => line.setBlackHole(true),
    back: async () => line.setBlackHole(false),
  },
  {
    name: 'the server is frozen',
    lose: async () => server.signal('SIGSTOP'),
    back: async () => server.signal('SIGCONT'),
  },
  { name: 'the server is killed', lose: () => server.kill(), back: () => server.restart() },
]

describe.each(ways)('when $name', ({ lose, back }) => {
  test('the agent is told, writes on, and all arrives once and in order when it is back', async () => {
    agent.sends(replies[0] ?? '')
    await agent.sees('the first reply arrives', ({ outbox }) => outbox.items.length === 0)
    await lose()
    agent.sends(replies[1] ?? '')
    await agent.seesLine('lost')
    agent.sends(replies[2] ?? '')
    await agent.sees('both wait', ({ outbox }) => outbox.items[0]?.stage === 'waiting' && outbox.items.length === 2)
    await back()
    await agent.seesLine('live')
    await agent.sees('nothing waits', ({ outbox }) => outbox.items.length === 0)
    expect(await said()).toEqual(replies)
    await agent.sees('the whole thread', () => agent.thread().filter(({ role }) => role === 'agent').length === 3)
    expect(agent.thread().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  }, 60_000)
})

test('what customers write while the line is away is there when it is back, each message once', async () => {
  const customerId = agent.state().queue.all[chat]?.customerId as CustomerId
  const write = (body: string) =>
    channel.conversations.receive({ customerId, channel: 'app_chat', conversationId: chat, body })
  await write('一')
  line.setDown(true)
  await agent.seesLine('lost')
  for (const body of ['二', '三', '四']) await write(body)
  line.setDown(false)
  await agent.seesLine('live')
  await agent.sees('all that was written', () => agent.thread().length === 5)
  expect(agent.thread().map(({ body }) => body)).toEqual(['你好，在吗', '一', '二', '三', '四'])
}, 60_000)

test('however often the line is cut, and wherever, nothing is lost and nothing is there twice', async () => {
  const customerId = agent.state().queue.all[chat]?.customerId as CustomerId
  const mine: string[] = []
  const theirs: string[] = []
  // Cuts from the first bytes of a request to the middle of an answer.
  for (const bytes of [3, 40, 180, 350, 420, 700, 900, 1_400, 2_600]) {
    line.cutAfter(bytes)
    const body = `第${mine.length + 1}条，请您稍等。`
    mine.push(body)
    agent.sends(body)
    theirs.push(`客户第${theirs.length + 1}句`)
    await channel.conversations.receive({
      customerId,
      channel: 'app_chat',
      conversationId: chat,
      body: theirs.at(-1) ?? '',
    })
  }
  await agent.sees('nothing waits', ({ outbox }) => outbox.items.length === 0)
  await agent.sees('the whole thread', () => agent.thread().length === 1 + mine.length + theirs.length)
  expect(await said()).toEqual(mine)
  const thread = agent.thread()
  expect(thread.map(({ seq }) => seq)).toEqual(thread.map((_, i) => i + 1))
  expect(thread.filter(({ role }) => role === 'customer').map(({ body }) => body)).toEqual(['你好，在吗', ...theirs])
}, 90_000)

test('a program that dies with messages in its outbox sends them when it is opened again, and none twice', async () => {
  line.setDown(true)
  await agent.seesLine('lost')
  for (const body of replies) agent.sends(body)
  await agent.sees('they wait', ({ outbox }) => outbox.items.some(({ stage }) => stage === 'waiting'))
  const onDisk = sealed.of(agent.state().session.agent.id)
  await expect
    .poll(async () => {
      const read = await onDisk.read('outbox')
      return read.found === 'doc' && (read.value as object[]).length
    })
    .toBe(3)
  agent.dies()
  line.setDown(false)
  agent = await comes()
  await agent.sees('nothing waits', ({ outbox }) => outbox.items.length === 0)
  expect(await said()).toEqual(replies)
  expect(await onDisk.read('outbox')).toEqual({ found: 'nothing' })
}, 60_000)

test('a message is taken back in its window, and never reaches the desk', async () => {
  await agent.leaves()
  agent = await comes(30)
  agent.sends('请稍等。')
  await agent.sees('its window', ({ outbox }) => outbox.items[0]?.stage === 'window')
  agent.does({ kind: 'action', action: 'undo' })
  expect(agent.state().outbox.items).toEqual([])
  expect(agent.state().drafts[chat]?.editor.text).toBe('请稍等。')
  expect(await said()).toEqual([])
}, 60_000)

test('refused late, a message is a draft again, and the agent hears of it elsewhere', async () => {
  line.setDown(true)
  await agent.seesLine('lost')
  agent.sends('您好，我在。')
  // Meanwhile the conversation was ended from another desk of the same agent.
  const { rev } = await direct.conversations.get({ conversationId: chat })
  await direct.conversations.wrapUp({ conversationId: chat, expectedRev: rev })
  agent.does({ kind: 'action', action: 'goTickets' })
  line.setDown(false)
  await agent.sees('the toast', ({ toast }) => toast?.notice.say === 'sendReturned')
  expect(agent.state().drafts[chat]).toMatchObject({
    editor: { text: '您好，我在。' },
    refusal: { code: expect.any(String) },
  })
  expect(agent.state().outbox.items).toEqual([])
  expect(await said()).toEqual([])
}, 60_000)
