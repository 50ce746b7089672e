import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskNumbers } from '../../src/rules/mask-numbers.ts'

test.each([
  ['138 0013 8000', '138 **** 8000'],
  ['138-0013-8001', '138-****-8001'],
  ['１３８００１３８００２', '１３８****８００２'],
  ['138.0013.8003', '138.****.8003'],
  ['1 3 8 0 0 1 3 8 0 0 4', '1 3 8 * * * * 8 0 0 4'],
  ['+86 13800138005', '+** 138****8005'],
  ['110101 19900307 7758', '1***** ******** ***8'],
  ['11010519491231002X', '1****************X'],
  ['110105 19491231 002x', '1***** ******** ***x'],
  ['6222 0200 0000 0000 000', '**** **** **** **** ***'],
  ['13800138000 13900139000', '*********** ***********'],
  ['138\u200b0013\u200b8000', '138\u200b****\u200b8000'],
])('%j becomes %j', (text, shown) => {
  expect(maskNumbers(text)).toBe(shown)
  expect(maskNumbers(`客户${text}，请回拨`)).toBe(`客户${shown}，请回拨`)
})

test.each([
  '金额 1280.50，编号20261122',
  '1,280.50 元和 3,000.00 元',
  '2026-11-05 2026-12-05',
  '2026-11-22 13:05 致电',
  'T-7K3Q 第 3 期，逾期 15 天',
  '订单 20261122000000012345678',
  '1280.50 99.00 300.00',
])('%j stays as it is', (text) => expect(maskNumbers(text)).toBe(text))

const digitsOf = (text: string) => text.normalize('NFKC').replace(/[^\dXx]/g, '')
const secret = fc.oneof(
  fc.stringMatching(/^1[3-9][0-9]{9}$/),
  fc.stringMatching(/^[1-6][0-9]{5}(19|20)[0-9]{9}[0-9X]$/),
  fc.stringMatching(/^62[0-9]{14}$/),
  fc.stringMatching(/^62[0-9]{17}$/),
)
const gap = fc.constantFrom('', '', '', ' ', '-', '　', '\u200b', ' - ')
const spelt = fc
  .tuple(secret, fc.array(gap, { minLength: 19, maxLength: 19 }), fc.boolean())
  .map(([number, gaps, wide]) => ({
    number,
    text: [...number]
      .map(
        (digit, at) =>
          (at === 0 ? '' : gaps[at]) + (wide ? String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0) : digit),
      )
      .join(''),
  }))
const around = fc.constantFrom('', '客户', '，', '电话：', '元')

test('no phone, resident id or card leaves, however it is spaced, dashed or widened', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(around, spelt), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('，', ' ', '和'),
      (parts, join) => {
        const shown = maskNumbers(parts.map(([before, { text }]) => before + text).join(join))
        for (const [, { number }] of parts) expect(digitsOf(shown)).not.toContain(number)
        const longest = Math.max(0, ...shown.split(/[*，和客]/).map((part) => digitsOf(part).length))
        expect(longest).toBeLessThan(8)
      },
    ),
    { numRuns: 1000 },
  )
})

test('what is masked once stays so, and the length stays', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '3', '8', '0', ' ', '-', '.', 'X', '月', '０', '*') }),
      (text) => {
        const once = maskNumbers(text)
        expect(once).toHaveLength(text.length)
        expect(maskNumbers(once)).toBe(once)
      },
    ),
  )
})
