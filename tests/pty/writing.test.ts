import { readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { InputEvent } from '../../packages/tui/src/terminal/input/event.ts'
import { recordingOf, replay } from '../../packages/tui/src/terminal/recording/recording.ts'
import { choose, openAtQueue, take } from './harness/at-the-queue.ts'
import { draftBytes, isReadable, keptDraftBytes, keptFiles } from './harness/kept.ts'
import type { Desk } from './harness/open-terminal.ts'
import { seedHomes } from './harness/seeded-home.ts'
import type { Homes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes(20)
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

const asked = '我上个月不是还了300吗'

/** In the reply to somebody, at a desk of this folder. */
async function openReply(home: string, env: Record<string, string> = {}): Promise<void> {
  desk = await openAtQueue({ cols: 80, rows: 24, home, env })
  await take(desk, asked)
  await desk.press('enter')
  await desk.sees('输入 :: 插入话术')
}

/** Back at the same reply, at a new start that tells what became of the draft. */
async function openAgain(home: string, said: string): Promise<void> {
  desk = await openAtQueue({ cols: 80, rows: 24, home })
  await desk.sees(said)
  await choose(desk, asked)
  await desk.press('enter')
}

async function isKept(home: string, text: string): Promise<void> {
  await expect.poll(() => keptDraftBytes(home), { timeout: 20_000 }).toBeGreaterThanOrEqual(draftBytes(text))
}

describe('a draft', () => {
  test('outlives kill -9 with its last words, and nobody can read it on disk', async () => {
    const home = homes.fresh()
    await openReply(home)
    const text = '您好，已看到，\n马上为您核对👍'
    await desk.paste(text)
    await desk.sees('马上为您核对')
    await isKept(home, text)
    desk.kill('SIGKILL')
    await desk.exited
    expect(isReadable(home, '核对')).toBe(false)

    await openAgain(home, '已恢复')
    await desk.sees('您好，已看到，', '马上为您核对👍')
  })

  test('is there again after leaving and signing in, and gone when it was sent', async () => {
    const home = homes.fresh()
    await openReply(home)
    await desk.type('写到一半')
    await desk.sees('写到一半')
    await desk.press('ctrl+q')
    await desk.exited

    await openAgain(home, '已恢复')
    await desk.sees('写到一半')
    await desk.press('enter', 'ctrl+u')
    await desk.sees('输入 :: 插入话术')
    await desk.press('ctrl+q')
    await desk.exited
    expect(keptFiles(home, '.sealed')).toEqual([])
  })

  test('that was damaged is set aside and told, and the desk goes on', async () => {
    const home = homes.fresh()
    await openReply(home)
    await desk.type('写到一半')
    await isKept(home, '写到一半')
    desk.kill('SIGKILL')
    await desk.exited
    const [file = ''] = keptFiles(home, '.sealed')
    truncateSync(file, 50)

    await openAgain(home, '无法读取')
    expect(keptFiles(home, '.aside')).toHaveLength(1)
    await desk.press('enter')
    await desk.type('重新写')
    await desk.sees('重新写')
    await isKept(home, '重新写')
  })
})

describe('selecting by keys', () => {
  test('shows what is selected, cuts it, and puts it in elsewhere', async () => {
    await openReply(homes.fresh())
    await desk.type('请先核对账单')
    await desk.press('shift+left', 'shift+left')
    await desk.sees('选中 2 字')
    expect(desk.lookOf('账单', '请先核对')?.inverse).toBe(true)
    expect(desk.lookOf('请先核对')?.inverse).toBe(false)
    await desk.press('ctrl+x')
    await desk.sees(/请先核对$/m)
    await desk.press('home', 'ctrl+v')
    await desk.sees('账单请先核对')
    await desk.press('ctrl+z', 'ctrl+z')
    await desk.sees('请先核对账单')
    // A terminal without Shift and arrows: a mark, and then plain moves.
    await desk.press('end', 'ctrl+space', 'ctrl+left')
    await desk.sees(/选中 \d 字/)
    await desk.press('escape')
    await desk.seesNo(/选中 \d 字/)
    await desk.sees('Enter 发送')
  })
})

describe('a paste', () => {
  test('of a megabyte keeps the desk at work: what fits is there, it is told, and one key takes it back', async () => {
    await openReply(homes.fresh())
    await desk.paste('还款'.repeat(175_000))
    await desk.sees('只放下前 10000 字')
    await desk.press('ctrl+z')
    await desk.sees('输入 :: 插入话术')
    await desk.type('还能写')
    await desk.sees('还能写')
  })
})

test('a recording made on request has every key, in a file of the owner alone', async () => {
  const home = homes.fresh()
  const path = join(home, 'input.jsonl')
  await openReply(home, { ZUOXI_RECORD_INPUT: path })
  await desk.type('张wei')
  await desk.press('shift+left')
  await desk.paste('一\n二')
  await desk.sees(/^ *二$/m)
  await desk.press('ctrl+q')
  await desk.exited
  const events: InputEvent[] = []
  replay(recordingOf(readFileSync(path, 'utf8')), (each) => events.push(...each))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const keys = events.map((event) => (event.kind === 'key' ? event.chord : event.kind === 'paste' ? event.text : ''))
  expect(keys.slice(-7)).toEqual(['张', 'w', 'e', 'i', 'shift+left', '一\n二', 'ctrl+q'])
})
