import { expect, test } from 'vitest'
import { FixtureError, parseRules } from '../../src/rehearsal/index.ts'

const rule = `- id: house-pet-name
  title: { zh: 称谓, en: Address }
  why: { zh: 不用昵称, en: No pet names }
  severity: block
  source: 规范
  clause: 第3条
  certainty: H
  effectiveFrom: 2026-01-01
  when:
    phraseSet: { anyOf: [小可爱] }
  fix: { say: 您好 }
  passing: [您好]
  failing: [小可爱你好]
`

async function mistakesIn(...texts: string[]): Promise<string[]> {
  try {
    await parseRules(texts.map((text, i) => ({ file: `rules-${i + 1}.yaml`, text })))
    return []
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    return error.problems.map(({ file, code, line, column, problem }) => `${file}:${line}:${column} ${code} ${problem}`)
  }
}

const edited = (from: string, to: string): string => {
  expect(rule).toContain(from)
  return rule.replace(from, to)
}

test('a good rule is read', async () => {
  expect(await mistakesIn(rule)).toEqual([])
})

test.each([
  ['no examples', '  failing: [小可爱你好]\n', '', "1:3 missing 'failing' is missing: add it here"],
  ['no example', 'passing: [您好]', 'passing: []', "12:12 bad_value 'passing' is empty; write at least one example"],
  [
    'an unknown operator',
    'phraseSet: {',
    'phrases: {',
    "10:5 unknown_key unknown key 'phrases'; did you mean 'phrase'? known here: phrase, phraseSet",
  ],
  [
    'two operators in one',
    'phraseSet: { anyOf: [小可爱] }',
    'phraseSet: { anyOf: [小可爱] }\n    phrase: 小宝贝',
    "10:5 bad_value 'when' is not one operator; write exactly one, and join several by all or any",
  ],
  [
    'an operator deep inside',
    'phraseSet: { anyOf: [小可爱] }',
    'all:\n      - not: { fraze: 小可爱 }',
    "11:16 unknown_key unknown key 'fraze'",
  ],
  [
    'a pattern that RE2 refuses',
    'phraseSet: { anyOf: [小可爱] }',
    "pattern: '小可爱(?=你)'",
    "10:14 bad_value 'pattern' is refused: invalid or unsupported Perl syntax: `(?=`",
  ],
  ['a pattern that fits nothing', 'phraseSet: { anyOf: [小可爱] }', "pattern: '(小可爱)*'", 'it fits the empty text'],
  [
    'a failing example that passes',
    '小可爱你好',
    '小可怜你好',
    '13:13 inconsistent this failing example must give block and gives nothing',
  ],
  [
    'a passing example that fails',
    'passing: [您好]',
    'passing: [小可爱]',
    '12:13 inconsistent this passing example is found',
  ],
  ['a fix that fixes nothing', '{ say: 您好 }', '{ say: 小可爱您好 }', '11:8 inconsistent the fix does not clear'],
  ['two fixes', '{ say: 您好 }', '{ say: 您好, replace: 您 }', "'fix' is not a fix; write either say or replace"],
  ['a phrase of one letter', '[小可爱]', '[小]', 'shorter than two letters or digits; write a longer phrase'],
  ['no such day', '2026-01-01', '2026-02-30', "8:18 bad_value 'effectiveFrom' is"],
  ['an end before the beginning', '2026-01-01', '2026-01-01\n  effectiveTo: 2025-01-01', 'before effectiveFrom'],
  [
    'a name of ours',
    'house-pet-name',
    'insult',
    "1:7 duplicate the rule id 'insult' is taken by a rule that is built in",
  ],
  [
    'an excuse for every rule',
    '{ anyOf: [小可爱] }',
    '{ anyOf: [小可爱], except: [小可爱宝], exceptForAll: true }',
    '10:62 bad_value only the built-in lexicon may excuse words for every rule',
  ],
  ['a split of nothing', '{ anyOf: [小可爱] }', '{ anyOf: [小可爱], splits: [宝贝] }', "'宝贝' is no phrase of anyOf"],
  ['an empty set', '{ anyOf: [小可爱] }', '{ except: [小可爱] }', 'this phrase set has no phrase'],
  [
    'an unknown field of a context',
    'failing: [小可爱你好]',
    'failing: [{ text: 小可爱, context: { weather: 雨 } }]',
    'the context does not fit: Unrecognized key: "weather"',
  ],
  [
    'an unknown field of the scope',
    '  when:',
    '  scope: { channel: [sms] }\n  when:',
    "unknown key 'channel'; did you mean 'channels'? known here: channels",
  ],
])('%s', async (_what, from, to, told) => {
  const mistakes = await mistakesIn(edited(from, to))
  expect(mistakes).toEqual([expect.stringContaining(told)])
})

test('versions of one rule whose dates overlap, also across files', async () => {
  expect(await mistakesIn(rule, rule)).toEqual([
    "rules-2.yaml:8:18 inconsistent overlaps: 'house-pet-name' of rules-1.yaml:1 has no effectiveTo; end one before the other begins",
  ])
  const ended = edited('2026-01-01', '2025-01-01\n  effectiveTo: 2025-12-31')
  expect(await mistakesIn(ended, rule)).toEqual([])
  expect(await mistakesIn(rule, edited('severity: block', 'severity: block\n  status: draft'))).toEqual([])
})

test('all of the files are complained about at once', async () => {
  const mistakes = await mistakesIn(edited('severity: block', 'severity: blok'), edited('certainty: H', 'certainty: X'))
  expect(mistakes).toEqual([
    "rules-1.yaml:4:13 bad_value 'severity' must be one of block, hold, warn, log; did you mean 'block'?",
    "rules-2.yaml:7:14 bad_value 'certainty' must be one of C, Cq, L, M, H",
  ])
})
