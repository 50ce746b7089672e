import { expect, test } from 'vitest'
import { rateOf } from '../../src/views/customer-view.ts'
import { everyPlace } from '../state/everywhere.ts'
import { draw } from './draw.ts'

test('a bill shows the annual rate of its loan', () => {
  for (const columns of [80, 160])
    expect(draw(everyPlace(columns, 45).bill).join('\n')).toContain('L20260001 年化 18.00%')
})

test.each([
  [180_000, '18.00%'],
  [182_550, '18.255%'],
  [182_551, '18.2551%'],
  [500, '0.05%'],
  [0, '0.00%'],
])('the annual rate of %i millionths is %s, not rounded', (ppm, said) => {
  expect(rateOf(ppm)).toBe(said)
})
