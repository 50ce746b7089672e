import { deskInPty } from './desk-in-pty.ts'
import type { InPty } from './in-pty.ts'
import { pause } from './typing.ts'

const strokes = 300

type Where = { readonly home: string; readonly url: string; readonly token: string }

const chosen = ({ rows }: { rows: readonly string[] }): string | undefined =>
  rows.map((row) => /> *(T-\w+)/.exec(row)?.[1]).find((code) => code !== undefined)

/** How many tickets are loaded, as the title of the list says. */
const loadedOf = ({ rows }: { rows: readonly string[] }): number =>
  Number(rows.map((row) => /未结 +\d+\/(\d+)/.exec(row)?.[1]).find((count) => count !== undefined) ?? 0)

/** Move up and down in the middle of two lists, in turns. */
export async function listStrokes(short: Where, long: Where, many: number) {
  const lists = await Promise.all([listOf(short, 50), listOf(long, many)])
  const ms: [number[], number[]] = [[], []]
  for (let at = 0; at < strokes; at += 1) {
    for (const which of [0, 1] as const) {
      const list = lists[which]
      const before = chosen(list.screen())
      const stroke = await list.stroke(at % 2 === 0 ? 'j' : 'k', (screen) => {
        const now = chosen(screen)
        return now !== undefined && now !== before
      })
      ms[which].push(stroke.ms)
      await pause(30)
    }
  }
  await Promise.all(lists.map((list) => list.end()))
  return { fewMs: ms[0], manyMs: ms[1] }
}

/** The list of tickets, all of it loaded, and the cursor in its middle. */
async function listOf(at: Where, count: number): Promise<InPty> {
  const desk = deskInPty(at)
  await desk.sees(({ rows }) => rows.some((row) => row.includes('我想查一下这期账单')))
  desk.write('T')
  await desk.sees((screen) => chosen(screen) !== undefined)
  // Each End loads the page behind the last one.
  for (let loaded = loadedOf(desk.screen()); loaded < count; loaded = loadedOf(desk.screen())) {
    // Pressed again if it came while the list was being read, when it only moves.
    const pressing = setInterval(() => desk.write('kG'), 250)
    desk.write('kG')
    await desk.sees((screen) => loadedOf(screen) > loaded).finally(() => clearInterval(pressing))
  }
  desk.write('G')
  await desk.sees(({ rows }) => rows.some((row) => row.includes(`${count}/${count}`)))
  for (let back = 0; back < 25; back += 1) {
    const before = chosen(desk.screen())
    await desk.stroke('k', (screen) => chosen(screen) !== before)
  }
  return desk
}
