import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Automaton } from '../../../src/compliance/gate/words/automaton.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '中', '𠮷'), maxLength: 40 })
const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '中', '𠮷'), minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 12,
})

test('finds exactly what looking for each word at each place finds', () => {
  fc.assert(
    fc.property(words, letters, (listed, text) => {
      const found: string[] = []
      new Automaton(listed).search(text, (word, start, end) => found.push(`${word} ${start} ${end}`))
      const wanted = listed.flatMap((word, id) =>
        text.split('').flatMap((_, at) => (text.startsWith(word, at) ? [`${id} ${at} ${at + word.length}`] : [])),
      )
      expect(found.toSorted()).toEqual(wanted.toSorted())
    }),
  )
})
