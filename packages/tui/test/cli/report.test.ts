import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderJson, renderLines } from '../../src/cli/report.ts'

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\u001b', '\u009b', '\u202e', '\u200b', '\u0000', '\u007f', '\r'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

/** What a terminal may obey or hide. */
const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\p{Cf}]/u

describe('a report', () => {
  it('reaches people without a character that a terminal would obey', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const printed = renderLines([text, [{ text, style: 'bold' }]], { colours: false })
        expect(printed).not.toMatch(harmful)
        expect(printed.split('\n')).toHaveLength(3)
      }),
      { numRuns: 1000 },
    )
  })

  it('reaches machines exactly, and is harmless when they are people after all', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const printed = renderJson({ text })
        expect(printed).not.toMatch(harmful)
        expect(JSON.parse(printed)).toEqual({
          text: text.toWellFormed() === text ? text : JSON.parse(JSON.stringify(text)),
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('is coloured only where the sink shows colours', () => {
    const lines = [[{ text: 'a', style: 'red' as const }]]
    expect(renderLines(lines, { colours: false })).toBe('a\n')
    expect(renderLines(lines, { colours: true })).toBe('\u001b[31ma\u001b[39m\n')
  })
})
