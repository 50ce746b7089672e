import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startZuoxi, zuoxi } from '../cli/zuoxi.ts'
import { openAtQueue, take } from './harness/at-the-queue.ts'
import { type Desk, openTerminal, program } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

const atClock = fileURLToPath(new URL('harness/at-clock.ts', import.meta.url))
const dayMs = 86_400_000

let homes: Homes
let desk: Desk
/** Tomorrow by the day of Shanghai, so that nothing that was seeded lies ahead. */
let tomorrow: string

beforeAll(async () => {
  homes = await seedHomes()
  tomorrow = new Date(Date.now() + 8 * 3_600_000 + dayMs).toISOString().slice(0, 10)
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

/** The desk at an hour of tomorrow in Shanghai, in the thread of the customer whose transfer has not come. */
async function serveAt(hour: string, cols = 80, rows = 24): Promise<void> {
  const env = { ZUOXI_TEST_NOW: `${tomorrow}T${hour}:00+08:00` }
  desk = await openAtQueue({ cols, rows, home: homes.fresh(), env, run: ['--import', atClock, program] })
  await take(desk, '怎么今天 App 上显示逾期一天')
}

/** Write in the empty reply. */
async function write(text: string): Promise<void> {
  await desk.press('ctrl+u')
  await desk.paste(text)
}

describe('nothing wrong leaves the desk', () => {
  test('a wrong amount, a promise and an evasion are stopped, each with a fix of one key', async () => {
    await serveAt('10:00')
    await desk.sees('可外呼 至 22:00', '告知 0/1')
    await desk.press('enter')
    const { rows } = await desk.sees(/账单 ZD000203 \d{4}-\d\d/)
    const month = Number(/ZD000203 \d{4}-(\d\d)/.exec(rows.join('\n'))?.[1])
    const wrong = `您${month}月账单应还¥898.49`
    await write(wrong)
    const stopped = await desk.sees(
      '[拦截]',
      '! 拦截 “¥898.49”',
      /你写 ¥898\.49，账上 ¥888\.\d\d/,
      'Ctrl+F 建议: ¥888.',
    )
    const right = /建议: (¥[\d.]+)/.exec(stopped.rows.join('\n'))?.[1] ?? ''
    expect(desk.lookOf('¥898.49', `您${month}月`)).toMatchObject({ bold: true, underline: true })
    await desk.press('enter')
    await desk.sees('不能发送', wrong)
    await desk.press('ctrl+f')
    await desk.sees('[通过]', `您${month}月账单应还${right}`)

    await write('您好，保证给您减免')
    await desk.sees('! 拦截 “保证给您减免”', '减免、延期结果不得承诺')
    await desk.press('ctrl+g')
    await desk.sees('依据 (内部规定): ')
    await desk.press('ctrl+f')
    await desk.sees('[通过]', '结果以审核为准')

    await write('保\u200b 證 給 您 減 免')
    await desk.sees('[拦截]', 'promise-waiver')
    await desk.press('ctrl+f')
    await desk.sees('[通过]')
    await desk.press('enter')
    await desk.sees('> 林晓（演示）', '结果以审核为准', '0/1')
  })

  test('at night nobody is called, and the screen says until when', async () => {
    await serveAt('22:30')
    await desk.sees('! 不可外呼', '08:00 起可以', '22:00–08:00 不得主动联系')
    await desk.press('C')
    await desk.sees('现在不可联系', '08:00 起可以')
    await desk.press('enter')
    await desk.sees('这次联系违反规定')
    await desk.press('escape')
    await desk.seesNo('登记外呼')
  })

  test('what has to be told first is told, ticks itself, and what was told can be looked up', async () => {
    await serveAt('10:00')
    await desk.press('D')
    await desk.sees('须告知客户', '[ ] 未告知', '自报机构和工号')
    await desk.press('enter')
    await desk.sees('已插入：开场问候', '告知 1/1')
    await desk.press('enter')
    await desk.sees('> 林晓（演示）', '话术 opening.greet v1')
    await desk.press('escape').sees('Enter 回复').press('W')
    await desk.sees('告知了什么', '开场问候 opening.greet@1 生效', '一字未改')
    await desk.press('escape').sees('Enter 回复').press('V')
    await desk.sees('请客户说出下列任意 2 项', '还可尝试 3 次')
    await desk.type('无此人')
    await desk.press('down')
    await desk.type('4321')
    await desk.sees('***', '****')
    await desk.press('enter')
    await desk.sees('核身未通过，还可尝试 2 次')
    expect(desk.output()).not.toMatch(/无此人|4321/)
  })

  test('a promise with a time is kept, due on the business calendar', async () => {
    await serveAt('10:00')
    await desk.press('enter')
    await desk.paste('我们会在3个工作日内回复您。')
    await desk.sees('[通过]')
    await desk.press('enter')
    await desk.sees('> 林晓（演示）', '承诺 1 待办')
    await desk.press('escape').sees('Enter 回复').press('P')
    await desk.sees('我的 1/1', '3个工作日内回复', '林晓（演示）')
    await desk.press('y')
    await desk.sees('怎样兑现的')
    await desk.paste('已回复客户')
    await desk.press('enter')
    await desk.sees('承诺已兑现', '没有待办的承诺')
  })
})

test('a wording that an officer suspends in one terminal leaves the reply in another, with why', async () => {
  const home = homes.fresh()
  const password = 'a long enough password'
  const who = ['--display-name', '何规（演示）', '--work-no', '7002', '--role', 'officer', '--password-stdin']
  await zuoxi(['agent', 'add', 'he.gui', ...who], { home, stdin: `${password}\n` })
  const server = startZuoxi(['serve', '--port', '0', '--json'], { home })
  let officer: Desk | undefined
  try {
    const url = (await server.wrote(/"url": "([^"]+)"/))[1] ?? ''
    const client = homes.fresh()
    await zuoxi(['login', '--url', url, '--name', 'he.gui', '--password-stdin'], {
      home: client,
      stdin: `${password}\n`,
    })
    desk = await openAtQueue({ cols: 80, rows: 24, home })
    await take(desk, '怎么今天 App 上显示逾期一天')
    await desk.press('D')
    await desk.sees('须告知客户', '[ ] 未告知')
    await desk.press('enter')
    await desk.sees('已插入：开场问候', '很高兴为您服务')

    officer = await openTerminal({ cols: 160, rows: 45, home: client, env: { ZUOXI_URL: url } })
    await officer.sees('何规', '已连接')
    await officer.press(':')
    await officer.sees('命令')
    await officer.type('wording')
    await officer.press('enter')
    await officer.sees('话术文档', 'account.close')
    await officer.type('opening.greet')
    await officer.sees(/> 生效 +开场问候 +opening\.greet v1/)
    await officer.press('enter')
    await officer.sees('样例客户', 'p 停用')
    await officer.press('p')
    await officer.sees('为什么停用')
    await officer.paste('措辞与新规不符')
    await officer.press('enter')
    await officer.sees('停用原因: 措辞与新规不符')

    await desk.sees('话术【开场问候】v1 停用，已从草稿移除：措辞与新规不符')
    await desk.seesNo('很高兴为您服务')
    await desk.press('ctrl+z')
    await desk.sees('【开场问候】已停用，删除后才能发送', '[拦截]')
  } finally {
    await officer?.close()
    server.child.kill('SIGKILL')
  }
})
