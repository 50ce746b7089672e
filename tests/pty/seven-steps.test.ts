import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTerminal } from './harness/open-terminal.ts'
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

async function open(cols: number, rows: number, home = homes.fresh()): Promise<Desk> {
  desk = await openTerminal({ cols, rows, home })
  await desk.sees('等待接入', '已连接')
  return desk
}

/** Move down the queue until the cursor is on the conversation that says this. */
async function choose(text: string): Promise<void> {
  const chosen = (rows: readonly string[]): boolean => rows.some((row, i) => row.startsWith('>') && rows[i + 1]?.includes(text))
  await desk.sees(text)
  await desk.press('g')
  for (let { rows } = desk.screen(); !chosen(rows); { rows } = desk.screen()) {
    const before = rows.findIndex((row) => row.startsWith('>'))
    await desk.press('j')
    await desk.sees((screen) => screen.rows.findIndex((row) => row.startsWith('>')) !== before)
  }
}

/** What is on disk of unsent texts. */
function draftsIn(home: string): string {
  const folder = join(home, 'drafts')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
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
    await desk.sees('C20260001', '逾期合计 ¥1,929.68', '¥825.80', '¥1,103.88', '逾期35天')
    await desk.press('o')
    await desk.sees(/逾期在前 *1\/5/)
    await desk.press('enter')
    await desk.sees('ZD000103', /罚息.*¥25\.64/, /利息.*¥123\.54/, /本金.*¥976\.62/)

    // 3. Serve the conversation.
    await desk.press('escape')
    await desk.sees(/逾期在前 *1\/5/)
    await desk.press('escape')
    await desk.sees('逾期合计')
    await desk.press('escape')
    await desk.sees('Enter 接入')
    await choose('我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('已接入', '我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('输入 :: 插入话术')

    // 4. Insert approved wording, found by initials, filled from the ledger.
    await desk.type('::')
    await desk.sees('查找话术')
    await desk.type('sdbf')
    await desk.sees('收到部分还款', '¥300.00')
    await desk.press('enter')
    await desk.sees('已插入：收到部分还款', '目前还差¥825.80')
    expect(desk.lookOf('目前还差')).toMatchObject({ underline: true })

    // 5. Send; the customer answers, live. What must not be said is not sent, and the way out is one key.
    await desk.press('enter')
    await desk.sees('输入 :: 插入话术', '目前还差¥825.80')
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

describe('an agent', () => {
  test('finds a half-written draft again after the terminal was killed', async () => {
    const home = homes.fresh()
    await open(80, 24, home)
    await choose('我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('已接入')
    await desk.press('enter')
    await desk.type('您好，我看到您上月')
    await desk.sees('您好，我看到您上月')
    await expect.poll(() => draftsIn(home), { timeout: 20_000 }).toContain('您好，我看到您上月')
    desk.kill('SIGKILL')
    await desk.exited

    await open(80, 24, home)
    await choose('我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('您好，我看到您上月')
  })

  test('types in a burst, Return included, and the cursor stands where an input method needs it', async () => {
    await open(80, 24)
    await choose('我上个月不是还了300吗')
    await desk.press('enter')
    await desk.sees('已接入')
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
    expect(desk.output()).not.toContain('\u001b]0;owned')
    expect(desk.output()).not.toMatch(/[\u202e\u2066\u2069\u200b]/)
  })

  test('is told when the window is too small, and goes on when it is not', async () => {
    await open(80, 24)
    desk.resize(60, 15)
    await desk.sees('窗口太小')
    desk.resize(160, 45)
    await desk.sees('等待接入', '客户')
    desk.resize(80, 24)
    await desk.sees('等待接入')
  })
})
