import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const plain: ScriptSource = { key: 'a', title: '开场', scenario: '开场', text: '您好，请讲。', aliases: [], stages: [], needsBill: false, audience: { products: [], channels: [], roles: [] }, disclosures: [] }
  const yaml = wordingYaml([whole, plain])
  expect(wordingYaml([plain, whole])).toBe(yaml)
  expect(yaml).toContain('  from: 2026-12-01\n')
  expect(yaml).toContain('  text: |-\n')
  const filed = await readWording([fileOf(yaml)], today)
  expect(filed.map(({ source }) => source)).toEqual([plain, whole])
})

test('every problem of every file is told with its place and what to write', async () => {
  const one = fileOf('- key: a\n  title: 开场\n  scenario: 开场\n  text: 您好{{应还金}}\n- key: a\n  title: 开场\n  scenario: 开场\n  text: 您好[[呀\n')
  const other = fileOf('- key: B\n  titel: 开场\n')
  const error: unknown = await readWording([one, other], today).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(FixtureError)
  const told = (error as FixtureError).problems.map(({ line, column, problem }) => `${line}:${column} ${problem}`)
  expect(told).toContainEqual(expect.stringContaining("2:3 unknown key 'titel'"))
  expect(told).toContainEqual(expect.stringMatching(/^4:9 the text, line 1, column 3: '应还金' write \{\{应还金额\}\}/))
  expect(told).toContainEqual(expect.stringMatching(/^5:8 the wording 'a' is taken by .*:1;/))
  expect(told).toContainEqual(expect.stringContaining("'[[' is not closed"))
})

test('rules are written as they are read', async () => {
  const text = `- id: house-x
  title: { zh: 甲, en: A }
  why: { zh: 乙, en: B }
  severity: block
  source: 本机构
  clause: 第1条
  certainty: H
  effectiveFrom: 2026-01-01
  scope: { channels: [phone] }
  when: { phraseSet: { anyOf: [小可爱] } }
  passing: [您好]
  failing: [小可爱您好]
`
  const rules = await parseRules([{ file: 'r.yaml', text }])
  expect(await parseRules([{ file: 'r.yaml', text: rulesYaml(rules) }])).toEqual(rules)
})
