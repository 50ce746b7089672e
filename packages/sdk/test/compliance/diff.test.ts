import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from '../../src/index.ts'

test('the parts of one side put together are that side', () => {
  const text = fc.string({ unit: fc.constantFrom('三', '五', '个', '工作日', '内', '回复', '，', ' ', 'a', '\n') })
  fc.assert(
    fc.property(text, text, (from, to) => {
      const parts = diffWords(from, to)
      const side = (other: string) =>
        parts
          .filter(({ kind }) => kind !== other)
          .map((part) => part.text)
          .join('')
      expect(side('added')).toBe(from)
      expect(side('removed')).toBe(to)
    }),
  )
})

test('words are those of Chinese, not characters', () => {
  expect(diffWords('我们会回复您', '我们会联系您')).toEqual([
    { kind: 'same', text: '我们会' },
    { kind: 'removed', text: '回复' },
    { kind: 'added', text: '联系' },
    { kind: 'same', text: '您' },
  ])
})
