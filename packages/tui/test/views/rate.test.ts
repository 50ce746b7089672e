import { expect, test } from 'vitest'
import { rateOf } from '../../src/views/customer-view.ts'

test.each([
  [180_000, '18.00%'],
  [182_550, '18.255%'],
  [182_551, '18.2551%'],
  [500, '0.05%'],
  [0, '0.00%'],
])('the annual rate of %i millionths is %s, not rounded', (ppm, said) => {
  expect(rateOf(ppm)).toBe(said)
})
