import { writtenText } from '@zuoxi/sdk'
import { expect, test } from 'vitest'

const written = writtenText(100)

test.each([
  '\u202e过通您给证保',
  'a\u2066b',
  'a\u2069',
  'a\u200eb',
  'a\u200fb',
  '\u061c1',
  '\u001b[31m',
  'a\u0000',
  'a\u0007',
  'a\rb',
  'a\u0085b',
  'a\ud800',
  '\udc00a',
])('%j is refused', (text) => {
  expect(written.safeParse(text).error?.issues).toMatchObject([
    { code: 'custom', params: { problem: 'unseen_character' } },
  ])
})

test.each(['您好，\n请查收', 'a\tb', '👨‍👩‍👧 好的', 'شكرا', '欧\u200b阳', '𠮷野家'])('%j is what people write', (text) => {
  expect(written.parse(text)).toBe(text)
})
