import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startZuoxi, zuoxi } from '../cli/zuoxi.ts'
import { openAtQueue } from './harness/at-the-queue.ts'
import { type Desk, openTerminal } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

/** From the queue to the instalment behind the first line of the most pressing bill of 张…8899. */
async function openOverdueLoan(): Promise<void> {
  await desk.press('/')
  await desk.type('zw 8899')
  await desk.sees(/张\S* .*8899 .*C20260001/, '1 位')
  await desk.press('enter')
  await desk.sees('逾期合计 ¥1,916.98', '[待还]', 'x 数字来由')
  await desk.press('enter')
  await desk.sees('ZD000103', /> 罚息.*¥4\.33/, '[本行]')
  await desk.press('j', 'j')
  await desk.sees(/> 本金.*¥976\.62/)
  await desk.press('enter')
  await desk.sees(
    'JK000101',
    '合同年化（单利）18.00%',
    '实际年化（IRR×12）18.00%',
    '年化（复利）19.56%',
    /> 5 .*逾期/,
    /剩余本金 .*█/,
  )
}

/** Try a deferral out, save its quote, and write down how the customer said yes. Answers the arrangement's code. */
async function arrangeDeferral(): Promise<string> {
  await desk.press(':')
  await desk.sees('命令', 'JK000101', /> defer 30d/)
  await desk.type('defer soon')
  await desk.press('enter')
  await desk.sees('“soon”不行：要 1 到 90 的整数')
  await desk.press('ctrl+u')
  await desk.type('defer 30d')
  await desk.press('enter')
  await desk.sees('现在的计划', '新的计划', '客户多付 ', '年化（单利）1', '须告知客户', '报价有效至')
  await desk.press('enter')
  const saved = await desk.sees(/安排 A-\w+/, /报价 A-\w+ 已保存/, 'c 客户已确认')
  await desk.press('c')
  await desk.sees('客户怎样确认的')
  await desk.paste('电话确认，客户说同意延期三十天')
  await desk.press('enter')
  await desk.sees('待审批', '客户说同意延期三十天', /y 批准 {2}n 不批准 \(须由/)
  return /安排 (A-\w+)/.exec(saved.rows.join('\n'))?.[1] ?? ''
}

describe.each([
  [80, 24],
  [160, 45],
])('where money goes, at %dx%d', (cols, rows) => {
  test('an agent walks from a bill to its loan, asks for any figure, and tries out a deferral', async () => {
    desk = await openAtQueue({ cols, rows, home: homes.fresh() })
    await openOverdueLoan()

    // Any figure says where it comes from.
    await desk.press('x')
    await desk.sees('数字的来由 应还', '应还 ¥1,104.49', '等额本息', '取整(余额·月利率)')
    await desk.press('escape')
    await desk.press('right')
    await desk.sees('[本金]')

    const code = await arrangeDeferral()
    await desk.press('escape').sees('[本金]').press('A')
    await desk.sees('协商安排', new RegExp(`> ${code} .*待审批.*延期 30 天`))
    await desk.press('f')
    await desk.sees('须由高级坐席、合规或主管审批')

    // Back exactly the way one came.
    await desk.press('escape')
    await desk.sees(/> 5 .*逾期/)
    await desk.press('backspace')
    await desk.sees(/> 本金.*¥976\.62/)
    await desk.press('x')
    await desk.sees('数字的来由 本行', '台账分录', '¥976.62')
    await desk.press('escape').seesNo('数字的来由').press('O')
    await desk.sees('没有订单', 'b 账单')
    await desk.press('backspace', 'backspace')
    await desk.sees('逾期合计', '[待还]')
    await desk.press('ctrl+q')
    expect(await desk.exited).toMatchObject({ code: 0 })
  })
})

test('somebody else approves it, and the new schedule is in force', async () => {
  const home = homes.fresh()
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await openOverdueLoan()
  const code = await arrangeDeferral()
  await desk.press('ctrl+q')
  await desk.exited

  const password = 'a long enough password'
  const who = ['--display-name', '周敏（演示）', '--work-no', '7001', '--role', 'senior', '--password-stdin']
  await zuoxi(['agent', 'add', 'zhou.min', ...who], { home, stdin: `${password}\n` })
  const server = startZuoxi(['serve', '--port', '0', '--json'], { home })
  try {
    const url = (await server.wrote(/"url": "([^"]+)"/))[1] ?? ''
    const client = homes.fresh()
    await zuoxi(['login', '--url', url, '--name', 'zhou.min', '--password-stdin'], {
      home: client,
      stdin: `${password}\n`,
    })
    desk = await openTerminal({ cols: 80, rows: 24, home: client, env: { ZUOXI_URL: url } })
    await desk.sees('周敏', '已连接')
    await desk.press('A')
    await desk.sees('等待审批', new RegExp(`> ${code} .*待审批`))
    await desk.press('enter')
    await desk.sees('客户说同意延期三十天', 'y 批准  n 不批准  d 撤回')
    await desk.press('y')
    await desk.sees('批准的理由')
    await desk.paste('客户困难，材料齐全')
    await desk.press('enter')
    await desk.sees(`${code} 已生效`, '客户困难，材料齐全')
    await desk.press('escape', 'escape')
    await desk.press('/')
    await desk.type('zw 8899')
    await desk.sees('1 位')
    await desk.press('enter')
    await desk.sees('JK000101')
    await desk.press('A')
    await desk.sees(new RegExp(`> ${code} .*已生效`))
    await desk.press('escape', ':')
    await desk.sees('命令', /> defer 30d/)
    await desk.type('结清 今天')
    await desk.press('enter')
    await desk.sees('试算 提前结清', /前付 ¥[\d,.]+，正好结清|不能这样安排/)
  } finally {
    server.child.kill('SIGKILL')
  }
})
