import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/index.ts'

describe('what was meant by a slip of the pen', () => {
  test.each([
    ['drak', 'dark'],
    ['LIGHT', 'light'],
    ['ligth', 'light'],
    ['contrst', 'contrast'],
    ['xyz', undefined],
    ['', undefined],
  ])('%s: %s', (given, meant) => expect(nearest(given, ['dark', 'light', 'contrast'])).toBe(meant))

  test('a third is less than a half', () => {
    expect(nearest('say', ['pay'])).toBe('pay')
    expect(nearest('sax', ['pay'], { mayDiffer: 1 / 3 })).toBeUndefined()
  })

  test('a name is its own nearest, however long the paste beside it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1 }), (names) => {
        const [name = ''] = names
        const found = nearest(name, [...names, 'x'.repeat(100_000)])
        expect(found?.toLowerCase()).toBe(name.toLowerCase())
      }),
    )
  })
})
