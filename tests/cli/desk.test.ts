import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newHome, startZuoxi, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

beforeAll(async () => {
  const { code, json } = await zuoxiJson(['demo', '--customers', '40'], at)
  expect(json).toMatchObject({ stopped: false, customers: expect.any(Number), bills: expect.any(Number) })
  expect(code).toBe(0)
})

describe('the embedded desk', () => {
  it('belongs to its owner alone', () => {
    expect(statSync(home.path).mode & 0o077).toBe(0)
    expect(statSync(join(home.path, 'desk.db.key')).mode & 0o077).toBe(0)
  })

  it('finds customers, masked', async () => {
    const { code, json, err } = await zuoxiJson<{ results: { phoneMasked: string }[] }>(['search', '13'], at)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(json.results.length).toBeGreaterThan(0)
    for (const { phoneMasked } of json.results) expect(phoneMasked).toMatch(/^1\d{2}\*{4}\d{4}$/)
  })

  it('says in both languages when nobody is found, and that is no failure', async () => {
    expect(await zuoxi(['search', 'zzzzzz'], at)).toMatchObject({ code: 0, out: '没有找到客户\n' })
    expect(await zuoxi(['search', 'zzzzzz', '--lang', 'en'], at)).toMatchObject({ code: 0, out: 'no customer found\n' })
    expect(await zuoxi(['search', 'zzzzzz'], { ...at, env: { ZUOXI_LANG: 'en' } })).toMatchObject({
      out: 'no customer found\n',
    })
  })

  it('holds its audit chain', async () => {
    const { code, json } = await zuoxiJson(['audit', 'verify'], at)
    expect(json).toMatchObject({ ok: true, events: expect.any(Number) })
    expect(code).toBe(0)
  })

  it('proves its ledger', async () => {
    const { code, json } = await zuoxiJson(['ledger', 'verify'], at)
    expect(json).toEqual({
      ok: true,
      entries: expect.any(Number),
      bills: expect.any(Number),
      repayments: expect.any(Number),
    })
    expect(code).toBe(0)
  })

  it('proves nothing of a folder without a desk, and makes none there', async () => {
    const nowhere = newHome()
    for (const verb of [
      ['ledger', 'verify'],
      ['ledger', 'roll'],
      ['audit', 'verify'],
    ]) {
      const { code, json } = await zuoxiJson(verb, { home: nowhere.path })
      expect({ code, json }).toEqual({
        code: 1,
        json: { error: { code: 'NO_DESK', message: expect.stringContaining(nowhere.path), folder: nowhere.path } },
      })
    }
    const told = await zuoxi(['ledger', 'verify', '--lang', 'en'], { home: nowhere.path })
    expect(told).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(`there is no desk in ${nowhere.path}`),
    })
    expect(existsSync(join(nowhere.path, 'desk.db'))).toBe(false)
    nowhere.remove()
  })

  it('shows itself once as plain text where there is no terminal', async () => {
    const { code, out } = await zuoxi([], at)
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(24)
    expect(out).toContain('npx -y pnpm@12 start')
    expect(out).not.toContain('\u001b')
    expect((await zuoxiJson([], at)).json).toMatchObject({ agent: { role: 'agent' } })
  })

  it('is used by several processes at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => zuoxiJson(['search', '13'], at)))
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  })

  it('lets whoever reads its output leave early', async () => {
    const running = startZuoxi(['search', '13'], at)
    running.child.stdout?.destroy()
    expect((await running.finished).code).toBe(0)
  })

  it('is well, says the doctor, and changes nothing by looking', async () => {
    const { code, json } = await zuoxiJson<{ ok: boolean; checks: { name: string; state: string }[] }>(['doctor'], at)
    expect(json.checks.filter(({ state }) => state === 'bad')).toEqual([])
    expect(code).toBe(0)
    const nowhere = join(home.path, 'nowhere')
    await zuoxi(['doctor'], { home: nowhere })
    expect(existsSync(nowhere)).toBe(false)
  })
})

describe('the doctor', () => {
  it.each([
    ['schema', 'too_new', (path: string) => writeAt(path, 60, [0, 0, 0, 99])],
    ['length', 'cut_off', (path: string) => truncateSync(path, 8192)],
    ['key', 'cannot_open', (path: string) => writeFileSync(`${path}.key`, Buffer.alloc(32, 7).toString('base64'))],
    ['place', 'not_a_file', (path: string) => (rmSync(path), mkdirSync(path))],
  ])('finds what keeps search from opening the desk: %s', async (_what, why, damage) => {
    const other = newHome()
    const there = { home: other.path }
    try {
      await zuoxi(['demo', '--customers', '1'], there)
      damage(join(other.path, 'desk.db'))
      expect((await zuoxiJson(['search', 'x'], there)).code).toBe(1)
      const { code, json } = await zuoxiJson<{ ok: boolean }>(['doctor'], there)
      expect({ code, ok: json.ok }).toEqual({ code: 1, ok: false })
      expect(json).toMatchObject({
        checks: expect.arrayContaining([expect.objectContaining({ name: 'desk_file', state: 'bad', why })]),
      })
    } finally {
      other.remove()
    }
  })
})

function writeAt(path: string, position: number, bytes: readonly number[]): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.from(bytes), 0, bytes.length, position)
  closeSync(file)
}

describe('a new desk', () => {
  it('may be begun by several processes at once', async () => {
    const other = newHome()
    try {
      const begin = () => zuoxiJson<{ customers: number }>(['demo', '--customers', '60'], { home: other.path })
      const [first, second] = await Promise.all([begin(), begin()])
      expect([first.code, second.code]).toEqual([0, 0])
      expect(first.json.customers).toBe(second.json.customers)
      expect((await zuoxiJson(['audit', 'verify'], { home: other.path })).json).toMatchObject({ ok: true })
    } finally {
      other.remove()
    }
  })
})

describe('a stopped demo', () => {
  it('leaves a desk that works', async () => {
    const other = newHome()
    try {
      const running = startZuoxi(['demo', '--customers', '1000000', '--json'], { home: other.path })
      await vi.waitUntil(() => existsSync(join(other.path, 'desk.db.key')), { timeout: 20_000 })
      running.child.kill('SIGINT')
      const { out, code } = await running.finished
      expect(JSON.parse(out)).toMatchObject({ stopped: true })
      expect(code).toBe(1)
      // The next start brings the demo up to the size of a first one, which takes its time on a busy machine.
      expect((await zuoxiJson(['search', 'zw 8899'], { home: other.path })).json).toMatchObject({
        results: [{ id: 'fx-zhang-wei' }],
      })
      expect((await zuoxiJson(['audit', 'verify'], { home: other.path })).json).toMatchObject({ ok: true })
    } finally {
      other.remove()
    }
  }, 120_000)
})
