import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openAtQueue, take } from './harness/at-the-queue.ts'
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

async function open(cols: number, rows: number, home = homes.fresh()): Promise<void> {
  desk = await openAtQueue({ cols, rows, home })
}

describe.each([
  [80, 24],
  [160, 45],
])('an agent at %dx%d', (cols, rows) => {
  test('serves a customer in seven steps, by keyboard alone', async () => {
    await open(cols, rows)

    // 1. Find a customer: pinyin initials and the phone's last digits.
    await desk.press('/')
    await desk.sees('查找客户')
    await desk.type('zw 8899')
    await desk.sees(/张\S* .*8899 .*C20260001/, '1 位')
    expect(desk.lookOf('8899', 'C20260001')).toMatchObject({ underline: true })
    expect(desk.screen().rows.join('\n')).not.toContain('16425138899')

    // 2. See who they are and what they owe, and one bill line by line.
    await desk.press('enter')
    await desk.sees('C20260001', '逾期合计 ¥1,916.98', '¥804.49', '¥1,112.49', '逾期35天')
    await desk.press('o')
    await desk.sees(/逾期在前 *1\/5/)
    await desk.press('enter')
    await desk.sees('ZD000103', /罚息.*¥4\.33/, /利息.*¥123\.54/, /本金.*¥976\.62/)

    // 3. Serve the conversation.
    await desk.press('escape')
    await desk.sees(/逾期在前 *1\/5/)
    await desk.press('escape')
    await desk.sees('逾期合计')
    await desk.press('escape')
    await desk.sees('Enter 接入/打开')
    await take(desk, '我上个月不是还了300吗')
    // On WeChat nobody is known before they have proven who they are.
    await desk.press('V')
    await desk.sees('请客户说出下列任意 2 项', '还可尝试 3 次')
    await desk.type('张伟')
    await desk.press('down', 'down')
    await desk.type('2513')
    await desk.sees('****')
    await desk.press('enter')
    await desk.sees('核身通过', /已核身 剩\d+分/)
    await desk.press('enter')
    await desk.sees('输入 :: 插入话术')

    // 4. Insert approved wording, found by initials, filled from the ledger.
    await desk.type('::')
    await desk.sees('查找话术')
    await desk.type('sdbf')
    await desk.sees('收到部分还款', '¥300.00')
    await desk.press('enter')
    await desk.sees('已插入：收到部分还款', '目前还差¥804.49')
    expect(desk.lookOf('目前还差')).toMatchObject({ underline: true })

    // 5. Send; the customer answers, live. What must not be said is not sent, and the way out is one key.
    await desk.press('enter')
    await desk.sees('输入 :: 插入话术', '目前还差¥804.49')
    await desk.sees('那这个月的呢')
    await desk.type('不还就上门，这是规定。')
    await desk.press('enter')
    await desk.sees('不能发送', '建议', 'Ctrl+F')
    await desk.press('ctrl+f')
    await desk.sees('已改用建议')
    await desk.seesNo('不还就上门')
    await desk.press('enter')
    await desk.sees('输入 :: 插入话术')

    // 6. Log the ticket: one key opens it filled in, two more save it.
    await desk.press('escape')
    await desk.sees('Enter 回复')
    await desk.press('t')
    await desk.sees('登记工单', '业务咨询/账单', '张')
    await desk.press('enter', 'enter')
    const saved = await desk.sees(/工单 T-\w+ 已保存/)
    const code = /工单 (T-\w+) 已保存/.exec(saved.rows.join('\n'))?.[1] ?? ''
    await desk.press('T')
    await desk.sees('工单', new RegExp(`> *${code}.*业务咨询/账单`))

    // 7. Help comes from the live keymap; a key that cannot work says why.
    await desk.press('?')
    await desk.sees('当前位置可用的按键', '换筛选')
    await desk.press('escape')
    await desk.seesNo('当前位置可用的按键')
    await desk.press('9')
    await desk.sees('没有第 9 个会话')

    await desk.press('ctrl+q')
    expect(await desk.exited).toMatchObject({ code: 0 })
    expect(desk.screen().alternate).toBe(false)
  })
})
