import { columnsOf } from '../../packages/tui/src/terminal/width.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { choose, openAtQueue, take } from './harness/at-the-queue.ts'
import { draftBytes, isReadable, keptDraftBytes } from './harness/kept.ts'
import { openTerminal } from './harness/open-terminal.ts'
import type { Desk } from './harness/open-terminal.ts'
import type { Screen } from './harness/screen.ts'
import { seedHomes } from './harness/seeded-home.ts'
import type { Homes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

async function open(cols: number, rows: number, home = homes.fresh()): Promise<void> {
  desk = await openAtQueue({ cols, rows, home })
}

async function openFirstTicket(at: Desk): Promise<void> {
  await at.press('T')
  await at.sees(/> *T-/)
  await at.press('enter')
  await at.sees('变更记录')
}

async function changePriority(at: Desk, priority: string): Promise<void> {
  await at.press('p')
  await at.sees('输入以筛选')
  await at.type(priority)
  await at.sees(new RegExp(`> *${priority}`))
  await at.press('enter')
}

/** Every row belongs to one frame of this size: the header on the first, the footer on the last. */
function isWhole({ rows }: Screen, cols: number, count: number): boolean {
  // What is too small, who waits, that all is kept, and how to leave.
  if (cols < 80) return rows.slice(4).every((row) => row === '')
  return (
    columnsOf(rows[0] ?? '') > cols - 8 &&
    rows.findIndex((row) => row.includes('? 帮助')) === count - 1 &&
    rows.filter((row) => row.includes('坐席台')).length === 1
  )
}

describe('an agent', () => {
  test('finds a half-written draft again after the terminal was killed', async () => {
    const home = homes.fresh()
    await open(80, 24, home)
    await take(desk, '我上个月不是还了300吗')
    await desk.press('enter')
    await desk.type('您好，我看到您上月')
    await desk.sees('您好，我看到您上月')
    await expect
      .poll(() => keptDraftBytes(home), { timeout: 20_000 })
      .toBeGreaterThanOrEqual(draftBytes('您好，我看到您上月'))
    expect(isReadable(home, '我看到')).toBe(false)
    desk.kill('SIGKILL')
    await desk.exited

    await open(80, 24, home)
    await choose(desk, '我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('您好，我看到您上月')
  })

  test('loses not a letter when the window closes', async () => {
    const home = homes.fresh()
    await open(80, 24, home)
    await take(desk, '我上个月不是还了300吗')
    await desk.type('\r刚写到这里')
    await desk.sees('刚写到这里')
    desk.closeWindow()
    await desk.exited
    await expect.poll(() => keptDraftBytes(home), { timeout: 20_000 }).toBeGreaterThanOrEqual(draftBytes('刚写到这里'))
  })

  test('types in a burst, Return included, and the cursor stands where an input method needs it', async () => {
    await open(80, 24)
    await take(desk, '我上个月不是还了300吗')
    await desk.type('\r您好\r马上为您查')
    await desk.sees('林晓', /^ *您好$/m, '马上为您查')
    const { rows, cursor } = desk.screen()
    expect(rows[cursor.row]).toBe('  马上为您查')
    expect(cursor.column).toBe('  '.length + 2 * '马上为您查'.length)
  })

  test('sees a hostile name as harmless marks', async () => {
    await open(160, 45)
    await desk.press('/')
    await desk.type('C20260009')
    await desk.sees('C20260009', '1 位')
    await desk.press('enter')
    await desk.sees('逾期合计', '资料待更正')
    const { rows } = desk.screen()
    expect(rows.join('\n')).not.toMatch(/\p{Cf}/u)
    expect(desk.output()).not.toContain('\u001b[31m小')
    // The desk asks for the background and names its window, and nothing a customer wrote is in either.
    const own = /^(?:11;\?|2;[^\p{C}]*)$/u
    for (const [, payload = ''] of desk.output().matchAll(/\u001b\]([^\u0007\u001b]*)/g)) expect(payload).toMatch(own)
    expect(desk.output()).not.toMatch(/\u001b\][^\u0007\u001b]*(?:小|2J)/)
    expect(desk.output()).not.toMatch(/[\u202e\u2066\u2069\u200b]/)
  })

  test('cannot insert a wording whose slot has no value, and is told which', async () => {
    await open(80, 24)
    await take(desk, '我上个月不是还了300吗')
    await desk.press('enter')
    await desk.press('f2')
    await desk.sees('查找话术')
    await desk.type('投诉已受理')
    await desk.sees(/> .*投诉已受理.*无法填充/)
    await desk.press('enter')
    await desk.sees(/不能插入：【\S+】/)
  })

  test('who changes a ticket just after a colleague knows it or is asked, and neither change is lost', async () => {
    const home = homes.fresh()
    await open(160, 45, home)
    await take(desk, '我上个月不是还了300吗')
    await desk.press('t')
    await desk.sees(/关联 *ZD000103/)
    await desk.press('ctrl+s')
    await desk.sees(/工单 T-\w+ 已保存/)
    await openFirstTicket(desk)
    const colleague = await openAtQueue({ cols: 80, rows: 24, home })
    try {
      await openFirstTicket(colleague)
      await changePriority(colleague, 'P0')
      await colleague.sees('已更新')
    } finally {
      await colleague.close()
    }
    await changePriority(desk, 'P1')
    // The news of the first change may have come before the second; if not, the desk shows both values and asks.
    const { rows } = await desk.sees(/工单被他人同时修改|优先级: P0 → P1/)
    if (rows.join('\n').includes('工单被他人同时修改')) {
      await desk.sees(/优先级.*P1.*P0/)
      await desk.press('m')
    }
    await desk.sees('优先级: P4 → P0', '优先级: P0 → P1')
  })

  test('works in English and without colours, where the environment asks for it', async () => {
    desk = await openTerminal({ cols: 80, rows: 24, home: homes.fresh(), env: { ZUOXI_LANG: 'en', NO_COLOR: '1' } })
    await desk.sees('connected', /Waiting [1-9]/, '/ find')
    await desk.press('?')
    await desk.sees('switch conversation')
    // Bold and underline may be; a colour (30 to 49, 90 to 107) may not.
    expect(desk.output()).not.toMatch(/\u001b\[(?:\d+;)*(?:[34]\d|9\d|10\d)[;m]/)
  })

  test('is told when the window is too small, and goes on when it is not', async () => {
    await open(80, 24)
    for (const [cols, rows] of [
      [60, 15],
      [160, 45],
      [80, 24],
      [120, 30],
      [80, 45],
      [160, 24],
      [80, 24],
    ] as const) {
      desk.resize(cols, rows)
      await desk.sees(cols < 80 ? '窗口太小' : '? 帮助', (screen) => isWhole(screen, cols, rows))
    }
  })
})
