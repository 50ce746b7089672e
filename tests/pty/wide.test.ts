import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { setAmbiguousWide } from '../../packages/tui/src/terminal/width.ts'
import { openAtQueue, take } from './harness/at-the-queue.ts'
import type { Desk } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
  // The emulator measures with the same table: from here on it draws like a terminal set up for East Asia.
  setAmbiguousWide(true)
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

test.each([
  [80, 24],
  [160, 45],
])('a terminal that draws ①—… wide is noticed, and no row runs over at %i×%i', async (cols, rows) => {
  desk = await openAtQueue({ cols, rows, home: homes.fresh() })
  // Lines would take two columns here, so they are ASCII. A row that overflows fails the wait.
  if (cols > 80)
    await desk.sees((screen) => screen.rows.some((row) => row.includes('|')) && !screen.rows.join('').includes('│'))
  await take(desk, '会员服务费')
  await desk.press('enter')
  await desk.type('①——“您好”……')
  await desk.sees('①——“您好”……')
  await desk.press('escape').sees('Enter 回复').press('b')
  await desk.sees('账单')
  expect(desk.screen().overflown).toBe(false)
})
