import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lineWatch } from '../../src/client/line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a lost line ends the calls under way once, and gives those after it little time', () => {
  const line = lineWatch(60_000)
  const underWay = line.signal()
  line.heard(true)
  expect([underWay.aborted, line.patienceMs()]).toEqual([false, 60_000])
  line.heard(false)
  expect(underWay.reason).toMatchObject({ name: 'TimeoutError' })
  const trying = line.signal()
  line.heard(false)
  // Parts of a long answer still come: no hurry.
  expect([trying.aborted, line.patienceMs()]).toEqual([false, 60_000])
  vi.advanceTimersByTime(2_500)
  expect(line.patienceMs()).toBe(3_000)
  line.heard(true)
  expect([line.signal().aborted, line.patienceMs()]).toEqual([false, 60_000])
})

test('whoever is less patient stays so', () => {
  const line = lineWatch(500)
  line.heard(false)
  expect(line.patienceMs()).toBe(500)
})

test('silence is told of when it has lasted, and any byte puts it off', () => {
  const line = lineWatch(60_000)
  const told: string[] = []
  line.heardBytes()
  line.onSilence(() => told.push('silent'))
  line.onSilence(() => told.push('not this'))()
  vi.advanceTimersByTime(2_400)
  line.heardBytes()
  vi.advanceTimersByTime(2_400)
  expect(told).toEqual([])
  vi.advanceTimersByTime(100)
  expect(told).toEqual(['silent'])
  line.onSilence(() => told.push('at once'))
  expect(told).toEqual(['silent', 'at once'])
})
