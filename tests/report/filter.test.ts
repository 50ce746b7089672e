import { expect, it } from 'vitest'
import { matches, readFilter } from '../../packages/sdk/report-page/filter.ts'

const row = {
  id: 'gate-wrong-amount',
  title: '这期到底还多少',
  file: 'conversations/gate/wrong-amount.yaml',
  tags: ['闸门', '金额'],
  ok: true,
  ms: 3,
  turns: 3,
  failures: 0,
  about: ['number-amount', 'GATE_BLOCKED'],
  at: 0,
}

it.each([
  ['', true],
  ['多少 GATE', true],
  ['多少 没有', false],
  ['tag:金额 rule:number-amount', true],
  ['tag:多少', false],
  ['code:gate_blocked file:gate/', true],
  ['!tag:闸门', false],
  ['!tag:征信 !', true],
  ['id:wrong-amount', true],
  ['id:闸门', false],
])('finds conversations by %j: %s', (typed, found) => {
  expect(matches(row, readFilter(typed))).toBe(found)
})
