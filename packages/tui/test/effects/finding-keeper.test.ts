import { expect, test } from 'vitest'
import { findingKeeper } from '../../src/effects/finding-keeper.ts'
import type { SealedDocs, SealedRead } from '../../src/effects/sealed/sealed-store.ts'

function docs(read: SealedRead, written: unknown[] = []): SealedDocs {
  return { read: async () => read, write: async (_, value) => void written.push(value), remove: async () => {} }
}

test('what was kept comes back; what is no such thing is taken for nothing', async () => {
  const saved = { recent: ['help'], lines: ['bills'] }
  expect(await findingKeeper(docs({ found: 'doc', value: saved })).load()).toEqual(saved)
  expect(await findingKeeper(docs({ found: 'doc', value: { lines: [1, 'a', null], recent: 'x' } })).load()).toEqual({
    recent: [],
    lines: ['a'],
  })
  for (const value of [null, 'x', 7]) expect(await findingKeeper(docs({ found: 'doc', value })).load()).toBeUndefined()
  expect(await findingKeeper(docs({ found: 'nothing' })).load()).toBeUndefined()
})

test('writes follow one another, and one that fails loses nothing else', async () => {
  const written: unknown[] = []
  let fails = true
  const failing: SealedDocs = {
    ...docs({ found: 'nothing' }),
    write: async (_, value) => {
      if (fails) throw new Error('disk full')
      written.push(value)
    },
  }
  const keeper = findingKeeper(failing)
  keeper.save({ recent: [], lines: ['a'] })
  await keeper.written()
  expect(written).toEqual([])
  fails = false
  keeper.save({ recent: [], lines: ['b'] })
  await keeper.written()
  expect(written).toEqual([{ recent: [], lines: ['b'] }])
})
