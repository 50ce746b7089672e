import { GateContext, judge } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { pressedSentences } from './pressed.ts'

const contact = GateContext.parse({ now: '2026-11-20T02:00:00.000Z', customer: {} })
const isStopped = (text: string): boolean => judge(text, contact).verdict === 'block'

test.each([
  ['tune', 0],
  ['check', 1],
])('of what a pressed agent types, the %s half is stopped as it has been', (_half, rest) => {
  const half = pressedSentences.filter((_, i) => i % 2 === rest)
  const missed = half.filter((text) => !isStopped(text))
  expect(1 - missed.length / half.length, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
})
