import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAtQueue } from './harness/at-the-queue.ts'
import type { Desk } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk
const folder = mkdtempSync(join(tmpdir(), 'zuoxi-cast-'))

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => {
  homes.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('a desk at work is filmed into a file of its owner’s, with what is typed masked', async () => {
  const file = join(folder, 'shift.cast')
  desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh(), args: ['--cast', file] })
  await desk.press('enter')
  await desk.sees('已接入', 'Enter 回复')
  await desk.press('enter')
  await desk.type('13800138000')
  await desk.sees('13800138000')
  await desk.press('escape')
  await desk.press('ctrl+q')
  await desk.exited
  expect(existsSync(file)).toBe(true)
  expect(statSync(file).mode & 0o077).toBe(0)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ version: 2, width: 120, height: 35 })
  const events = lines.slice(1).map((line) => JSON.parse(line) as [number, string, string])
  expect(events.length).toBeGreaterThan(3)
  const drawn = events.map(([, , data]) => data.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '')).join('')
  expect(drawn).toContain('138****8000')
  expect(drawn).not.toMatch(/13800|0138000/)
})
