import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { ScriptSource } from '../../src/model/script.ts'
import type { BusinessDate, Instant } from '../../src/model/time.ts'
import { FixtureError, readWording, rulesYaml, parseRules, wordingYaml } from '../../src/rehearsal/index.ts'

const today = '2026-11-22' as BusinessDate

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-wording-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'wording.yaml')
  writeFileSync(file, text)
  return file
}

const whole: ScriptSource = {
  key: 'overdue.reminder',
  title: '逾期提醒: #1',
  scenario: '逾期提醒',
  text: '您好，\n{% if 逾期天数 > 0 %}已逾期{{逾期天数}}天。{% endif %}\n\n  还{{应还金额 | 金额}}，[[请留意。]]',
  aliases: ['催还', 'yes', '1'],
  stages: ['M1'],
  needsBill: true,
  audience: { products: ['备用金'], channels: ['phone'], roles: [] },
  disclosures: ['rate'],
  favourite: 3,
  effectiveFrom: '2026-11-30T16:00:00.000Z' as Instant,
  effectiveTo: '2026-12-31T15:59:59.000Z' as Instant,
}

test('what is written is read back as it was', async () => {
  const plain: ScriptSource = {
    key: 'a',
    title: '开场',
    scenario: '开场',
    text: '您好，请讲。',
    aliases: [],
    stages: [],
    needsBill: false,
    audience: { products: [], channels: [], roles: [] },
    disclosures: [],
  }
  const yaml = wordingYaml([whole, plain])
  expect(wordingYaml([plain, whole])).toBe(yaml)
  expect(yaml).toContain('  from: 2026-12-01\n')
  expect(yaml).toContain('  text: |-\n')
  const filed = await readWording([fileOf(yaml)], today)
  expect(filed.map(({ source }) => source)).toEqual([plain, whole])
})

test('every problem of every file is told with its place and what to write', async () => {
  const one = fileOf(
    '- key: a\n  title: 开场\n  scenario: 开场\n  text: 您好{{应还金}}\n- key: a\n  title: 开场\n  scenario: 开场\n  text: 您好[[呀\n',
  )
  const other = fileOf('- key: B\n  titel: 开场\n')
  const error: unknown = await readWording([one, other], today).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(FixtureError)
  const told = (error as FixtureError).problems.map(({ line, column, problem }) => `${line}:${column} ${problem}`)
  expect(told).toContainEqual(expect.stringContaining("2:3 unknown key 'titel'"))
  expect(told).toContainEqual(expect.stringMatching(/^4:9 the text, line 1, column 3: '应还金' write \{\{应还金额\}\}/))
  expect(told).toContainEqual(expect.stringMatching(/^5:8 the wording 'a' is taken by .*:1;/))
  expect(told).toContainEqual(expect.stringContaining("'[[' is not closed"))
})

const words = fc
  .string({ minLength: 2, maxLength: 20, unit: 'grapheme' })
  .filter((text) => text.trim() === text && text.length >= 2 && text.length <= 20)
const plainText = fc
  .string({ minLength: 4, maxLength: 60, unit: fc.constantFrom(...'您好1，#:- \n\t\'"|>&*!%@`~yno') })
  .filter((text) => text.trim().length >= 4)
const source: fc.Arbitrary<ScriptSource> = fc.record({
  key: fc.constantFrom('a', 'b.c', '1', 'null', 'true', '1e3', '0x1f'),
  title: words,
  scenario: words,
  text: plainText.map((text) => text.trim()),
  aliases: fc.array(words, { maxLength: 3 }),
  stages: fc.subarray(['current', 'M1', 'M6+'] as const).map((stages) => [...stages]),
  needsBill: fc.boolean(),
  audience: fc.record({
    products: fc.array(words, { maxLength: 2 }),
    channels: fc.constant([]),
    roles: fc.constant([]),
  }),
  disclosures: fc.constant([]),
})

test('whatever officers write comes back from its file as it was', async () => {
  await fc.assert(
    fc.asyncProperty(source, async (one) => {
      const [filed] = await readWording([fileOf(wordingYaml([one]))], today)
      expect(filed?.source).toEqual(one)
    }),
    { numRuns: 100 },
  )
})

test('rules are written as they are read', async () => {
  const text = readFileSync(new URL('../../../../fixtures/rules/house.yaml', import.meta.url), 'utf8')
  const rules = await parseRules([{ file: 'r.yaml', text }])
  const yaml = rulesYaml(rules)
  const again = await parseRules([{ file: 'r.yaml', text: yaml }])
  expect(again).toEqual(rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  expect(rulesYaml(again)).toBe(yaml)
  expect(yaml).not.toContain('[]')
})
