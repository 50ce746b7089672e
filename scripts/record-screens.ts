import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Desk, openTerminal, program } from '../tests/pty/harness/open-terminal.ts'
import { newEmulator } from '../tests/pty/harness/screen.ts'
import { seedHomes } from '../tests/pty/harness/seeded-home.ts'
import { root } from './run.ts'
import { svgOf } from './screens/svg.ts'

/**
 * Record the pictures of the README and the guides from the built program, on a
 * new demo desk: `node --conditions=@zuoxi/source scripts/record-screens.ts`.
 */

const folder = join(root, 'docs/screens')
/** Enough customers for a list that is full, and few enough to be made at once. */
const homes = await seedHomes(4_000)
const home = homes.fresh()
const size = { cols: 150, rows: 36 }

async function record(name: string, title: string, desk: Desk): Promise<void> {
  const emulator = newEmulator(size.cols, size.rows)
  await new Promise<void>((resolve) => emulator.write(desk.output(), resolve))
  writeFileSync(join(folder, `${name}.svg`), svgOf(emulator, title))
}

mkdirSync(folder, { recursive: true })
/** By day, whatever the hour it is recorded at: at night the screen says that nobody may be called. */
const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
const desk = await openTerminal({
  ...size,
  home,
  env: { ZUOXI_TEST_NOW: `${tomorrow}T10:30:00+08:00` },
  run: ['--import', join(root, 'tests/pty/harness/at-clock.ts'), program],
})
try {
  await desk.sees('等待接入', '欧阳')
  await desk.press('/')
  await desk.type('zw')
  await desk.sees('20 位')
  await record('search', '按 / 查找客户：姓名、拼音、首字母、手机号', desk)
  await desk.press('escape')
  await desk.seesNo('20 位')
  await desk.press('enter')
  await desk.sees('已接入', '逾期合计')
  await desk.press('enter')
  await desk.type('::')
  await desk.sees('话术', '预览')
  await desk.type('wrz')
  await desk.sees('还款未入账已登记', 'repayment.not-credited')
  await record('wording', '按 :: 插入话术，金额来自账本', desk)
  await desk.press('enter')
  await desk.seesNo('预览')
  await desk.press('enter')
  await desk.sees('话术 repayment.not-credited v1')
  const { rows } = await desk.sees(/账单 ZD000203 \d{4}-\d\d/)
  const month = Number(/ZD000203 \d{4}-(\d\d)/.exec(rows.join('\n'))?.[1])
  await desk.paste(`您${month}月账单应还¥898.49`)
  await desk.sees('[拦截]', /账上 ¥888\.\d\d/, 'Ctrl+F 建议: ¥888.')
  await record('gate', '写错的金额发不出去：账上是多少，一键改正', desk)
  await desk.press('ctrl+u')
  await desk.type('百分百今天到账')
  await desk.sees('[拦截]', '到账')
  await record('desk', '坐席台：队列、会话、客户，和不让发送的承诺', desk)
  await desk.press('escape', '/')
  await desk.type('zw 8899')
  await desk.sees('1 位')
  await desk.press('enter')
  await desk.sees('ZD000103')
  await desk.press('enter')
  await desk.sees('[本行]')
  await desk.press('enter')
  await desk.sees('JK000101', '年化（单利）', /> 5 .*逾期/)
  await record('loan', '借据：年化、每期构成、剩余本金，光标停在来处的那一期', desk)
  await desk.press('x')
  await desk.sees('数字的来由', '等额本息')
  await record('explain', '按 x 查看数字的来由：算式、依据、台账分录', desk)
  await desk.press('escape', ':')
  await desk.type('defer 30d')
  await desk.press('enter')
  await desk.sees('新的计划', '须告知客户', '可以申请延期')
  await record('what-if', '按 : 试算延期：两份计划并排，多付多少，年化多少', desk)
} finally {
  await desk.close()
  homes.remove()
}
