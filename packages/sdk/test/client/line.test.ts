import { expect, test } from 'vitest'
import { lineWatch } from '../../src/client/line.ts'

test('a lost line ends the calls under way once, and gives those after it little time', () => {
  const line = lineWatch(60_000)
  const underWay = line.signal()
  line.heard(true)
  expect([underWay.aborted, line.patienceMs()]).toEqual([false, 60_000])
  line.heard(false)
  expect(underWay.reason).toMatchObject({ name: 'TimeoutError' })
  const trying = line.signal()
  line.heard(false)
  expect([trying.aborted, line.patienceMs()]).toEqual([false, 3_000])
  line.heard(true)
  expect([line.signal().aborted, line.patienceMs()]).toEqual([false, 60_000])
})

test('whoever is less patient stays so', () => {
  const line = lineWatch(500)
  line.heard(false)
  expect(line.patienceMs()).toBe(500)
})
