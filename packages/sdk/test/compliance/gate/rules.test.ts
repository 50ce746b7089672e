import { describe, expect, test } from 'vitest'
import { compileGate, contextOf, fixes, gateRules, judge, misbehaving } from '../../../src/index.ts'

test('ids are the rules’ own', () => {
  const ids = gateRules().map(({ id }) => id)
  expect(ids).toHaveLength(new Set(ids).size)
})

describe.each(gateRules().map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('its examples behave', () => {
    expect(misbehaving(rule, compileGate([rule]))).toEqual([])
  })

  test('its fix clears what it found', () => {
    for (const example of rule.failing) {
      const text = typeof example === 'string' ? example : example.text
      const context = contextOf(rule, example)
      const finding = judge(text, context).findings.find(({ rule: id }) => id === rule.id)
      if (!finding || rule.fix === undefined) continue
      const fixed = fixes(text, finding)?.text ?? text
      expect(fixed).not.toBe(text)
      expect(judge(fixed, context).findings.filter(({ rule: id }) => id === rule.id)).toEqual([])
    }
  })

  test('what it would rather have said is itself allowed', () => {
    if (rule.fix?.say === undefined) return
    for (const example of rule.failing) expect(judge(rule.fix.say, contextOf(rule, example)).verdict).toBe('ok')
  })
})
