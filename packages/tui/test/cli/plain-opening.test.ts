import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainOpening } from '../../src/cli/plain-opening.ts'
import { parseArgv } from '../../src/cli/program.ts'
import { verbs } from '../../src/cli/verbs/index.ts'
import { cliWords } from '../../src/words/cli.ts'

const words = fc.constantFrom(
  '--lang',
  'en',
  '--url',
  'http://desk',
  '--screen-reader',
  '--json',
  '--help',
  'search',
  '',
)

test('whatever is understood by hand is understood by the parser, as the same', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (argv) => {
      const byHand = plainOpening(argv)
      if (!byHand) return
      const parsed = parseArgv(argv, verbs, cliWords.en, '0.0.0', 80)
      expect(parsed).toMatchObject({ kind: 'verb', verb: { name: 'open' } })
      expect(parsed.kind === 'verb' && parsed.input).toEqual(byHand)
    }),
    { numRuns: 500 },
  )
})

test.each([[[]], [['--lang', 'en']], [['--url', 'http://desk', '--screen-reader']]])('%j opens the desk', (argv) => {
  expect(plainOpening(argv)).toBeDefined()
})

test.each([[['--json']], [['search']], [['--url']], [['--lang', '--url']], [['constructor']], [['--lang=en']]])(
  '%j is left to the parser',
  (argv) => {
    expect(plainOpening(argv)).toBeUndefined()
  },
)
