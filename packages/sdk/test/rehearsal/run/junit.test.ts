import { expect, it } from 'vitest'
import fc from 'fast-check'
import type { Instant } from '../../../src/index.ts'
import { junit, type RehearsalResult } from '../../../src/rehearsal/index.ts'

const facts = {
  startedAt: '2026-11-20T02:00:00.000Z' as Instant,
  durationMs: 1500,
  stages: ['memory'],
  lang: 'en' as const,
  file: '/r.xml',
}
const xmlOf = (results: readonly RehearsalResult[]) =>
  [...(junit.write(results, [], facts) as Iterable<string>)].join('')

/** XML 1.0's characters, and a document of nothing but tags, white space and attributes that say no mark bare. */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u
const tag = String.raw`<(?:\/[a-z]+|[a-z]+(?: [a-z]+="(?:[^<>&"\n\t\r]|&(?:amp|lt|gt|quot|#\d+);)*")*\/?)>`
const document = new RegExp(String.raw`^<\?xml version="1\.0" encoding="UTF-8"\?>\n(?:\s*${tag})*\s*$`, 'u')

it('is XML whatever it has to say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (expected, actual) => {
      const failures = [{ turn: 1, expected, actual }]
      const xml = xmlOf([{ id: expected, file: actual, ok: false, durationMs: 5, failures }])
      expect(xml).toMatch(characters)
      expect(xml).toMatch(document)
    }),
  )
  expect('<a b="&"/>').not.toMatch(document)
})

it('counts, and says what kind a failure is of', () => {
  const difference = { turn: 2, expected: 'memory: a', actual: 'http: b', kind: 'difference' as const }
  const xml = xmlOf([
    { id: 'one', file: 'a.yaml', ok: true, durationMs: 250, failures: [] },
    { id: 'two', file: 'a.yaml', ok: false, durationMs: 250, failures: [difference] },
  ])
  expect(xml).toContain('<testsuite name="a.yaml" tests="2" failures="1" errors="0" skipped="0" time="0.500"')
  expect(xml).toContain('<testcase name="one" classname="a.yaml" time="0.250"/>')
  expect(xml).toContain('<failure type="difference" message="turn 2: expected memory: a, got http: b"/>')
})
