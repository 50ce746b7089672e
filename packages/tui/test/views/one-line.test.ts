import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { editorOf, editText } from '../../src/state/text.ts'
import { columnsOf } from '../../src/terminal/width.ts'
import { oneLineField } from '../../src/views/one-line.ts'
import { columnsOfLine, t } from '../../src/views/span.ts'

const mark = t(' / ')
const textOf = (line: ReturnType<typeof oneLineField>['line']) => line.map(({ text }) => text).join('')

test('what is typed at the end of a long text is seen, and what went out at the left is told by a mark', () => {
  const { line, column } = oneLineField(mark, editorOf('一二三四五六七八九十', [], true), '', 16)
  expect(textOf(line)).toBe(' / <六七八九十')
  expect(column).toBe(14)
})

test('the cursor stands behind the text before it, inside the field, wherever it is moved', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '9', '中', '文', '，', ' '), maxLength: 60 })
  fc.assert(
    fc.property(text, fc.nat(60), fc.integer({ min: 10, max: 80 }), (typed, back, width) => {
      let editor = editorOf(typed, [], true)
      for (let i = 0; i < back; i++) editor = editText(editor, { do: 'move', to: 'left' }, 80)
      const { line, column } = oneLineField(mark, editor, '', width)
      expect(column).toBeLessThan(width)
      const shown = textOf(line)
      const before = editor.text.slice(0, editor.cursor)
      const seen = shown.slice(mark.text.length).replace(/^</, '')
      if (editor.text !== '') expect(editor.text.endsWith(seen)).toBe(true)
      const lead = editor.text.length - seen.length
      expect(column).toBe(columnsOfLine(line) - columnsOf(editor.text.slice(Math.max(lead, before.length))))
    }),
  )
})
