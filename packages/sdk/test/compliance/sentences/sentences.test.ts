import { GateContext, judge } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { labelledSentences, sentenceGroups } from './index.ts'
import { houseGate } from '../../../src/compliance/gate/rules/index.ts'
import { scoreSentences } from './score.ts'

test('there are enough sentences, no two alike, and as many to stop as to pass', () => {
  expect(labelledSentences.length).toBeGreaterThanOrEqual(320)
  expect(new Set(labelledSentences.map(({ text }) => text)).size).toBe(labelledSentences.length)
  const stop = labelledSentences.filter(({ rule }) => rule !== 'none').length
  expect(Math.abs(stop - (labelledSentences.length - stop))).toBeLessThanOrEqual(10)
})

test.each(sentenceGroups)('$rule $topic is balanced and well formed', ({ stop, pass, context, rule }) => {
  expect(rule).toMatch(/^(?:(?:COL|CMP|MKT|RATE|PI)-\d\d|H)$/)
  expect(stop.length).toBeGreaterThanOrEqual(4)
  expect(Math.abs(stop.length - pass.length)).toBeLessThanOrEqual(1)
  expect(() => GateContext.parse({ now: '2026-11-20T02:00:00.000Z', ...context })).not.toThrow()
})

test('every section of the rule book that words can break has its sentences', () => {
  const sections = ['COL', 'CMP', 'MKT', 'RATE', 'PI', 'H']
  expect([...new Set(sentenceGroups.map(({ rule }) => rule.replace(/-.*/, '')))].toSorted()).toEqual(
    sections.toSorted(),
  )
})

test('no sentence is a rule’s own example', () => {
  const examples = houseGate().rules.flatMap(({ passing, failing }) =>
    [...passing, ...failing].map((one) => (typeof one === 'string' ? one : one.text)),
  )
  const own = new Set(examples)
  expect(labelledSentences.filter(({ text }) => own.has(text))).toEqual([])
})

test('a judge that stops everything, and one that stops nothing, score as they must', () => {
  expect(scoreSentences(() => ({ verdict: 'block' })).all).toMatchObject({ recall: 1, missed: [] })
  expect(scoreSentences(() => ({ verdict: 'ok' })).all).toMatchObject({ recall: 0, precision: 1 })
})

test('the gate does not fall below what it has reached', () => {
  const { all, byHalf } = scoreSentences((text, context) => judge(text, context))
  // Raise the floors with the rules.
  expect(all.precision).toBeGreaterThanOrEqual(0.97)
  expect(all.recall).toBeGreaterThanOrEqual(0.9)
  for (const half of byHalf) expect(half.recall).toBeGreaterThanOrEqual(0.88)
})
