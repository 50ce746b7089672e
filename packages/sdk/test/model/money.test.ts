import { addFen, type Fen, fen, formatYuan, parseYuan, subtractFen, sumFen, yuan } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const anyFen = fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map(fen)

describe('money', () => {
  it('refuses a fraction and an unsafe integer', () => {
    for (const value of [0.1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => fen(value)).toThrow(RangeError)
  })

  it('reads back what it writes, with and without dress', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(yuan(amount))).toBe(amount)
        expect(parseYuan(formatYuan(amount).replace('-¥', '¥-'))).toBe(amount)
      }),
    )
  })

  it('adds like integers do', () => {
    fc.assert(
      fc.property(fc.array(anyFen, { maxLength: 20 }), anyFen, (amounts, one) => {
        expect(sumFen(amounts)).toBe(amounts.reduce<number>((total, amount) => total + amount, 0))
        expect(subtractFen(addFen(one, one), one)).toBe(one)
      }),
    )
  })

  it.each(['', '1.', '.5', '1.234', '1e3', '12,34', '1,2345', '0x10', 'NaN', '一百', '--1', '1 000', '9'.repeat(20)])(
    'does not read %j as an amount',
    (text) => expect(parseYuan(text)).toBeUndefined(),
  )

  it.each<[string, number]>([
    ['0', 0],
    ['-0.00', 0],
    ['¥1,280.50', 128050],
    ['¥5', 500],
    [' 3.1 ', 310],
    ['-2.07', -207],
  ])('reads %j', (text, value) => expect(parseYuan(text)).toBe(value as Fen))
})
