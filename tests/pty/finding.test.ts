import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAtQueue } from './harness/at-the-queue.ts'
import type { Desk } from './harness/open-terminal.ts'
import { seedHomes } from './harness/seeded-home.ts'
import type { Homes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

test.each([
  [80, 24],
  [160, 45],
])('an agent at %dx%d finds an action, a row and the way back by typing', async (cols, rows) => {
  desk = await openAtQueue({ cols, rows, home: homes.fresh() })

  // An action by the initials of its name, in a place it is not in.
  await desk.press('ctrl+p')
  await desk.sees('命令面板', '想做什么')
  await desk.type('zkh')
  await desk.sees('找客户', /g s/)
  await desk.press('enter')
  await desk.sees('查找客户', '客户号')
  await desk.type('zw 8899')
  await desk.sees(/C20260001/, '1 位')
  await desk.press('enter')
  await desk.sees('逾期合计')

  // A row of a list.
  await desk.press('b')
  await desk.sees('2026-11', '2026-08')
  await desk.press('/')
  await desk.type('逾期 2026-1')
  await desk.sees(/筛选 账单列表: 逾期 2026-1 +2\//)
  await desk.seesNo('2026-08-')
  await desk.press('down', 'enter', 'enter')
  await desk.sees(/利息/, /本金/)

  // Back to where one was: the list as it was left, then the customer.
  await desk.press('[')
  await desk.sees(/筛选 账单列表: 逾期 2026-1 2\//)
  await desk.press('-')
  await desk.sees('2026-08')
  await desk.press('[')
  await desk.sees('逾期合计')
  await desk.press(']')
  await desk.sees(/2026-08 +2026-/)
})

test('lines of the command line come back the next day, sealed, but never whom somebody looked for', async () => {
  const home = homes.fresh()
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await desk.press(':')
  await desk.type('tickets')
  await desk.press('enter')
  await desk.sees('工单', '[工单]')
  await desk.press(':')
  await desk.type('查找 8899')
  await desk.press('enter')
  await desk.sees('查找客户', '8899')
  await desk.press('escape', ':', 'up')
  await desk.sees(/: 查找 8899/)
  await desk.press('escape', 'ctrl+q')
  await desk.exited

  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map((name) => join(home, name))
  for (const path of files.filter((name) => statSync(name).isFile() && name.endsWith('.sealed'))) {
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readFileSync(path, 'latin1')).not.toContain('tickets')
  }

  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await recall(': tickets')
  // There is no older one: the search of before is not among them.
  await desk.press('up', 'x')
  await desk.sees(/: ticketsx/)
})

/** Call the newest line back. What was kept is read beside the queue, and may come after it. */
async function recall(line: string): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    await desk.press(':', 'up')
    const { rows } = await desk.sees('Tab 补全 ↑ 历史')
    if (rows.some((row) => row.includes(line))) return
    await desk.press('escape')
    await desk.seesNo('Tab 补全 ↑ 历史')
  }
  await desk.press(':', 'up')
  await desk.sees(line)
}
