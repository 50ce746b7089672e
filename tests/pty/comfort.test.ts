import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openAtQueue, take } from './harness/at-the-queue.ts'
import { type Desk, openTerminal } from './harness/open-terminal.ts'
import { type Homes, seedHomes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

async function open(home = homes.fresh()): Promise<string> {
  desk = await openAtQueue({ cols: 120, rows: 35, home })
  return home
}

/** Wait for something that is not drawn. */
function writes(pattern: RegExp): Promise<unknown> {
  return desk.sees(() => pattern.test(desk.output()))
}

describe('settings', () => {
  test('saved beside the desk hold at once, and what is wrong is told by its line', async () => {
    const home = await open()
    const file = join(home, 'settings.yaml')
    const before = desk.output().length
    writeFileSync(file, '# mine\ntheme: light # by day\nmouze: off\n')
    await desk.sees('settings.yaml 第 3 行第 1 列', '是不是 mouse')
    expect(desk.output().slice(before)).toContain('38;5;24m')
    await desk.press(':')
    await desk.type('set theme mono')
    await desk.press('enter')
    await desk.sees('mono', (screen) => screen.rows.every((row) => !row.startsWith(':')))
    await desk.sees(() => readFileSync(file, 'utf8').includes('mono'))
    expect(readFileSync(file, 'utf8')).toBe('# mine\ntheme: mono # by day\nmouze: off\n')
    await desk.sees(() => desk.lookOf('队列')?.coloured === false)
  })

  test('are there in the first frame of the next start', async () => {
    const home = homes.fresh()
    writeFileSync(join(home, 'settings.yaml'), 'theme: mono\ntitle: off\n')
    await open(home)
    expect(desk.output()).not.toMatch(/\u001b\[[\d;]*3[0-7]m/)
    expect(desk.output()).not.toContain('\u001b]2;')
  })
})

describe('what the terminal shows outside the desk', () => {
  test('the title says how many wait, and the one before comes back', async () => {
    await open()
    await writes(/\u001b\[22;2t[^]*\u001b\]2;坐席台 · \d+ 人等待\u0007/)
    await desk.press('ctrl+q')
    await desk.exited
    expect(desk.output().lastIndexOf('\u001b[23;2t')).toBeGreaterThan(desk.output().lastIndexOf('\u001b]2;'))
    expect(desk.output()).not.toMatch(/\u001b\]2;[^\u0007]*[\u4e00-\u9fff]\*/)
  })

  test('copying is masked, and only where it was allowed', async () => {
    const home = homes.fresh()
    writeFileSync(join(home, 'settings.yaml'), 'clipboard: on\n')
    await open(home)
    await take(desk, '会员服务费')
    await desk.sees(/会员服务费是什么/)
    await desk.press('alt+c')
    await desk.sees('已交给终端复制')
    const copied = /\u001b\]52;c;([\w+/=]+)\u0007/.exec(desk.output())?.[1] ?? ''
    expect(Buffer.from(copied, 'base64').toString()).toContain('会员服务费')
  })

  test('without it the key says how to allow it, and nothing leaves', async () => {
    await open()
    await take(desk, '会员服务费')
    await desk.sees(/会员服务费是什么/)
    await desk.press('alt+c')
    await desk.sees(':set clipboard on')
    expect(desk.output()).not.toContain('\u001b]52')
  })
})

test('drawn anew, every row is sent again', async () => {
  await open()
  const before = desk.output().length
  await desk.press('ctrl+l')
  await desk.sees(() => /\u001b\[2J[^]*坐席台[^]*已连接/.test(desk.output().slice(before)))
  await desk.sees('等待接入')
})

test('the doctor asks the terminal and gives it back', async () => {
  desk = await openTerminal({ cols: 120, rows: 60, home: homes.fresh(), args: ['doctor'] })
  await desk.exited
  const { rows, alternate } = desk.screen()
  expect(alternate).toBe(false)
  expect(rows.join('\n')).toMatch(/① 1/)
  expect(rows.join('\n')).not.toContain('^[')
})
