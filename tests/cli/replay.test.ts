import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

// Each of these starts the program several times, or plays everything there is.
vi.setConfig({ testTimeout: 120_000 })

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

interface Answer {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly results: readonly { ok: boolean; failures: readonly unknown[] }[]
}

interface Coverage {
  readonly coverage: readonly { kind: string; id: string; by: readonly string[]; reason?: object }[]
}

describe('zuoxi replay', () => {
  it('plays every conversation of the house, and leaves nothing uncovered that nobody says the reason of', async () => {
    const folder = 'fixtures/conversations'
    const { code, json } = await zuoxiJson<Answer & Pick<Coverage, 'coverage'>>(['replay', folder, '--coverage'], at)
    expect(json.results.filter(({ ok }) => !ok)).toEqual([])
    expect(
      readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.yaml')).length,
    ).toBeGreaterThanOrEqual(120)
    expect(json).toMatchObject({ passed: json.total, failed: 0 })
    expect(code).toBe(0)
    const empty = json.coverage.filter(({ by }) => by.length === 0)
    expect(empty.filter(({ reason }) => !reason).map(({ kind, id }) => `${kind} ${id}`)).toEqual([])
    expect(empty.filter(({ kind }) => kind === 'ticket')).toEqual([])
    const asleep = empty.filter(({ kind }) => kind === 'rule').map(({ id }) => id)
    expect(asleep).toEqual(['house-second-message', 'house-tone-trial'])
  }, 300_000)

  it('tells what is exercised, and by what, in lines that people read', async () => {
    const { out } = await zuoxi(['replay', 'fixtures/conversations/gate/night-ask.yaml', '--coverage'], at)
    expect(out).toMatch(/✓ night-collection-ask {2,}gate-night-ask/)
    expect(out).toMatch(/✗ threat-visit {2,}没有会话演到/)
    expect(out).toMatch(/– order: created → financed .*\(2026-11-22\)/)
  })

  it('fails when an expectation does', async () => {
    const path = join(home.path, 'wrong.yaml')
    writeFileSync(
      path,
      'id: wrong\ntitle: 不会成立\ncustomer: zhang-wei\nturns:\n  - customer: 您好\n    expect: { messages: 7 }\n',
    )
    const { code, json } = await zuoxiJson<Answer & { error?: unknown }>(['replay', path], at)
    expect(code).toBe(1)
    if (!json.error) expect(json).toMatchObject({ total: 1, failed: 1, results: [{ ok: false }] })
  })

  it('refuses files that are no conversations, with everything to mend, by file, line and column', async () => {
    const paths = ['broken-1.yaml', 'broken-2.yaml'].map((name) => join(home.path, name))
    for (const path of paths) writeFileSync(path, 'id: broken\ntitel: x\n')
    const { code, json, err } = await zuoxiJson<{ error: { problems: { file: string }[] } }>(['replay', ...paths], at)
    expect({ code, err }).toEqual({ code: 2, err: '' })
    expect(json.error).toMatchObject({ code: 'FIXTURE', message: expect.stringContaining('2 个文件') })
    for (const path of paths)
      expect(json.error.problems).toContainEqual(
        expect.objectContaining({ code: 'unknown_key', file: path, line: 2, column: 1 }),
      )
    const zh = (await zuoxi(['replay', ...paths], at)).err.trimEnd().split('\n')
    expect(zh).toHaveLength(1 + json.error.problems.length)
    expect(zh[0]).toMatch(/^错误 没有重放：2 个文件有 \d+ 处需要修改$/)
    for (const line of zh.slice(1)) expect(line).toMatch(/^ {2}\S+broken-[12]\.yaml:\d+:\d+ {2}[\u4e00-\u9fff]/)
    const { code: again, err: en } = await zuoxi(['replay', ...paths, '--lang', 'en'], at)
    expect(again).toBe(2)
    expect(en).toMatch(/^error nothing was replayed: \d+ things to mend in 2 files\n/)
    expect(en).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('refuses a path that is not there in the same way', async () => {
    const { code, json } = await zuoxiJson(['replay', join(home.path, 'nowhere.yaml')], at)
    expect(code).toBe(2)
    expect(json).toMatchObject({ error: { code: 'FIXTURE', problems: [{ code: 'not_found' }] } })
  })
})
