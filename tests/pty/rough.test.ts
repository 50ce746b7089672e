import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keymap } from '../../packages/tui/src/keys/keymap.ts'
import { openAtQueue, take } from './harness/at-the-queue.ts'
import { bytesOf } from '../../packages/tui/src/rehearsal/terminal/bytes-of.ts'
import type { Desk } from './harness/open-terminal.ts'
import { expectEdgesKept, leave, pressable, seeded, sizes, watchEdges } from './harness/rough.ts'
import { seedHomes } from './harness/seeded-home.ts'
import type { Homes } from './harness/seeded-home.ts'

let homes: Homes
let desk: Desk

beforeAll(async () => {
  homes = await seedHomes()
})
afterEach(() => desk.close())
afterAll(() => homes.remove())

const chords = pressable(
  keymap.flatMap(({ keys }) => keys.flatMap((one) => one.split(' '))),
  bytesOf,
)
/** Ways from the queue to places where keys mean something else: each key, and what tells that it was taken. */
const ways: readonly (readonly (readonly [string, string | RegExp])[])[] = [
  [],
  [['enter', 'Enter 回复']],
  [
    ['enter', 'Enter 回复'],
    ['enter', 'Enter 发送'],
  ],
  [
    ['enter', 'Enter 回复'],
    ['g c', 'Enter 打开'],
  ],
  [['T', '换筛选']],
  [['/', '查找客户']],
  [['ctrl+p', /> /]],
  [['?', '当前位置可用的按键']],
]

/** Out of whatever is open. */
const out = leave.repeat(6)

/** The desk still answers: the search opens, takes text and closes, whatever was open before. */
async function answers(at: Desk): Promise<void> {
  const asked = 'qzzz'
  /** It stands behind the search's own mark, and not in a reply. */
  const isAsked = (): boolean => at.screen().rows.some((row) => row.includes(` / ${asked}`))
  // A conversation that was taken a moment ago opens when the desk has answered, in front of whatever is there then.
  await expect
    .poll(
      async () => {
        if (isAsked()) return true
        await at.type(out)
        await drained(at)
        await at.press('g', 's').type(asked)
        await drained(at)
        return isAsked()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  // An answer that was under way may have opened a reply first, and what was typed then stands in it.
  await at.type(out).sees(() => !isAsked())
}

describe.each(sizes)('at %i×%i', (cols, rows) => {
  test('every key of the table, in the places one gets to, crashes nothing and runs over no edge', async () => {
    desk = await openAtQueue({ cols, rows, home: homes.fresh() })
    const overflown = watchEdges(desk)
    for (const way of ways) {
      await desk.type(out).press('g', 'q')
      await drained(desk)
      await desk.sees('Enter 接入/打开')
      // Taking a conversation takes an answer of the desk; from then on it is open at once.
      for (const [key, there] of way) await desk.press(...key.split(' ')).sees(there)
      const keys = way.flatMap(([key]) => key.split(' '))
      for (const chord of chords) {
        await desk.type(out).press('g', 'q', ...keys, chord)
        // A pty's buffer is small: who sends more than is read loses it.
        if (chords.indexOf(chord) % 8 === 0) await drained(desk)
      }
      await answers(desk)
      expectEdgesKept(overflown(), `every key behind ${keys.join(' ')}`)
    }
  }, 120_000)
})

test('a storm of resizes, with keys in between, leaves the frame whole', async () => {
  desk = await openAtQueue({ cols: 160, rows: 45, home: homes.fresh() })
  await take(desk, '我上个月不是还了300吗')
  const random = seeded(8719)
  for (let i = 0; i < 120; i += 1) {
    desk.resize(40 + random(160), 10 + random(50))
    await desk.press(...['j', 'k', 'tab', 'escape'].slice(random(4), 4))
  }
  desk.resize(100, 30)
  await drained(desk)
  await desk.type(out).press('g', 'q')
  const { rows } = await desk.sees('等待接入', '? 帮助', (screen) => !screen.overflown)
  expect(rows.filter((row) => row.includes('坐席台'))).toHaveLength(1)
  expect(rows.findIndex((row) => row.includes('? 帮助'))).toBe(29)
})

/** Some seconds, as the suite is run often, and more in CI; a minute is asked for by name. `ZUOXI_SEED` plays a run again. */
const monkeySeconds = Number(process.env['ZUOXI_MONKEY_SECONDS'] ?? (process.env['CI'] ? 20 : 8))
const monkeySeed = Number(process.env['ZUOXI_SEED'] ?? 20_261_122)

test(
  `a monkey at the keyboard (ZUOXI_SEED=${monkeySeed}) finds no crash and no edge`,
  async () => {
    desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
    const random = seeded(monkeySeed)
    const letters = [...'zw张伟您好账单。:/?0987 ', '👨‍👩‍👧', '\u202e', '::']
    const untilMs = performance.now() + monkeySeconds * 1000
    while (performance.now() < untilMs) {
      for (let burst = 0; burst < 20; burst += 1) {
        if (random(4) === 0) await desk.type(letters[random(letters.length)] ?? '')
        else await desk.press(chords[random(chords.length)] ?? 'j')
      }
      if (random(10) === 0) desk.resize(60 + random(120), 18 + random(35))
      // What was pressed has been read: the terminal's question is answered behind it.
      await drained(desk).catch(async (error: unknown) => {
        // The palette and the command line lead out, too; whoever takes that way comes back.
        const exit = await Promise.race([desk.exited, Promise.resolve(undefined)])
        if (exit?.code !== 0) throw error
        desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
      })
    }
    desk.resize(120, 35)
    await answers(desk)
  },
  (monkeySeconds + 60) * 1000,
)

/** F12 */
const unbound = '\u001b[24~'

/**
 * Wait until the program has read everything: it draws the screen anew for
 * `ctrl+l`, which comes last, and once: a second one that is not waited for
 * would be taken for the next one's, and a slow program fall behind by one more
 * each time. Before it goes a key that nothing is bound to, for a begun
 * sequence to end with. A frame for the window before the last resize may come
 * before that, and does not fit.
 */
async function drained(at: Desk): Promise<void> {
  const before = at.output().length
  await at
    .type(unbound)
    .press('ctrl+l')
    .sees(({ overflown }) => !overflown && at.output().slice(before).includes('\u001b[H\u001b[2J'))
}

test('a megabyte pasted into a reply is cut, said to be, and the desk goes on', async () => {
  desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
  await take(desk, '我上个月不是还了300吗')
  await desk.press('enter').sees('输入 :: 插入话术')
  await desk.paste('您好，请查收。\n'.repeat(48_000))
  await desk.sees(/截断|过长|太长|超过|超出|\/2000/)
  await desk.press('escape').sees('Enter 回复')
  await answers(desk)
})

const hostile = 'a\u001b[31m红\u001b]0;x\u0007\u202eb\u200bc\u009b2J\u0000\r\nd👨‍👩‍👧é'

test('hostile text in every field is shown harmlessly and never reaches the terminal', async () => {
  desk = await openAtQueue({ cols: 120, rows: 35, home: homes.fresh() })
  const overflown = watchEdges(desk)
  await take(desk, '我上个月不是还了300吗')
  const fields: readonly (readonly string[])[] = [
    ['enter'],
    ['g', 's'],
    ['t'],
    ['ctrl+p'],
    [':'],
    ['enter', 'f2'],
    ['g', 't', '/'],
    ['V'],
  ]
  for (const way of fields) {
    await desk.type(out).press('g', 'm', ...way)
    await drained(desk)
    await desk.paste(hostile)
    await drained(desk)
    expect(desk.screen().rows.join('\n')).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/)
  }
  await answers(desk)
  const output = desk.output()
  expect(output).not.toContain('\u001b[31m红')
  expect(output).not.toContain('\u001b]0;x')
  expect(output).not.toMatch(/[\u202a-\u202e\u200b\u009b]/)
  expectEdgesKept(overflown(), 'hostile text')
})
