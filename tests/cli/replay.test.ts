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

  it('refuses a file that is no conversation, by file and line', async () => {
    const path = join(home.path, 'broken.yaml')
    writeFileSync(path, 'id: broken\ntitel: x\n')
    const { code, json } = await zuoxiJson<{ error: object }>(['replay', path], at)
    expect(code).toBe(1)
    expect(json.error).toMatchObject({
      code: 'FIXTURE',
      problems: expect.arrayContaining([expect.objectContaining({ line: expect.any(Number) })]),
    })
    expect((await zuoxi(['replay', path], at)).err).toContain('broken.yaml:')
  })
})
