import { expect, it } from 'vitest'
import { type FiledConversation, playInPool, type RehearsalResult, type Worker } from '../../../src/rehearsal/index.ts'

const filed = Array.from(
  { length: 40 },
  (_, i) => ({ file: 'f.yaml', conversation: { id: `c${i}` }, places: [] }) as unknown as FiledConversation,
)
const passed = ({ file, conversation: { id } }: FiledConversation): RehearsalResult => ({
  id,
  file,
  ok: true,
  durationMs: 1,
  failures: [],
})

/** Plays at once, and dies of one conversation. */
const workerThat = (diesOf?: string): Worker => ({
  play: async (batch, onPlayed) => {
    for (const [i, one] of batch.entries()) {
      await Promise.resolve()
      if (one.conversation.id === diesOf) throw new Error('the process ended with SIGKILL')
      onPlayed(i, passed(one))
    }
  },
  end: () => {},
})

it('gives results in the order of the conversations, whoever played them', async () => {
  let heard = 0
  const options = {
    workers: 3,
    start: () => workerThat(),
    onPlayed: () => (heard += 1),
    signal: new AbortController().signal,
  }
  const results = await playInPool(filed, options)
  expect(results.map((result) => result?.id)).toEqual(filed.map(({ conversation }) => conversation.id))
  expect(heard).toBe(filed.length)
})

it('fails the conversation that a process died of, and plays the others in a new one', async () => {
  let started = 0
  const start = () => {
    started += 1
    return workerThat('c17')
  }
  const results = await playInPool(filed, {
    workers: 2,
    start,
    onPlayed: () => {},
    signal: new AbortController().signal,
  })
  expect(results.filter((result) => !result?.ok)).toEqual([
    expect.objectContaining({
      id: 'c17',
      failures: [expect.objectContaining({ actual: expect.stringContaining('SIGKILL') })],
    }),
  ])
  expect(results.filter((result) => result?.ok)).toHaveLength(filed.length - 1)
  expect(started).toBe(3)
})

it('begins nothing more once it is told to stop', async () => {
  const stop = new AbortController()
  const onPlayed = ({ id }: RehearsalResult) => void (id === 'c3' && stop.abort())
  const results = await playInPool(filed, { workers: 2, start: () => workerThat(), onPlayed, signal: stop.signal })
  const count = results.filter((result) => result !== undefined).length
  expect(count).toBeGreaterThanOrEqual(1)
  expect(count).toBeLessThan(filed.length)
})
