import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { type DeskClient, refuse } from '@zuoxi/sdk'
import { runCli } from '../../src/cli/run-cli.ts'
import { hostFor } from './host.ts'

const folder = mkdtempSync(join(tmpdir(), 'zuoxi-lint-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Ten in the morning in Shanghai; a desk that is opened meets an error. */
async function lint(input: string | Uint8Array, args: readonly string[] = [], colours = false) {
  const host = hostFor(['lint', ...args], new Error('opened a desk'))
  const clock = { nowMs: () => Date.parse('2026-11-22T10:00:00+08:00') }
  const stdin = Readable.from([Buffer.from(input)]) as unknown as NodeJS.ReadStream
  const code = await runCli({ ...host, clock, stdin, stdout: { ...host.stdout, colours } })
  return { code, out: host.out(), err: host.err() }
}

interface Answer {
  readonly verdict: string
  readonly findings: readonly {
    rule: string
    span: [number, number]
    text: string
    message: string
    fix: string | null
  }[]
  readonly error?: { code: string; problems?: readonly { line: number; column: number }[] }
}

async function lintJson(input: string | Uint8Array, args: readonly string[] = []) {
  const { code, out, err } = await lint(input, [...args, '--json'])
  return { code, err, json: JSON.parse(out) as Answer }
}

const debt = "now: 2026-11-22 10:00\nbills:\n  - dueDate: 2026-11-15\n    outstanding: '1208.00'\n"

describe('zuoxi lint --json', () => {
  it('answers what blocks, where, why, and what to say', async () => {
    const { code, json, err } = await lintJson('您好，保证给您通过。\n')
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(json.verdict).toBe('block')
    const [finding] = json.findings
    expect(finding).toMatchObject({
      severity: 'block',
      span: expect.any(Array),
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
      fix: expect.any(String),
      certainty: expect.any(String),
      source: expect.any(String),
    })
    expect('您好，保证给您通过。'.slice(...finding!.span)).toBe(finding!.text)
  })

  it('lets pass what may be said', async () => {
    expect(await lintJson('您好，请问有什么可以帮您？')).toEqual({
      code: 0,
      err: '',
      json: { verdict: 'ok', findings: [] },
    })
  })

  it('says why in the language that was asked for', async () => {
    const { json } = await lintJson('保证给您通过', ['--lang', 'en'])
    expect(json.findings[0]?.message).toMatch(/^[\u0020-\u007e]+$/)
  })

  it('holds figures against the ledger of a context, and offers the true one', async () => {
    const { code, json } = await lintJson('您还差¥1,280', ['--context', fileOf('debt.yaml', debt)])
    expect(code).toBe(1)
    expect(json.findings[0]).toMatchObject({
      rule: 'number-amount',
      span: [3, 9],
      text: '¥1,280',
      replace: '¥1,208',
      message: expect.stringMatching(/你写 ¥1,280，账上 ¥1,208/),
    })
    expect(await lintJson('您还差¥1,208', ['--context', fileOf('debt.yaml', debt)])).toMatchObject({ code: 0 })
  })

  it('stops a collection call at night, whatever it says', async () => {
    const night = fileOf('night.json', '{"now":"2026-11-22 22:30","channel":"phone","purpose":"collection"}')
    expect(await lintJson('您好', ['--context', night])).toMatchObject({ code: 1, json: { verdict: 'block' } })
    const evening = fileOf('evening.yaml', 'now: 2026-11-22T21:59:59+08:00\nchannel: phone\npurpose: collection\n')
    const { json } = await lintJson('您好', ['--context', evening])
    expect(json.findings.filter(({ span }) => span[1] === 0)).toEqual([])
  })

  it('exits 0 where something is only held or warned of: both can still be sent', async () => {
    const rules = fileOf('hold.yaml', rule('house-hold', 'hold', '小可爱'))
    expect(await lintJson('小可爱您好', ['--rules', rules])).toMatchObject({ code: 0, json: { verdict: 'hold' } })
  })

  it('judges by rules of files, and tells what is only noted of those that were asked about', async () => {
    const rules = fileOf('shadow.yaml', rule('house-shadow', 'block', '小可爱', 'shadow'))
    const { code, json } = await lintJson('小可爱您好', ['--rules', rules])
    expect({ code, verdict: json.verdict }).toEqual({ code: 0, verdict: 'ok' })
    expect(json.findings).toMatchObject([{ rule: 'house-shadow', severity: 'log' }])
  })

  it('judges an empty message as one with nothing in it', async () => {
    expect(await lintJson('')).toMatchObject({ code: 0, json: { verdict: 'ok' } })
  })

  it('takes neither a NUL nor a byte order mark for a way around', async () => {
    expect(await lintJson('保\0证给您通过')).toMatchObject({ code: 1, json: { verdict: 'block' } })
    expect(await lintJson('\ufeff保证给您通过')).toMatchObject({
      code: 1,
      json: { findings: [{ span: [0, expect.any(Number)] }] },
    })
  })

  it.each([
    ['GBK', Buffer.from([0xb1, 0xa3, 0xd6, 0xa4]), 'NOT_UTF8'],
    ['UTF-16', Buffer.from('\ufeff保证', 'utf16le'), 'NOT_UTF8'],
    ['1 MB', Buffer.alloc(1_000_000, 'a'), 'TOO_LARGE'],
    ['1 MB of Chinese', Buffer.from('保'.repeat(350_000)), 'TOO_LARGE'],
    ['one character too many', Buffer.from('a'.repeat(200_001)), 'TOO_LARGE'],
  ])('judges nothing of %s, and says so with 2', async (_what, bytes, code) => {
    expect(await lintJson(bytes)).toMatchObject({ code: 2, json: { error: { code, message: expect.any(String) } } })
  })

  it('judges the longest message it takes', async () => {
    expect(await lintJson(`${'好'.repeat(199_990)}保证给您通过`)).toMatchObject({ code: 1, json: { verdict: 'block' } })
  })

  it('refuses a context and rules that cannot be used, by line and column', async () => {
    const context = await lintJson('您好', ['--context', fileOf('bad.yaml', 'nwo: 2026-11-22\n')])
    expect(context).toMatchObject({ code: 2, json: { error: { code: 'FIXTURE', problems: [{ line: 1, column: 1 }] } } })
    expect(await lintJson('您好', ['--context', join(folder, 'nowhere.yaml')])).toMatchObject({ code: 2 })
    expect(await lintJson('您好', ['--rules', fileOf('rules.yaml', '- id: X\n')])).toMatchObject({ code: 2 })
    expect(await lintJson('您好', ['--nonsense'])).toMatchObject({ code: 2, json: { error: { code: 'BAD_USE' } } })
  })
})

describe('zuoxi lint --context and --customer', () => {
  it('takes a context from a pipe, as <(…) makes one', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const writing = writeFile(pipe, debt)
    expect(await lintJson('您还差¥1,280', ['--context', pipe])).toMatchObject({ code: 1, json: { verdict: 'block' } })
    await writing
  })

  it('refuses a customer whom the desk does not know with 2, for 1 means a block', async () => {
    const host = hostFor(['lint', '--json', '--customer', 'fx-nobody'], new Error('opened a desk'))
    const unknown = refuse({ code: 'NOT_FOUND', noun: 'customer', id: 'fx-nobody' })
    const desk = { gate: { context: () => Promise.reject(unknown) } } as unknown as DeskClient
    const embedded = { ...host.embedded, open: async () => {}, signIn: async () => desk }
    expect(await runCli({ ...host, embedded })).toBe(2)
    expect(JSON.parse(host.out())).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  it.each([
    'nwo: 2026-11-22',
    'bills: 1',
    'bills:\n  - dueDate: soon\n    outstanding: much\n',
    "bills:\n  - dueDate: 2026-11-05\n    total: '3'\n    paid: '1'\n    outstanding: '1'\n    period: x\n    dpd: -1\n",
    "bills:\n  - dueDate: 2026-11-05\n    total: '3'\n    paid: '1'\n    outstanding: '1'\n",
    'bills:\n  - billNo: 1\n',
    'bills:\n  - dueDate: 2026-11-05\n',
    "loans:\n  - terms: 12\n    principal: '1'\n",
    "loans:\n  - terms: 12\n    principal: '1'\n    principalFen: 1\n    apr: much\n",
    "loans:\n  - terms: 12\n    principal: '1'\n    principalFen: 1\n    apr: 18.00%\n",
    'purpose: fun\nnow: noon\nverified: often\n',
    'said: [*a]\n',
    'a: [1',
  ])('says in Chinese what is to mend: %j', async (yaml) => {
    const { code, err } = await lint('您好', ['--context', fileOf('bad.yaml', yaml)])
    expect(code).toBe(2)
    const problems = err.split('\n').filter((line) => line.includes('bad.yaml:'))
    expect(problems.length).toBeGreaterThan(0)
    for (const line of problems)
      expect(line.replace(/^.*bad\.yaml:\S+/, '')).not.toMatch(/\b(?:is|must|the|here|write)\b/)
  })
})

describe('zuoxi lint --lines', () => {
  it('answers every line with one JSON object, and exits 1 when any blocks', async () => {
    const { code, out } = await lint('您好\n保证给您通过\r\n\n请讲', ['--lines', '--json'])
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer & { line: number })
    expect(answers.map(({ line, verdict }) => [line, verdict])).toEqual([
      [1, 'ok'],
      [2, 'block'],
      [3, 'ok'],
      [4, 'ok'],
    ])
    expect(code).toBe(1)
  })

  it('goes on behind a line that cannot be judged, and exits 2', async () => {
    const input = Buffer.concat([
      Buffer.from('您好\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.alloc(700_000, 'a'),
      Buffer.from('\n请讲\n'),
    ])
    const { code, out } = await lint(input, ['--lines', '--json'])
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Answer),
    ).toMatchObject([
      { line: 1, verdict: 'ok' },
      { line: 2, error: { code: 'NOT_UTF8' } },
      { line: 3, error: { code: 'TOO_LARGE' } },
      { line: 4, verdict: 'ok' },
    ])
    expect(code).toBe(2)
  })

  it('answers nothing for no line', async () => {
    expect(await lint('', ['--lines', '--json'])).toEqual({ code: 0, out: '', err: '' })
  })
})

describe('zuoxi lint, for people', () => {
  it.each([
    ['zh-CN', /^拦截\n/, /改为：¥1,208/],
    ['en', /^blocked\n/, /write instead: ¥1,208/],
  ])('marks the words, says why and what to write (%s)', async (lang, verdict, fix) => {
    const { code, out } = await lint('您还差¥1,280', ['--context', fileOf('debt.yaml', debt), '--lang', lang])
    expect(code).toBe(1)
    expect(out).toMatch(verdict)
    expect(out).toMatch(fix)
    expect(out).toContain(`    您还差¥1,280\n${' '.repeat(10)}^^^^^^\n`)
  })

  it('underlines in colour, and passes nothing on that a terminal would obey', async () => {
    expect((await lint('保证给您通过', [], true)).out).toContain('\u001b[4m')
    expect((await lint('\u001b[2J保证给您通过')).out).not.toContain('\u001b')
  })
})

function rule(id: string, severity: string, phrase: string, status = 'active'): string {
  return `- id: ${id}
  title: { zh: 称呼, en: Address }
  why: { zh: 不用昵称, en: No pet names }
  severity: ${severity}
  status: ${status}
  source: 本机构
  clause: 第1条
  certainty: H
  effectiveFrom: 2026-01-01
  when: { phraseSet: { anyOf: [${phrase}] } }
  passing: [您好]
  failing: [${phrase}您好]
`
}
