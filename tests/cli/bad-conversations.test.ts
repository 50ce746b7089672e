import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxiJson } from './zuoxi.ts'

const home = newHome()
afterAll(home.remove)

const atMost_mb = 150
const head = 'id: bad\ntitle: 不好\ncustomer: zhang-wei\n'
const included = (name: string, text: string) => writeFileSync(join(home.path, name), text)
for (let i = 0; i < 30; i += 1) included(`e${i}.turns.yaml`, `- include: e${i + 1}.turns.yaml\n`.repeat(2))
included('e30.turns.yaml', '[]\n')
included('a.turns.yaml', '- include: b.turns.yaml\n')
included('b.turns.yaml', '- include: a.turns.yaml\n')

interface Bad {
  readonly what: string
  readonly text: string
  readonly code: string
  readonly line: number
}

const bad: readonly Bad[] = [
  { what: 'a file of 100 MB', text: `a: ${'x'.repeat(100_000_000)}`, code: 'too_large', line: 1 },
  {
    what: 'a bomb of aliases',
    text: `a: &a [x,x]\n${Array.from({ length: 20 }, (_, i) => `b${i}: [*a,*a]\n`).join('')}`,
    code: 'alias',
    line: 2,
  },
  { what: 'brackets in brackets', text: `turns: ${'['.repeat(290_000)}`, code: 'not_yaml', line: 1 },
  { what: 'lists in lists', text: `${head}turns:\n${'- '.repeat(140_000)}\n`, code: 'not_yaml', line: 5 },
  { what: 'crumbs', text: `${head}turns: [${'a,'.repeat(140_000)}]\n`, code: 'too_large', line: 4 },
  { what: 'anchors without end', text: `x: ${'&a '.repeat(90_000)}`, code: 'too_large', line: 1 },
  {
    what: 'too many turns',
    text: `${head}turns:\n${'  - customer: 您\n'.repeat(3_000)}`,
    code: 'bad_value',
    line: 2005,
  },
  { what: 'turns of no kind', text: `${head}turns:\n${'  - sey: 您\n'.repeat(1_900)}`, code: 'bad_value', line: 5 },
  {
    what: 'keys of no meaning',
    text: `${head}turns: [{customer: 您}]\n${Array.from({ length: 4_000 }, (_, i) => `k${i}: 1\n`).join('')}`,
    code: 'unknown_key',
    line: 5,
  },
  {
    what: 'examples that multiply a long text',
    text: `${head}vars: { v: "${'y'.repeat(200_000)}" }\nexamples:\n${Array.from({ length: 900 }, (_, i) => `  - { name: n${i}, vars: {} }\n`).join('')}turns:\n  - customer: ${'${v}'.repeat(8)}\n`,
    code: 'bad_value',
    line: 6,
  },
  { what: 'a circle of includes', text: `${head}turns:\n  - include: a.turns.yaml\n`, code: 'bad_value', line: 1 },
  { what: 'includes that double', text: `${head}turns:\n  - include: e0.turns.yaml\n`, code: 'bad_value', line: 2 },
  {
    what: 'text that a terminal would obey',
    text: '"\\u001b[2Jkey": 1\nid: "\\u009b31m"\ntitle: "\\u202e标题"\n',
    code: 'unknown_key',
    line: 1,
  },
]

describe('files that are no conversations', () => {
  it.each(bad)('are refused at their place, in little memory: $what', async ({ text, code, line }) => {
    const file = join(home.path, 'bad.yaml')
    const peakFile = join(home.path, 'peak')
    writeFileSync(file, text)
    const env = {
      NODE_OPTIONS: `--import=${fileURLToPath(new URL('peak-memory.mjs', import.meta.url))}`,
      PEAK_FILE: peakFile,
    }
    const answer = await zuoxiJson<{ error: { code: string; problems: unknown[] } }>(['replay', file], {
      home: home.path,
      env,
    })
    expect(answer.code).toBe(2)
    expect(answer.json.error.code).toBe('FIXTURE')
    expect(answer.json.error.problems).toContainEqual(expect.objectContaining({ code, line }))
    // oxlint-disable-next-line no-control-regex -- the point of it
    expect(JSON.stringify(answer.json)).not.toMatch(/[\u001b\u009b\u202e]/)
    expect(Number(readFileSync(peakFile, 'utf8')) / 1024).toBeLessThan(atMost_mb)
  })
})
