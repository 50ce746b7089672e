import { expect, test, vi } from 'vitest'
import { gathered } from '../src/gathered.ts'
import { createStore } from '../src/state/store.ts'
import { serving } from './state/sample.ts'

const barred = { kind: 'barred', notice: { say: 'nothingToSend' } } as const

test('what comes at once is told once, and soon', async () => {
  const store = createStore(serving(), () => {})
  const heard = vi.fn<() => void>()
  gathered(store).subscribe(heard)
  store.dispatch(barred)
  store.dispatch(barred)
  expect(heard).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1))
})

test('what hands do is told at once, with what has come before it, and not again', async () => {
  const store = createStore(serving(), () => {})
  const heard = vi.fn<() => void>()
  const { subscribe, tell } = gathered(store)
  const unsubscribe = subscribe(heard)
  tell()
  expect(heard).not.toHaveBeenCalled()
  store.dispatch(barred)
  tell()
  expect(heard).toHaveBeenCalledTimes(1)
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
  expect(heard).toHaveBeenCalledTimes(1)
  unsubscribe()
  store.dispatch(barred)
  tell()
  expect(heard).toHaveBeenCalledTimes(1)
})

test('another size of the window is told at once', () => {
  const store = createStore(serving(80, 24), () => {})
  const heard = vi.fn<() => void>()
  gathered(store).subscribe(heard)
  store.dispatch({ kind: 'resized', size: { columns: 60, rows: 15 } })
  expect(heard).toHaveBeenCalledTimes(1)
})
