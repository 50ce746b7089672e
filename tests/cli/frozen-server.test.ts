import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newHome, startZuoxi } from './zuoxi.ts'

/** A server that takes connections and never answers: what a machine that hangs looks like. */
let frozen: Server
let url: string
const home = newHome()

beforeAll(async () => {
  frozen = createServer()
  await new Promise<void>((resolve) => frozen.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(frozen.address() as AddressInfo).port}`
})
afterAll(() => {
  home.remove()
  frozen.close()
})

it('says whom it is waiting for, and leaves when told to', async () => {
  const running = startZuoxi(['--url', url, '--lang', 'en'], { home: home.path, env: { ZUOXI_TOKEN: 'x' } })
  await running.wrote(/connecting to http:\/\/127\.0\.0\.1:\d+ … Ctrl\+C leaves/)
  running.child.kill('SIGINT')
  const { code, err } = await running.finished
  expect(code).toBe(1)
  expect(err).toContain('interrupted')
})
