import { expect, test } from 'vitest'
import { GateContext, judge } from '../../../src/index.ts'

const after = (said: readonly (readonly ['agent' | 'customer', string])[], text: string) =>
  judge(
    text,
    GateContext.parse({ now: '2026-11-22T02:00:00.000Z', said: said.map(([role, line]) => ({ role, text: line })) }),
  )

test.each([
  ['今天不还就通知', '你单位'],
  ['再不还就抓', '你'],
  ['我们会上', '门催收'],
])('%s … %s is one threat in two messages', (before, text) => {
  expect(after([['agent', before]], text).verdict).toBe('block')
  expect(
    after(
      [
        ['agent', before],
        ['customer', '嗯'],
      ],
      text,
    ).verdict,
  ).toBe('block')
  expect(after([['customer', before]], text).verdict).toBe('ok')
  expect(after([], text).verdict).toBe('ok')
})

test('a finding stands in the draft, and what was said before is not told again', () => {
  const { findings } = after([['agent', '今天不还就通知']], '你单位')
  expect(findings).toMatchObject([{ span: [0, 3], text: '你单位' }])
  expect(after([['agent', '今天不还就通知你单位']], '请您核对账单').findings).toEqual([])
})

test('a sentence of its own only warns', () => {
  expect(after([['agent', '我来告诉您']], '公司地址在首页的帮助中心里可以看到').verdict).not.toBe('block')
  expect(after([['agent', '好的，我马上为您核实。']], '您的工单已登记，请留意回复。').verdict).toBe('ok')
})
