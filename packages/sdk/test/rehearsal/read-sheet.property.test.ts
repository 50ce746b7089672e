import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { FixtureConversation, FixtureError, FixturePerson, FixtureWording } from '../../src/rehearsal/index.ts'
import { parseSheet } from '../../src/rehearsal/read/read-sheet.ts'

const fixtures = join(import.meta.dirname, '../../../../fixtures')
const formats = [FixturePerson, z.array(FixtureWording), FixtureConversation] as const
const files = ['people/zhang-wei.yaml', 'wording/overdue.yaml', 'conversations/deferral.yaml']

let texts: string[] = []
beforeAll(async () => {
  texts = await Promise.all(files.map((file) => readFile(join(fixtures, file), 'utf8')))
})

/** Whatever a file holds, it is read, or refused at a place that an editor can go to. */
function readOrRefused(text: string, format: z.ZodType): void {
  try {
    parseSheet('file.yaml', text, format)
  } catch (error) {
    expect(error).toBeInstanceOf(FixtureError)
    const lines = text.split('\n').length
    for (const { line, column } of (error as FixtureError).problems) {
      expect(line).toBeGreaterThanOrEqual(1)
      expect(line).toBeLessThanOrEqual(lines)
      expect(column).toBeGreaterThanOrEqual(1)
    }
  }
}

const yamlish = fc.string({
  unit: fc.constantFrom(...'ab1: -\n{}[]"\'|>&*!#,?%@\\\t张', 'id', 'turns:\n  - '),
  maxLength: 60,
})

it('survives whatever is written', () => {
  fc.assert(
    fc.property(
      fc.oneof(yamlish, fc.string({ unit: 'binary', maxLength: 60 })),
      fc.constantFrom(...formats),
      readOrRefused,
    ),
    { numRuns: 600 },
  )
})

it('survives a slip of the finger anywhere in a real file', () => {
  const slip = fc.record({
    which: fc.nat(2),
    at: fc.nat(),
    cut: fc.nat(3),
    put: yamlish.filter((text) => text.length < 6),
  })
  fc.assert(
    fc.property(slip, ({ which, at, cut, put }) => {
      const text = texts[which] ?? ''
      const from = at % (text.length + 1)
      readOrRefused(text.slice(0, from) + put + text.slice(from + cut), formats[which as 0 | 1 | 2])
    }),
    { numRuns: 300 },
  )
})
