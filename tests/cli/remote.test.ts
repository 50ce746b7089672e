import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newHome, type Running, startZuoxi, zuoxi, zuoxiJson } from './zuoxi.ts'

const server = newHome()
const client = newHome()
const password = 'a long enough password'
let running: Running
let url = ''

beforeAll(async () => {
  await zuoxi(['demo', '--customers', '0'], { home: server.path })
  const added = await zuoxiJson(
    ['agent', 'add', 'lin.min', '--display-name', '林敏', '--work-no', '7001', '--role', 'admin', '--password-stdin'],
    { home: server.path, stdin: `${password}\n` },
  )
  expect(added).toMatchObject({ code: 0, json: { agent: { name: 'lin.min', role: 'admin' } } })
  running = startZuoxi(['serve', '--port', '0', '--json'], { home: server.path })
  const ready = await running.wrote(/"url": "([^"]+)"/)
  url = ready[1] ?? ''
})

afterAll(() => {
  running.child.kill('SIGKILL')
  server.remove()
  client.remove()
})

const at = { home: client.path }

describe('a desk over HTTP', () => {
  it('wants a sign-in: exit code 4', async () => {
    expect(await zuoxiJson(['search', 'x', '--url', url], at)).toMatchObject({
      code: 4,
      json: { error: { code: 'NOT_SIGNED_IN' } },
    })
    const wrong = await zuoxiJson(['login', '--url', url, '--name', 'lin.min', '--password-stdin'], {
      ...at,
      stdin: 'not the password',
    })
    expect(wrong).toMatchObject({ code: 4, json: { error: { code: 'BAD_CREDENTIALS' } } })
  })

  it('keeps the token where only its owner can read it, and uses it', async () => {
    const signedIn = await zuoxiJson(['login', '--url', url, '--name', 'lin.min', '--password-stdin'], {
      ...at,
      stdin: `${password}\n`,
    })
    expect(signedIn).toMatchObject({ code: 0, json: { agent: { displayName: '林敏' } } })
    expect(JSON.stringify(signedIn.json)).not.toContain('token')
    expect(statSync(join(client.path, 'sign-ins.json')).mode & 0o777).toBe(0o600)
    expect((await zuoxiJson(['search', '1', '--url', url], at)).code).toBe(0)
    expect((await zuoxiJson(['audit', 'verify'], { ...at, env: { ZUOXI_URL: url } })).json).toMatchObject({ ok: true })
    expect((await zuoxiJson(['search', '1'], { ...at, env: { ZUOXI_URL: url, ZUOXI_TOKEN: 'wrong' } })).code).toBe(4)
  })

  it('takes an import as the embedded one does', async () => {
    const path = join(client.path, 'customers.csv')
    writeFileSync(path, 'external_id,name,phone\nR-1,方远,19900027001\nR-2,方近,1\n')
    const imported = await zuoxiJson(['import', path, '--url', url], at)
    expect(imported).toMatchObject({ code: 0, json: { created: 1, rejected: 1, complete: true } })
    expect((await zuoxiJson(['import', path, '--url', url], at)).json).toMatchObject({ created: 0, unchanged: 1 })
    expect(
      (await zuoxiJson<{ results: object[] }>(['search', '19900027001', '--url', url], at)).json.results,
    ).toHaveLength(1)
  })

  it('is reachable, says the doctor', async () => {
    const { json } = await zuoxiJson<{ checks: object[] }>(['doctor', '--url', url], at)
    expect(json.checks).toContainEqual(expect.objectContaining({ name: 'server', state: 'ok' }))
  })

  it('closes cleanly when told to stop', async () => {
    running.child.kill('SIGTERM')
    const { code, out } = await running.finished
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({ url })
    expect(await zuoxiJson(['search', 'x', '--url', url], at)).toMatchObject({
      code: 1,
      json: { error: { code: 'UNREACHABLE' } },
    })
  })
})
