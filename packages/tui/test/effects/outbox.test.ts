import type { AgentId, IdempotencyKey } from '@zuoxi/sdk'
import { expect, test, vi } from 'vitest'
import { type OutboxKeeper, outboxKeeper } from '../../src/effects/outbox.ts'
import { memorySealedStore } from '../../src/effects/sealed/memory-store.ts'
import type { SealedDocs } from '../../src/effects/sealed/sealed-store.ts'
import type { SavedOutgoing } from '../../src/state/outbox.ts'
import { chatId } from '../state/sample.ts'

const keyOf = (n: number): IdempotencyKey => `key-number-${n}` as IdempotencyKey

function saved(n: number): SavedOutgoing {
  const draft = { text: `第${n}条`, spans: [], billId: undefined }
  const made = { madeAtMs: n, no: n, tried: false }
  return { key: keyOf(n), conversationId: chatId, body: draft.text, wording: [], overrides: [], draft, ...made }
}

function keeper(
  docs: SealedDocs,
  flush: () => Promise<void> = async () => {},
): OutboxKeeper & { errors: () => number } {
  const onError = vi.fn<() => void>()
  return { ...outboxKeeper(docs, flush, onError), errors: () => onError.mock.calls.length }
}

const docsOfLin = (): SealedDocs => memorySealedStore().of('agent-lin' as AgentId)

async function keys(outbox: OutboxKeeper): Promise<unknown> {
  const items = await outbox.load()
  return items === 'setAside' ? items : items.map(({ key }) => key)
}

test('what was put is there for the next start, the newest state of each, until it is dropped', async () => {
  const docs = docsOfLin()
  const outbox = keeper(docs)
  outbox.put(saved(1))
  outbox.put(saved(2))
  outbox.put({ ...saved(1), tried: true })
  await outbox.written()
  expect(await keeper(docs).load()).toEqual([saved(2), { ...saved(1), tried: true }])
  outbox.drop([keyOf(1), keyOf(2)])
  await outbox.written()
  expect(await docs.read('outbox')).toEqual({ found: 'nothing' })
})

test('two desks of one agent keep theirs side by side, and see what the other has let go', async () => {
  const docs = docsOfLin()
  const [one, other] = [keeper(docs), keeper(docs)]
  one.put(saved(1))
  await one.written()
  other.put(saved(2))
  await other.written()
  expect(await keys(one)).toEqual([keyOf(1), keyOf(2)])
  one.drop([keyOf(1)])
  await one.written()
  expect([await other.holds(keyOf(1)), await other.holds(keyOf(2))]).toEqual([false, true])
})

test('a message that goes back to its draft is dropped only when the draft is on disk', async () => {
  const docs = docsOfLin()
  let written = (): void => {}
  const outbox = keeper(docs, () => new Promise((resolve) => (written = resolve)))
  outbox.put(saved(1))
  expect(await keys(outbox)).toEqual([keyOf(1)])
  outbox.drop([keyOf(1)])
  await Promise.resolve()
  expect(await docs.read('outbox')).toMatchObject({ found: 'doc' })
  written()
  await vi.waitFor(async () => expect(await docs.read('outbox')).toEqual({ found: 'nothing' }))
})

test('a disk that fails is told of, and keeps no message from leaving', async () => {
  const broken: SealedDocs = { ...docsOfLin(), write: () => Promise.reject(new Error('no space')) }
  const outbox = keeper(broken)
  outbox.put(saved(1))
  await outbox.written()
  expect(outbox.errors()).toBe(1)
})

test('what is no message is not sent, and a damaged outbox is told of', async () => {
  const docs = docsOfLin()
  await docs.write('outbox', [saved(1), { body: '没有键' }, null, 'x'])
  expect(await keys(keeper(docs))).toEqual([keyOf(1)])
  const damaged: SealedDocs = { ...docs, read: async () => ({ found: 'setAside', path: 'x' }) }
  expect(await keys(keeper(damaged))).toBe('setAside')
})

test('giving up ends the sends under way, and none that begin after', () => {
  const outbox = keeper(docsOfLin())
  const before = outbox.signal()
  outbox.giveUp()
  expect([before.aborted, outbox.signal().aborted]).toEqual([true, false])
})
