import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { closestText } from '../../../src/rehearsal/run/closest-text.ts'
import { rewriteScalars } from '../../../src/rehearsal/run/rewrite-scalars.ts'

const change = (line: number, column: number, value: string | number) => ({ file: 'a', path: 'a', line, column, value })

it('writes any text so that it is read as the same text, and leaves all else', () => {
  const forms = ['a: 旧 # c\nb: 1\n', "a: '旧' # c\nb: 1\n", 'a: "旧" # c\nb: 1\n']
  fc.assert(
    fc.property(fc.constantFrom(...forms), fc.string({ unit: 'grapheme', minLength: 1 }), (before, value) => {
      const { text } = rewriteScalars(before, [change(1, 4, value)])
      expect(parse(text)).toEqual({ a: value, b: 1 })
      expect(text).toContain(' # c\nb: 1\n')
    }),
    {
      numRuns: 500,
      examples: [
        [forms[0]!, 'true'],
        [forms[0]!, '12.50'],
        [forms[0]!, '- x'],
        [forms[1]!, "it's"],
      ],
    },
  )
})

it('works inside of flow maps, lists of one and blocks', () => {
  const before = "x: { a: '1.00', b: [旧] }\ny: |\n  旧\nz: 1\n"
  const { text, made } = rewriteScalars(before, [change(1, 9, '2.00'), change(1, 20, '新'), change(2, 4, '新')])
  expect(parse(text)).toEqual({ x: { a: '2.00', b: ['新'] }, y: '新', z: 1 })
  expect(made.map(({ before: was }) => was)).toEqual(['1.00', '旧', '旧\n'])
})

it('leaves a value made of variables, and one that two cases want to differ', () => {
  const before = 'a: ${x}元\nb: 旧\n'
  const wanted = [change(1, 4, '5元'), change(2, 4, '新'), change(2, 4, '另')]
  expect(rewriteScalars(before, wanted)).toEqual({ text: before, made: [] })
})

it('knows which text is the later version of one', () => {
  const rows = ['您好', '上期已还 100.00 元', '本期应还 812.00 元']
  expect(closestText('本期应还 804.49 元', rows)).toBe('本期应还 812.00 元')
  expect(closestText('完全无关的句子', rows)).toBeUndefined()
})
