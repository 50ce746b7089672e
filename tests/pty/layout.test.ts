import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openAtQueue, take } from './harness/at-the-queue.ts'
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

/** Where the panes are parted, in a row that nothing is written in. */
function edges({ rows }: Screen): readonly number[] {
  return [...(rows.at(-4) ?? '')].flatMap((mark, i) => (mark === '│' ? [i] : []))
}

const partedBy = (count: number) => (screen: Screen) => edges(screen).length === count

describe('the screen', () => {
  test('is divided as the agent wants it, and still so the next day', async () => {
    const home = homes.fresh()
    desk = await openAtQueue({ cols: 160, rows: 45, home })
    const before = edges(await desk.sees(partedBy(2)))
    await desk.press('>', '>')
    const wider = edges(await desk.sees((screen) => edges(screen)[0] === (before[0] ?? 0) + 8))
    expect(wider[1]).toBe(before[1])
    await desk.press('Z')
    await desk.sees(partedBy(0), '放大', '[队列]')
    await desk.press('Z')
    await desk.sees(partedBy(2))
    await desk.press('ctrl+q')
    await desk.exited
    desk = await openAtQueue({ cols: 160, rows: 45, home })
    expect(edges(await desk.sees(partedBy(2)))).toEqual(wider)
    await desk.press('=')
    await desk.sees((screen) => edges(screen)[0] === before[0])
  })

  test('shows whom I serve under every panel, and what it has said when I ask', async () => {
    desk = await openAtQueue({ cols: 80, rows: 24, home: homes.fresh() })
    await take(desk, '我上个月不是还了300吗')
    await desk.press('enter')
    await desk.type('保证给您减免')
    await desk.sees('[拦截]', /^ >1#张\*/m)
    await desk.press('escape', '?')
    await desk.sees('关闭帮助', /^ >1#张\*/m)
    await desk.press('escape').sees('Enter 回复').press('T')
    await desk.sees('[工单]', /^ >1#张\*/m)
    await desk.press('g', 'n')
    await desk.sees('通知记录', /已接入 张\*/)
    desk.resize(79, 23)
    await desk.sees('窗口太小', '会话和草稿都在', '1 份草稿被拦截')
    desk.resize(80, 24)
    await desk.sees('通知记录')
    await desk.press('escape').seesNo('通知记录').press('1').sees('[会话]').press('enter')
    await desk.sees('保证给您减免', '[拦截]')
  })
})
