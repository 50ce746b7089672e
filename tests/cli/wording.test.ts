import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { office } from './office.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'zuoxi-wording-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function fileOf(text: string): string {
  const path = join(folder(), 'wording.yaml')
  writeFileSync(path, text)
  return path
}

const text = '您{{账单期}}账单尚有{{应还金额}}待还，到期日为{{到期日}}。有困难请告诉我，我们一起看看。'
const reminder = (say = text) =>
  fileOf(`- key: overdue.reminder
  title: 逾期提醒（30天内）
  scenario: 逾期提醒
  aliases: [逾期, 催还, M1]
  stages: [M1]
  needsBill: true
  favourite: 4
  text: |-
    ${say}
`)

interface Imported {
  readonly drafted: number
  readonly edited: number
  readonly unchanged: number
  readonly wordings: readonly { key: string; outcome: string; version: number; contentHash: string; line: number }[]
}

describe('zuoxi wording, in files', () => {
  it('exports what is in force, and importing it changes nothing', async () => {
    const { json } = await office()
    const dir = folder()
    const { code, json: told } = await json<{ files: { wordings: number }[] }>('li', 'wording', 'export', '--dir', dir)
    expect(code).toBe(0)
    expect(readdirSync(dir)).toHaveLength(told.files.length)
    const count = told.files.reduce((sum, { wordings }) => sum + wordings, 0)
    const again = await json<Imported>('li', 'wording', 'import', dir)
    expect(again).toMatchObject({ code: 0, json: { drafted: 0, edited: 0, unchanged: count, refused: 0 } })
    const other = folder()
    await json('wu', 'wording', 'export', '--dir', other)
    for (const name of readdirSync(dir))
      expect(readFileSync(join(other, name), 'utf8')).toBe(readFileSync(join(dir, name), 'utf8'))
  })

  it('writes the same YAML to stdout, one wording or all', async () => {
    const { zuoxi } = await office()
    const { code, out } = await zuoxi('li', 'wording', 'export', 'overdue.reminder')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^- key: overdue\.reminder\n {2}version: 1\n {2}title: .*\n {2}scenario: 逾期提醒\n {2}aliases: \[逾期, 催还, M1\]\n/,
    )
    expect((await zuoxi('li', 'wording', 'import', fileOf(out))).out).toMatch(/^起草 0，修改 0，未变 1/)
    expect(await zuoxi('li', 'wording', 'export', 'no.such')).toMatchObject({ code: 1 })
  })

  it('drafts what is new once, edits its own draft, and says by word what would change', async () => {
    const { zuoxi, json } = await office()
    const dry = await zuoxi('li', 'wording', 'import', reminder(), '--dry-run')
    expect(dry.out).toContain('将起草')
    expect(dry.out).toMatch(/\[-.*-\]|\{\+.*\+\}/)
    expect((await json<Imported>('li', 'wording', 'import', reminder())).json).toMatchObject({
      drafted: 1,
      unchanged: 0,
    })
    expect((await json<Imported>('li', 'wording', 'import', reminder())).json).toMatchObject({
      drafted: 0,
      unchanged: 1,
    })
    const edited = await json<Imported>('li', 'wording', 'import', reminder(`${text}谢谢。`))
    expect(edited.json).toMatchObject({ edited: 1, wordings: [{ outcome: 'edited', version: 2, line: 1 }] })
    const { json: listed } = await json<{ versions: { version: number; status: string }[] }>(
      'li',
      'wording',
      'list',
      'overdue.reminder',
    )
    expect(listed.versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'draft'],
      [1, 'active'],
    ])
  })

  it('refuses a file before anything is sent, with all there is to mend', async () => {
    const { zuoxi, json } = await office()
    const bad = fileOf(
      '- key: new.one\n  title: 新的\n  scenario: 新的\n  text: 您好，请讲。\n- key: new.two\n  title: 新的\n  scenario: 新的\n  text: 还{{应还金}}\n',
    )
    const { code, err } = await zuoxi('li', 'wording', 'import', bad)
    expect(code).toBe(2)
    expect(err).toMatch(/wording\.yaml:8:9 .*\{\{应还金额\}\}/)
    expect((await json<{ versions: unknown[] }>('li', 'wording', 'list', 'new.one')).json.versions).toEqual([])
    expect((await zuoxi('li', 'wording', 'check', bad, '--lang', 'en')).code).toBe(2)
  })

  it('checks a file with no desk at all, and says what would be heard', async () => {
    const { zuoxi, json } = await office()
    const { code, out } = await zuoxi('li', 'wording', 'check', reminder())
    expect(code).toBe(0)
    expect(out).toContain('¥1,100.16')
    const promise = reminder('保证给您通过，放心。')
    expect(await json('li', 'wording', 'check', promise)).toMatchObject({
      code: 1,
      json: { ok: false, wordings: [{ ok: false, findings: [{ severity: 'block' }] }] },
    })
    expect(await json('li', 'wording', 'check', 'overdue.reminder')).toMatchObject({ code: 0, json: { ok: true } })
  })
})

describe('zuoxi wording, step by step', () => {
  it('takes two people and the text that was read', async () => {
    const { zuoxi, json } = await office()
    await json('li', 'wording', 'import', reminder())
    expect(await json('li', 'wording', 'submit', 'overdue.reminder')).toMatchObject({
      code: 0,
      json: { status: 'in_review' },
    })
    expect(await json('wu', 'wording', 'approve', 'overdue.reminder', '--reason', '已核对')).toMatchObject({
      code: 2,
      json: { error: { code: 'BAD_USE', field: 'hash' } },
    })
    const { json: read } = await json<{ to: { contentHash: string }; parts: unknown[] }>(
      'wu',
      'wording',
      'diff',
      'overdue.reminder',
    )
    const { contentHash } = read.to
    const approval = ['--hash', contentHash.slice(0, 12), '--reason', '已逐句核对']
    expect(await json('li', 'wording', 'approve', 'overdue.reminder', ...approval)).toMatchObject({
      code: 1,
      json: { error: { code: 'OWN_REQUEST' } },
    })
    const stale = ['--hash', '0'.repeat(12), '--reason', '已逐句核对']
    expect(await json('wu', 'wording', 'approve', 'overdue.reminder', ...stale)).toMatchObject({
      json: { error: { code: 'WORDING_CHANGED' } },
    })
    expect(await json('wu', 'wording', 'approve', 'overdue.reminder', ...approval)).toMatchObject({
      json: { status: 'approved' },
    })
    const later = ['--from', '2026-12-01 09:00']
    expect(await json('wu', 'wording', 'activate', 'overdue.reminder', ...later)).toMatchObject({
      json: { status: 'scheduled', effectiveFrom: '2026-12-01T01:00:00.000Z' },
    })
    expect(await json('wu', 'wording', 'activate', 'overdue.reminder')).toMatchObject({
      json: { status: 'active', version: 2 },
    })
    const why = ['--reason', '金额表述待核']
    expect(await json('wu', 'wording', 'suspend', 'overdue.reminder', ...why)).toMatchObject({
      json: { status: 'suspended' },
    })
    expect(await json('wu', 'wording', 'resume', 'overdue.reminder', ...why)).toMatchObject({
      json: { status: 'active' },
    })
    expect((await json<Imported>('li', 'wording', 'import', reminder())).json).toMatchObject({ unchanged: 1 })
    expect(await json('wu', 'wording', 'retire', 'overdue.reminder', ...why)).toMatchObject({
      json: { status: 'retired' },
    })
    expect(await zuoxi('wu', 'wording', 'submit', 'no.such')).toMatchObject({ code: 1 })
  })

  it('shows a difference by word, in colour or with marks', async () => {
    const { zuoxi } = await office()
    await zuoxi('li', 'wording', 'import', reminder())
    const { out } = await zuoxi('wu', 'wording', 'diff', 'overdue.reminder')
    expect(out).toMatch(/^overdue\.reminder@1 /)
    expect(out).toMatch(/\noverdue\.reminder@2 .*哈希 [0-9a-f]{12}\n/)
    expect(out).toMatch(/\[-.+-\]/)
    expect((await zuoxi('wu', 'wording', 'diff', 'overdue.reminder@1', 'overdue.reminder@1')).code).toBe(2)
  })

  it('says before activation what would change', async () => {
    const { json, zuoxi } = await office()
    const { json: same } = await json<{ fixturesChange: number; fixtures: number }>(
      'li',
      'wording',
      'replay',
      'overdue.reminder',
    )
    expect(same).toMatchObject({ wouldBlock: 0, fixturesChange: 0, complete: true, messagesRead: true })
    expect(same.fixtures).toBeGreaterThan(0)
    const fresh = reminder('您好，本期账单尚有{{应还金额}}待还。')
    const { json: changed } = await json<{ fixturesChange: number; changes: { failures?: unknown[] }[] }>(
      'li',
      'wording',
      'replay',
      fresh,
    )
    expect(changed).toMatchObject({ messagesRead: false, complete: true })
    expect(changed.fixturesChange).toBeGreaterThan(0)
    expect((await zuoxi('li', 'wording', 'replay', fresh, '--lang', 'en')).out).toMatch(
      /\d+ sends would block, \d+ fixtures change/,
    )
    expect((await zuoxi('li', 'wording', 'replay', 'overdue.reminder', '--days', '0')).code).toBe(2)
  })

  it('stops between two steps, with what was found until then', async () => {
    const { json, stop } = await office()
    stop()
    expect(await json('li', 'wording', 'replay', 'overdue.reminder')).toMatchObject({
      code: 1,
      json: { complete: false },
    })
  })
})
