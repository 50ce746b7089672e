import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { choose, openAtQueue, take } from './harness/at-the-queue.ts'
import type { Desk } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

const asks = '我上个月不是还了300吗'

/** A home where messages wait so many seconds before they leave. */
function homeWithWindow(seconds: number): string {
  const home = homes.fresh()
  setWindow(home, seconds)
  return home
}

function setWindow(home: string, seconds: number): void {
  writeFileSync(join(home, 'settings.yaml'), `undoSeconds: ${seconds}\n`)
}

async function sends(text: string): Promise<void> {
  await desk.press('enter')
  await desk.sees('输入 :: 插入话术')
  await desk.type(text)
  await desk.sees(text)
  await desk.press('enter')
}

describe.each([
  [80, 24],
  [160, 45],
])('a message in its window at %dx%d', (cols, rows) => {
  test('is taken back with z, and with Ctrl+Z in the empty reply', async () => {
    desk = await openAtQueue({ cols, rows, home: homeWithWindow(60) })
    await take(desk, asks)
    await sends('您好，我在。')
    await desk.sees(/待发 撤回窗口 \d+s.*撤回/, '待发 1')
    await desk.press('ctrl+z')
    await desk.sees('已撤回', /^.*\[通过\] 6\/2000/m)
    await desk.press('enter')
    await desk.sees(/待发 撤回窗口 \d+s/)
    await desk.press('escape')
    await desk.sees('Enter 回复')
    await desk.press('z')
    await desk.sees('已撤回')
    await desk.seesNo('撤回窗口')
  })
})

test('a message in its window when the terminal is killed is sent by the next one, once', async () => {
  const home = homeWithWindow(60)
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await take(desk, asks)
  await sends('您好，我在。')
  await desk.sees(/撤回窗口 5\ds/)
  desk.kill('SIGKILL')
  await desk.exited

  setWindow(home, 0)
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await desk.sees(/1 条消息没有发出，现在继续/)
  await choose(desk, '您好，我在。')
  await desk.press('enter')
  const { rows } = await desk.sees(asks, /> 林晓.* \d\d:\d\d/)
  expect(rows.filter((row) => row === '  您好，我在。')).toHaveLength(1)
  expect(rows.join('\n')).not.toContain('待发')
  desk.kill('SIGKILL')
  await desk.exited

  // Nothing is left over to be sent again.
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  expect(desk.screen().rows.join('\n')).not.toContain('现在继续')
})

test('who leaves with a message unsent is asked first', async () => {
  desk = await openAtQueue({ cols: 80, rows: 24, home: homeWithWindow(60) })
  await take(desk, asks)
  await sends('您好，我在。')
  await desk.sees('撤回窗口')
  await desk.press('ctrl+q')
  await desk.sees('还有 1 条消息没有发出', '下次打开时继续发送')
  await desk.press('y')
  expect(await desk.exited).toMatchObject({ code: 0 })
})
