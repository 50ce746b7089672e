import fc from 'fast-check'
import { expect, test } from 'vitest'
import { promptIn } from '../../src/terminal/prompt.ts'
import { columnsOf } from '../../src/terminal/width.ts'

test('a row that fits is left alone', () => {
  expect(promptIn('回复> 您好', 10, 80)).toEqual({ text: '回复> 您好', column: 10 })
})

test('a long row shows what stands around the cursor', () => {
  const { text, column } = promptIn(`${'a'.repeat(60)}${'b'.repeat(60)}`, 60, 40)
  expect(text.slice(column - 1, column + 1)).toBe('ab')
})

test('it never reaches the last column, and the cursor stays in it, whatever is written', () => {
  const unit = fc.constantFrom('a', '张', '😀', 'é', ' ')
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 200 }),
      fc.nat(),
      fc.integer({ min: 2, max: 120 }),
      (units, at, columns) => {
        const text = units.join('')
        const cursor = columnsOf(units.slice(0, units.length === 0 ? 0 : at % (units.length + 1)).join(''))
        const prompt = promptIn(text, cursor, columns)
        expect(columnsOf(prompt.text)).toBeLessThan(columns)
        expect(prompt.column).toBeGreaterThanOrEqual(0)
        expect(prompt.column).toBeLessThan(columns)
      },
    ),
  )
})
