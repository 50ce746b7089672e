import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edit, editorOf, emptyEditor } from '../../src/state/editor.ts'
import { sendable } from '../../src/state/sendable.ts'

/** Families, flags, skin, keycaps and hearts: each of several characters, and one to whoever writes it. */
const wholes = [
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '👍🏽',
  '❤️',
  '1️⃣',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '👩🏽‍⚕️',
  'é',
  '한',
]

test.each(wholes)('%s is sent as it is, and is one step and one deletion', (whole) => {
  expect(sendable(`好${whole}的`, false)).toEqual({ text: `好${whole}的`, dropped: 0 })
  // A terminal sends it character by character.
  const typed = [...`好${whole}`].reduce((editor, text) => edit(editor, { do: 'type', text }), emptyEditor)
  expect(typed.text).toBe(`好${whole}`)
  expect(edit(typed, { do: 'move', to: 'left' }).cursor).toBe(1)
  expect(edit(typed, { do: 'delete', to: 'left' }).text).toBe('好')
  // And in the midst of a text, too.
  const midst = [...whole].reduce((editor, text) => edit(editor, { do: 'type', text }), {
    ...editorOf('好的'),
    cursor: 1,
  })
  expect(midst.text).toBe(`好${whole}的`)
})

test.each([
  ['controls', 'a\u0000b\u0008c\u001b[31m\u007f\u009b', 'abc[31m', 5],
  ['marks of direction', '还\u202e款\u2066\u200f', '还款', 3],
  ['what has no width', '微\u200b信\ufeff\u200d', '微信', 3],
  ['marks piled up, and one on nothing', '\u0301e\u0301\u0301\u0301', 'e\u0301\u0301', 2],
  ['half a character', '好\ud83d', '好', 1],
])('%s cannot be sent, and are counted', (_what, text, kept, dropped) => {
  expect(sendable(text, false)).toEqual({ text: kept, dropped })
})

test('line ends and spaces are written as the desk writes them, which is no loss', () => {
  expect(sendable('a\r\nb\tc\u00a0d', false)).toEqual({ text: 'a\nb c d', dropped: 0 })
  expect(sendable('a\r\nb', true)).toEqual({ text: 'a b', dropped: 0 })
})

test('what can be sent stays as it is', () => {
  const part = fc.oneof(
    fc.constantFrom(...wholes, '\u200d', '\ufe0f', '🏽', '🇨', '\u0301', 'ᄒ', 'ᅡ', '\u001b'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(part), fc.boolean(), (parts, oneLine) => {
      const { text } = sendable(parts.join(''), oneLine)
      expect(sendable(text, oneLine)).toEqual({ text, dropped: 0 })
    }),
    { numRuns: 2_000 },
  )
})
