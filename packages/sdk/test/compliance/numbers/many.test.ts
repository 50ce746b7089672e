import { expect, test } from 'vitest'
import { checkNumbers } from '../../../src/compliance/numbers/check.ts'
import { ledger } from './ledger.ts'

test('a pasted list is told of a hundred times at most, by rule', () => {
  const findings = checkNumbers('您欠9999元，'.repeat(3000) + '11月7日到期，'.repeat(3000), ledger)
  expect(findings.filter(({ rule }) => rule === 'number-amount')).toHaveLength(100)
  expect(findings.filter(({ rule }) => rule === 'number-date')).toHaveLength(100)
  expect(findings.every(({ span: [start, end] }) => start < end)).toBe(true)
})

test('what blocks is told, however much before it only warns', () => {
  const findings = checkNumbers(`${'您说的1280元，'.repeat(200)}您欠1280元`, ledger)
  expect(findings).toHaveLength(100)
  expect(findings.at(-1)).toMatchObject({ severity: 'block', text: '1280元' })
})
