import { type AgentId, type DeskClient, Pages, refuse, type ScriptDetail, type TicketId } from '@zuoxi/sdk'
import { memorySealedStore } from '../../src/effects/sealed/memory-store.ts'
import { describe, expect, test, vi } from 'vitest'
import { onceKeys } from '../../src/effects/once.ts'
import { findingKeeper } from '../../src/effects/finding-keeper.ts'
import { outboxKeeper } from '../../src/effects/outbox.ts'
import { pagerOf } from '../../src/effects/pager.ts'
import { type Outside, performer } from '../../src/effects/perform.ts'
import type { Happening } from '../../src/state/happening.ts'
import { bill, chatId, hit, message, ticketDetail, zhangId } from '../state/sample.ts'

/** A desk that answers only what a test scripts: what is looked at here is what `perform` does with it. */
function outsideWith(desk: object): { outside: Outside; heard: Happening[]; hear: (happening: Happening) => void } {
  const heard: Happening[] = []
  let keys = 0
  const drafts = { load: async () => undefined, save: async () => 'alone' as const, clear: async () => {} }
  const writer = { save: () => {}, clear: () => {}, flush: async () => {} }
  const docs = memorySealedStore().of('agent-lin' as AgentId)
  const outside = {
    desk: desk as DeskClient,
    me: 'agent-lin' as AgentId,
    docs,
    drafts,
    writer,
    outbox: outboxKeeper(docs, writer.flush, () => {}),
    finding: findingKeeper(docs),
    once: onceKeys(() => `key-number-${(keys += 1)}`),
    leave: () => {},
  }
  return { outside, heard, hear: (happening) => void heard.push(happening) }
}

describe('a search that is overtaken', () => {
  test('is stopped by its signal, and its late answer is not heard', async () => {
    const asked: { text: string; signal: AbortSignal; answer: () => void }[] = []
    const search = ({ text }: { text: string }, { signal }: { signal: AbortSignal }) =>
      new Promise((resolve) => asked.push({ text, signal, answer: () => resolve({ results: [hit(0)] }) }))
    const { outside, heard, hear } = outsideWith({ customers: { search } })
    const perform = performer(outside, hear)
    perform({ do: 'search', text: 'z' })
    perform({ do: 'search', text: 'zw' })
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    for (const { answer } of asked) answer()
    await vi.waitFor(() => expect(heard.length).toBe(1))
    expect(heard[0]).toMatchObject({ kind: 'found', text: 'zw' })
  })
})

test('the next version of a wording keeps the days that the one before names', async () => {
  const asked: object[] = []
  const draft = async ({ source }: { source: object }) => {
    asked.push(source)
    return version
  }
  const version = {
    id: 'v1',
    key: 'overdue.reminder',
    version: 1,
    title: '逾期提醒',
    scenario: '逾期提醒',
    text: '旧文',
    aliases: [],
    stages: [],
    needsBill: false,
    status: 'active',
    effectiveFrom: '2026-11-01T00:00:00.000Z',
    effectiveTo: '2026-12-01T00:00:00.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
    rev: 3,
  } as unknown as ScriptDetail
  const { outside, heard, hear } = outsideWith({ scripts: { draft } })
  performer(outside, hear)({ do: 'writeScript', version, text: '新文' })
  await vi.waitFor(() => expect(heard.length).toBe(1))
  expect(asked).toMatchObject([
    { text: '新文', effectiveFrom: version.effectiveFrom, effectiveTo: version.effectiveTo },
  ])
})

describe('a change tried again', () => {
  const wish = { do: 'comment', ticketId: 'ticket-1' as TicketId, body: '已联系' } as const

  test('goes out under its first key while no answer has come, and under a new one after that', async () => {
    const keys: string[] = []
    const answers = [
      () => Promise.reject(refuse({ code: 'UNREACHABLE', url: 'x' })),
      async () => ticketDetail(),
      async () => ticketDetail(),
    ]
    const comment = ({ idempotencyKey }: { idempotencyKey: string }) => (
      keys.push(idempotencyKey),
      answers[keys.length - 1]?.()
    )
    const { outside, heard, hear } = outsideWith({ tickets: { comment } })
    const perform = performer(outside, hear)
    for (let tries = 1; tries <= 3; tries++) {
      perform(wish)
      await vi.waitFor(() => expect(heard.length).toBe(tries))
    }
    expect(keys[0]).toBe(keys[1])
    expect(keys[2]).not.toBe(keys[0])
    expect(heard.map(({ kind }) => kind)).toEqual(['refused', 'commented', 'commented'])
  })

  test('a bug of ours is heard as a fault, not swallowed', async () => {
    const { outside, heard, hear } = outsideWith({
      tickets: { comment: () => Promise.reject(new TypeError('ours')) },
    })
    performer(outside, hear)(wish)
    await vi.waitFor(() =>
      expect(heard).toMatchObject([{ kind: 'refused', failure: { code: 'FAULT', faultId: 'TypeError' } }]),
    )
  })
})

describe('a long list', () => {
  const pageOf = (from: number, count: number, next?: string) => ({
    items: Array.from({ length: count }, (_, i) => bill(from + i)),
    next,
  })
  const pages = (...all: ReturnType<typeof pageOf>[]) =>
    new Pages(async (cursor) => all[Number(cursor ?? 0)] ?? pageOf(0, 0))

  test('is pulled page by page over several lists, and knows when it ends', async () => {
    const pager = pagerOf([pages(pageOf(0, 3, '1'), pageOf(3, 2)), pages(pageOf(5, 2))])
    expect((await pager.pull(4)).items.map(({ id }) => id)).toEqual(['bill-0', 'bill-1', 'bill-2', 'bill-3'])
    expect(await pager.pull(3)).toMatchObject({
      items: [{ id: 'bill-4' }, { id: 'bill-5' }, { id: 'bill-6' }],
      more: false,
    })
  })

  test('of messages is read back page by page, and begun anew after a refusal', async () => {
    const pageSize = 200
    let refusals = 0
    const list = () =>
      new Pages(async (cursor) => {
        if (cursor === '2' && refusals++ === 0) throw refuse({ code: 'UNREACHABLE', url: 'x' })
        const at = Number(cursor ?? 0)
        const items = Array.from({ length: pageSize }, (_, i) => message(600 - (at + 1) * pageSize + i + 1))
        return at < 2 ? { items, next: String(at + 1) } : { items }
      })
    const { outside, heard, hear } = outsideWith({ conversations: { messages: list } })
    const perform = performer(outside, hear)
    const ask = async (effect: 'loadMessages' | 'loadOlder') => {
      const before = heard.length
      perform({ do: effect, conversationId: chatId })
      await vi.waitFor(() => expect(heard.length).toBe(before + 1))
      return heard.at(-1) as Extract<Happening, { kind: 'messages' }>
    }
    const seqs = ({ items, more }: Extract<Happening, { kind: 'messages' }>) => [items[0]?.seq, items.at(-1)?.seq, more]
    expect(seqs(await ask('loadMessages'))).toEqual([401, 600, true])
    expect((await ask('loadOlder')).kind).toBe('refused')
    expect(seqs(await ask('loadOlder'))).toEqual([201, 400, true])
    expect(seqs(await ask('loadOlder'))).toEqual([1, 200, false])
  })

  test('overdue first asks for the others only when the overdue ones are read', async () => {
    const asked: (readonly string[] | undefined)[] = []
    const list = ({ status }: { status?: readonly string[] }) =>
      new Pages(async () => (asked.push(status), pageOf(0, 1)))
    const { outside, heard, hear } = outsideWith({ bills: { list } })
    performer(outside, hear)({ do: 'loadBills', customerId: zhangId, overdueFirst: true, fresh: true })
    await vi.waitFor(() => expect(heard).toMatchObject([{ kind: 'bills', fresh: true, more: false }]))
    expect(asked).toEqual([['overdue'], expect.not.arrayContaining(['overdue'])])
  })
})
