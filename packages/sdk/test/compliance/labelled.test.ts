import { expect, test } from 'vitest'
import { lint } from '../../src/index.ts'
import { harmless, toBlock } from './labelled.ts'

test('the list is large enough to mean something, and balanced', () => {
  expect(toBlock.length + harmless.length).toBeGreaterThanOrEqual(120)
  expect(Math.abs(toBlock.length - harmless.length)).toBeLessThan(20)
})

test('no sentence to be stopped passes', () => {
  expect(toBlock.filter((text) => lint(text).verdict !== 'block')).toEqual([])
})

test('no harmless sentence is stopped', () => {
  expect(harmless.filter((text) => lint(text).verdict === 'block')).toEqual([])
})
