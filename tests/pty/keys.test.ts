import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAtQueue, take } from './harness/at-the-queue.ts'
import type { Desk } from './harness/open-terminal.ts'
import type { Homes } from './harness/seeded-home.ts'
import { seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

/** As editors do: beside its place first. */
function save(home: string, text: string): void {
  writeFileSync(join(home, 'new.yaml'), text)
  renameSync(join(home, 'new.yaml'), join(home, 'keymap.yaml'))
}

test('a sequence shows what may follow, and its keys come whole even in one read', async () => {
  desk = await openAtQueue({ cols: 80, rows: 24, home: homes.fresh() })
  await desk.press('g')
  await desk.sees('接着按', 'q 队列', '(账单)', 'Esc 取消')
  await desk.press('escape')
  await desk.seesNo('接着按')
  await desk.type('gt')
  await desk.sees('[工单]')
  await desk.type('gq')
  await desk.sees('[队列]')
})

test('keys of one’s own work at once, are followed while the desk is open, and a mistake changes nothing', async () => {
  const home = homes.fresh()
  save(home, 'macros:\n  - {name: 看工单, keys: ", t", press: [g t, f, f]}\n')
  desk = await openAtQueue({ cols: 120, rows: 30, home })
  await desk.press(',')
  await desk.sees('t 看工单')
  await desk.press('t')
  await desk.sees('全部')
  await desk.type('gq')
  save(home, 'keys:\n  - {action: goTickets, in: reading, keys: b}\n')
  await desk.sees(/keymap\.yaml 2:\d+ b 冲突：goTickets（?/)
  await desk.type(',')
  await desk.sees('t 看工单')
  await desk.press('escape')
  save(home, 'keys:\n  - {action: help, in: reading, keys: [B, "?"]}\n')
  await desk.sees('按键已按 keymap.yaml 更新')
  await desk.press('B')
  await desk.sees('当前位置可用的按键')
})

test('a macro goes as far as it may, waiting for the desk on its way', async () => {
  const home = homes.fresh()
  save(home, 'macros:\n  - {name: 收尾, keys: ", w", press: [g c, b, enter, g m, w]}\n')
  desk = await openAtQueue({ cols: 120, rows: 30, home })
  await take(desk, '我上个月不是还了300吗')
  await desk.type(',w')
  const { rows } = await desk.sees(/宏“收尾”停在第 5\/5 步（w）/)
  expect(rows.join('\n')).toContain('不可撤销')
})
