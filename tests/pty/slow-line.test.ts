import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { choose, openAtQueue } from './harness/at-the-queue.ts'
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

/** A bad line: 300 ms there and back, 20 kB a second. */
const line = { delayMs: 150, bytesPerSecond: 20_000 }

test('over a line of 300 ms and 20 kB/s a customer is found and answered, and no key is lost or torn', async () => {
  desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh(), line })
  await desk
    .press('/')
    .type('zw 8899')
    .sees(/张\S* .*8899 .*C20260001/, '1 位')
  await desk.press('down', 'up', 'enter').sees('C20260001', '逾期合计')
  await desk.press('escape', 'escape').sees('Enter 接入/打开')
  await choose(desk, '我上个月不是还了300吗')
  await desk.press('enter').sees('Enter 回复')
  await desk.press('enter').type('您好，马上为您查').press('left', 'left').type('去').sees('您好，马上为去您查')
  await desk.paste('（请稍候）').sees('您好，马上为去（请稍候）您查')
  // A key's sequence is never typed as letters, however its bytes came.
  expect(desk.screen().rows.join('\n')).not.toMatch(/\[[ABCD]|200~/)
})
