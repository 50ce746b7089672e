import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

interface Answer {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly results: readonly { ok: boolean; failures: readonly unknown[] }[]
}

describe('zuoxi replay', () => {
  it('plays every conversation of the house', async () => {
    const { code, json } = await zuoxiJson<Answer>(['replay', 'fixtures/conversations'], at)
    expect(json.results.filter(({ ok }) => !ok)).toEqual([])
    expect(json.total).toBeGreaterThanOrEqual(15)
    expect(json).toMatchObject({ passed: json.total, failed: 0 })
    expect(code).toBe(0)
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
