import { columnsOf } from '../../packages/tui/src/terminal/width.ts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openAtQueue } from './harness/at-the-queue.ts'
import { type Desk, openTerminal } from './harness/open-terminal.ts'
import { seedHomes } from './harness/seeded-home.ts'
import type { Homes } from './harness/seeded-home.ts'
import type { Screen } from './harness/screen.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

/** Press and let go of the left button on the first cell of a text, in the nth row that has it. */
async function click(at: Desk, text: string, nth = 0): Promise<void> {
  const { rows } = at.screen()
  const [row = -1] = rows.flatMap((line, i) => (line.includes(text) ? [i] : [])).slice(nth)
  const column = columnsOf(rows[row]?.slice(0, rows[row].indexOf(text)) ?? '')
  await at.type(`\u001b[<0;${column + 1};${row + 1}M\u001b[<0;${column + 1};${row + 1}m`)
}

describe('the mouse', () => {
  test('takes a conversation with two clicks, and writes with a third', async () => {
    desk = await openAtQueue({ cols: 80, rows: 24, home: homes.fresh() })
    await desk.sees('张*')
    await click(desk, '张*')
    await desk.sees(/> {3}张\*/)
    await click(desk, '张*')
    await desk.sees('会话 张*', '按 Enter 开始回复')
    await click(desk, '按 Enter 开始回复')
    await desk.sees('::', '换行')
  })

  test('is not asked for once it is switched off', async () => {
    desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
    await desk.sees('张*')
    expect(desk.output()).toContain('\u001b[?1000h')
    await desk.press(':')
    await desk.type('set mouse off')
    await desk.press('enter')
    await desk.sees(() => desk.output().includes('\u001b[?1000l'))
  })
})

describe('the lock', () => {
  test('hides everybody at once, and Enter brings the draft back', async () => {
    desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
    await desk.press('enter')
    await desk.sees('按 Enter 开始回复')
    await desk.press('enter')
    await desk.type('请稍等')
    await desk.sees('请稍等')
    await desk.press('escape').sees('Enter 回复').press('g', 'l')
    const locked = await desk.sees('已锁屏', /人等待接入/)
    expect(locked.rows.join('\n')).not.toMatch(/欧阳|张\*|请稍等|林晓/)
    await desk.press('t')
    await desk.press('enter')
    await desk.sees('请稍等', '会话 欧阳')
  })
})

describe('a screen reader', () => {
  const openReader = (): Promise<Desk> =>
    openTerminal({ cols: 80, rows: 24, home: homes.fresh(), args: ['--screen-reader'] })

  test('gets rows below one another, and the cursor where one writes', async () => {
    desk = await openReader()
    await desk.sees(/队列> *$/m, '欧阳')
    await desk.press('enter')
    await desk.sees('已接入 欧阳**')
    await desk.press('enter')
    await desk.sees(/回复> *$/m)
    await desk.type('您好')
    const written = await desk.sees('回复> 您好')
    const row = written.rows.findIndex((line) => line.startsWith('回复> 您好'))
    expect(written.cursor).toEqual({ row, column: columnsOf('回复> 您好') })
    // Nothing is drawn over but the row one writes in, and no box is drawn at all.
    expect(desk.output()).not.toMatch(/[\u2500-\u259f]/)
    expect(written.rows.slice(0, row).some((line) => line.includes('回复> '))).toBe(false)
  })

  test('leaves nothing of before on a locked screen', async () => {
    desk = await openReader()
    await desk.sees('欧阳')
    await desk.press('g', 'l')
    const locked = await desk.sees((screen: Screen) => screen.rows.some((line) => line.startsWith('锁屏> ')))
    expect(locked.rows.join('\n')).not.toMatch(/欧阳|张\*/)
  })

  test('gives the terminal back', async () => {
    desk = await openReader()
    await desk.sees('欧阳')
    await desk.press('ctrl+q')
    expect(await desk.exited).toEqual({ code: 0, signal: undefined })
    expect(desk.screen().alternate).toBe(false)
  })
})
