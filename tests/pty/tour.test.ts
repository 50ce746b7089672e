import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { choose, openAtQueue } from './harness/at-the-queue.ts'
import { type Desk, openTerminal } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

test('who sees the desk for the first time walks its tour, leaves it, and goes on the next day', async () => {
  const home = homes.fresh()
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await desk.sees('第一次来？F4')

  await desk.press('f4')
  await desk.sees('导览 1/11', '找到客户', '按 / 查找客户')
  await desk.seesNo('第一次来')
  await desk.press('/')
  await desk.sees('输入 zw 8899')
  await desk.type('zw 8899')
  await desk.sees('导览 2/11', '按 Enter 打开', /张\S* .*8899/)
  await desk.press('enter')
  await desk.sees('导览 3/11', '逾期合计', '按 g q 去队列')

  // Nothing is lost by leaving, not even overnight.
  await desk.press('f4')
  await desk.sees('导览停在 3/11，F4 接着走')
  await desk.press('f4')
  await desk.sees('导览 3/11')
  await desk.press('ctrl+q')
  await desk.exited
  await desk.close()
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await desk.sees('导览 3/11', '选一位等待的客户，按 Enter 接入')

  await choose(desk, '怎么今天 App 上显示逾期一天')
  await desk.press('enter')
  await desk.sees('导览 4/11', '按 Enter 开始回复')
  await desk.press('enter')
  await desk.sees('输入 :: 查找话术')
  await desk.type('::')
  await desk.sees('输入 kcwh')
  await desk.type('kcwh')
  await desk.sees(/> .*开场问候/, 'opening.greet')
  await desk.press('enter')
  await desk.sees('导览 5/11', '[通过]', '看一遍，按 Enter 发送')
  await desk.press('enter')
  await desk.sees('导览 6/11', '> 林晓（演示）', '保证给您减免', 'Ctrl+V')
  await desk.press('ctrl+v')
  await desk.sees('导览 7/11', '[拦截]', '减免、延期结果不得承诺', '按 Ctrl+F 改成可以说的话')
  await desk.press('enter')
  await desk.sees('不能发送', '导览 7/11')
  await desk.press('ctrl+f')
  await desk.sees('导览 8/11', '[通过]', '结果以审核为准')
  await desk.press('escape')
  await desk.sees('按 t 登记工单')
  await desk.press('t')
  await desk.sees('看一遍，按 Enter 确认', /摘要 +你好/)
  await desk.press('enter')
  await desk.sees('再按一次 Enter 保存')
  await desk.press('enter')
  await desk.sees('导览 9/11', /工单 T-\w+ 已保存/)
  await desk.press('g', 'q')
  await desk.sees('导览 10/11', '等待接入')
  await desk.press('?')
  await desk.sees('导览 11/11', '当前位置可用的按键')
  await desk.press('ctrl+p')
  await desk.sees('走完了', '命令面板')
  await desk.press('escape').sees('当前位置可用的按键')
  await desk.press('escape').sees('Enter 接入/打开')
  await desk.press('f4')
  await desk.sees('导览已收起', 'Enter 接入/打开')
  await desk.seesNo('走完了')
  await desk.press('ctrl+q')
  expect(await desk.exited).toMatchObject({ code: 0 })
})

test('in English it is begun, passed over and left by the command line', async () => {
  desk = await openTerminal({ cols: 160, rows: 45, home: homes.fresh(), env: { ZUOXI_LANG: 'en' } })
  await desk.sees('connected', 'New here? F4')
  for (const [typed, seen] of [
    ['tour', 'Tour 1/11'],
    ['tour next', 'Tour 2/11'],
    ['tour again', 'Tour 1/11'],
    ['tour off', 'The tour waits at 1/11; F4 goes on'],
  ] as const) {
    await desk.press(':')
    await desk.sees('A command, for example')
    await desk.type(typed)
    await desk.press('enter')
    await desk.sees(seen)
    await desk.seesNo('A command, for example')
  }
})
