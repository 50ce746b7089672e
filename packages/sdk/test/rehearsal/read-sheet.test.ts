import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  FixtureConversation,
  FixtureError,
  FixturePerson,
  FixtureWording,
  maxFixtureBytes,
} from '../../src/rehearsal/index.ts'
import { parseSheet, readSheet } from '../../src/rehearsal/read/read-sheet.ts'

const person = `id: zhang-wei
customerNo: C20260001
name: 张伟
phone: '16425138899'
residentId: '991704198904120399'
address: 江北省临川市云溪区桂花路18号
since: -620d
story: 一个虚构的人
bills:
  - no: ZD000101
    issuedOn: -45d
    dueDate: -35d
    state: partial
    lines:
      - { component: principal, amount: '100.00', paid: '30.00' }
`

function mistakesIn(text: string, format: z.ZodType = FixturePerson): string[] {
  try {
    parseSheet('file.yaml', text, format)
    return []
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    return error.problems.map(({ code, line, column, problem }) => `${line}:${column} ${code} ${problem}`)
  }
}

describe('a person', () => {
  it('is read', () => {
    expect(mistakesIn(person)).toEqual([])
  })

  it.each([
    [
      'an unknown key, at the key',
      ['name: 张伟', 'nmae: 张伟'],
      ["1:1 missing 'name'", "3:1 unknown_key unknown key 'nmae'"],
    ],
    ['a missing key, where it is to be added', ['name: 张伟\n', ''], ["1:1 missing 'name' is missing: add it here"]],
    [
      'an unquoted amount',
      ["'100.00'", '100.00'],
      ["15:41 bad_value 'amount' must be text; put it in quotes: '100.00'"],
    ],
    [
      'an amount finer than a 分',
      ["'100.00'", "'100.005'"],
      ["15:41 bad_value 'amount' is not an amount in yuan such as 1280.50"],
    ],
    ['a day that does not exist', ['-35d', "'2026-02-30'"], ["12:14 bad_value 'dueDate' is not a day such as -12d"]],
    ['a state that is none', ['partial', 'overdue'], ["13:12 bad_value 'state' must be one of draft, issued, partial"]],
    ['a phone that is none', ['16425138899', '12345'], ["4:8 bad_value 'phone' is not a mobile number"]],
    [
      'a resident id with a wrong check digit',
      ['0399', '0398'],
      ["5:13 bad_value 'residentId' is not a valid resident id"],
    ],
    [
      'an unknown key in a line',
      ['paid:', 'payed:'],
      ["15:51 unknown_key unknown key 'payed'; known here: component, loan, instalment, amount, paid"],
    ],
    [
      'a number where a list belongs',
      ["lines:\n      - { component: principal, amount: '100.00', paid: '30.00' }", 'lines: 5'],
      ["14:12 bad_value 'lines' must be of type array"],
    ],
    [
      'a key that stands twice',
      ['name: 张伟', 'name: 张伟\nname: 张三'],
      ['4:1 not_yaml is not YAML: Map keys must be unique'],
    ],
    ['a bracket that is not closed', ["'30.00' }", "'30.00'"], ['16:1 not_yaml is not YAML']],
  ])('says where and how to mend %s', (_what, [from = '', to = ''], expected) => {
    const mistakes = mistakesIn(person.replace(from, to))
    expect(mistakes).toHaveLength(expected.length)
    expected.forEach((start, i) => expect(mistakes[i]).toContain(start))
  })

  it('tells everything there is to mend at once', () => {
    const mistakes = mistakesIn(person.replace('张伟', '张').replace('-35d', 'soon').replace('partial', 'gone'))
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual(['3', '12', '13'])
  })
})

describe('a conversation', () => {
  const conversation = (turns: string) => `id: a\ntitle: 标题\ncustomer: zhang-wei\nturns:\n${turns}\n`

  it.each([
    [
      'a turn that is no turn',
      '  - customer: 你好\n  - shout: 你好',
      ['6:5 bad_value has none of the keys that say what it is: customer, say, type, send, insert'],
    ],
    [
      'a turn whose key is misspelt',
      '  - customer: 你好\n  - isnert: opening.greet-named',
      ["6:5 bad_value has none of the keys that say what it is; did you mean 'insert'?"],
    ],
    ['a turn that wants to be two', '  - { customer: 你好, say: 您好 }', ['5:5 bad_value']],
    ['an unknown key in a turn', '  - customer: 你好\n    affter: 2s', ["6:5 unknown_key unknown key 'affter'"]],
    [
      'a delay that is none',
      '  - customer: 你好\n    after: 2 minutes',
      ["6:12 bad_value 'after' is not a delay such as 2s"],
    ],
    [
      'a refusal code that is none',
      '  - say: 您好\n    expect: { refused: NO }',
      ["6:24 bad_value 'refused' must be one of NOT_SIGNED_IN"],
    ],
    ['no turn at all', '  []', ["5:3 bad_value 'turns'"]],
  ])('says where and how to mend %s', (_what, turns, expected) => {
    const mistakes = mistakesIn(conversation(turns), FixtureConversation)
    expect(mistakes).toHaveLength(expected.length)
    expected.forEach((start, i) => expect(mistakes[i]).toContain(start))
  })
})

describe('hostile files', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zuoxi-fixtures-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function refusalOf(name: string): Promise<FixtureError> {
    const error: unknown = await readSheet(join(folder, name), FixturePerson).catch((thrown: unknown) => thrown)
    if (!(error instanceof FixtureError)) throw error
    return error
  }

  it('refuses an alias, and with it every bomb made of them', () => {
    const bomb = [
      'a: &a [lol, lol]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`),
    ]
    expect(mistakesIn(bomb.join('\n'))).toEqual(['2:8 alias the alias *a is not allowed; write the value out'])
  })

  it('refuses brackets in brackets without end', () => {
    expect(mistakesIn('['.repeat(100_000))[0]).toContain('not_yaml')
    for (const depth of [500, 1_000, 2_000, 4_000, 8_000, 100_000]) {
      expect(mistakesIn('['.repeat(depth) + ']'.repeat(depth))).not.toEqual([])
    }
  })

  it('refuses a tag that asks for something else than plain data', () => {
    expect(mistakesIn('name: !!js/function x')[0]).toContain('1:7 not_yaml')
  })

  it('knows the size of a file before reading it', async () => {
    const file = await open(join(folder, 'huge.yaml'), 'w')
    await file.truncate(100 * 1024 * 1024)
    await file.close()
    const error = await refusalOf('huge.yaml')
    expect(error.problems[0]).toMatchObject({ code: 'too_large', line: 1, column: 1 })
    expect(error.message).toContain(String(maxFixtureBytes))
  })

  it('refuses bytes that are not UTF-8', async () => {
    await writeFile(join(folder, 'gbk.yaml'), Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xd5, 0xc5, 0xce, 0xb0]))
    expect((await refusalOf('gbk.yaml')).problems[0]?.code).toBe('not_utf8')
  })

  it('refuses what is not there, and what is no file', async () => {
    expect((await refusalOf('nobody.yaml')).problems[0]?.code).toBe('not_found')
    expect((await refusalOf('.')).problems[0]?.code).toBe('not_a_file')
  })

  it('prints nothing that a file can use against the terminal', () => {
    const mistakes = (() => {
      try {
        parseSheet('a\u001b[31m.yaml', '- "\u202e\\e]0;owned\\a": 1', z.array(FixtureWording))
      } catch (error) {
        return (error as FixtureError).message
      }
    })()
    expect(mistakes).toContain('a␛[31m.yaml:1:')
    expect(mistakes).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/)
  })
})
