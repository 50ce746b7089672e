import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { instantOf } from '@zuoxi/sdk'
import { loadCast } from '@zuoxi/fixtures'
import { httpStage } from '@zuoxi/server'
import {
  castOf,
  type FiledConversation,
  keysIn,
  needsOf,
  playConversation,
  readConversations,
} from '@zuoxi/sdk/rehearsal'
import { programSeat, terminalStage } from '../../../packages/tui/src/rehearsal/terminal-stage.ts'
import { percentile, rowOf } from '../measure.ts'
import type { Report } from '../report.ts'

const rounds = 5
/** A key that draws nothing is not waited for longer than a frame or two take. */
const frameMs = 50

const root = fileURLToPath(new URL('../../../', import.meta.url))
const command = [`${root}node_modules/.bin/node`, `${root}packages/tui/dist/zuoxi.js`] as const

/**
 * What does it cost to look at what keys did? A conversation on the stage `terminal`, from its first turn to its last,
 * beside the very same keys pressed at the same program by somebody who waits for each to be drawn and looks at nothing.
 */
export async function benchTerminalStage(tell: (progress: string) => void): Promise<Report> {
  if (!existsSync(command[1])) return { data: { terminal: 'not played: not built' }, rows: [], ratios: [] }
  const cast = await loadCast()
  const folder = await mkdtemp(join(tmpdir(), 'zuoxi-bench-keys-'))
  const file = join(folder, 'keys.yaml')
  await writeFile(file, conversation)
  const [filed] = await readConversations([file], cast)
  if (!filed) throw new Error('no conversation')
  const staged: number[] = []
  const plain: number[] = []
  let keys: readonly string[] = []
  for (let round = -1; round < rounds; round += 1) {
    tell(`by keys, round ${round + 1} of ${rounds}`)
    const played = await playedByHands(filed, cast)
    keys = played.keys
    const plainMs = await pressedBlindly(filed, cast, keys)
    // The first round finds nothing compiled.
    if (round < 0) continue
    staged.push(played.ms)
    plain.push(plainMs)
  }
  await rm(folder, { recursive: true, force: true })
  return {
    data: {
      keys: keys.length,
      'a text': 'counts as one key: it is typed at once',
      start: 'of the program not counted',
    },
    rows: [rowOf('a conversation on the stage terminal', staged), rowOf('the same keys, looked at by nobody', plain)],
    ratios: [
      {
        what: 'stage terminal ÷ the same keys, p50',
        value: percentile(staged, 50) / percentile(plain, 50),
        target: { atMost: 3 },
      },
    ],
  }
}

type Cast = Awaited<ReturnType<typeof loadCast>>

async function playedByHands({ conversation: played }: FiledConversation, cast: Cast) {
  const now = instantOf(Date.parse(played.now))
  const scene = await terminalStage(httpStage(), command).open(castOf(cast, played), now, needsOf(played))
  try {
    // The program is up before the time begins to count.
    await scene.screen?.rows()
    const startedMs = performance.now()
    const { ok, failures, trace } = await playConversation(scene, played, { traced: true })
    const ms = performance.now() - startedMs
    if (!ok || !trace) throw new Error(JSON.stringify(failures))
    return { ms, keys: trace.turns.flatMap(({ frames = [] }) => frames.flatMap(({ keys: text = '' }) => text)) }
  } finally {
    await scene.close()
  }
}

async function pressedBlindly(
  { conversation: played }: FiledConversation,
  cast: Cast,
  texts: readonly string[],
): Promise<number> {
  const now = instantOf(Date.parse(played.now))
  const scene = await httpStage().open(castOf(cast, played), now, needsOf(played))
  const seat = programSeat(scene, command)
  const keyboard = await seat.start()
  try {
    const drawn = drawnNext(keyboard.onDrawn)
    await playConversation(scene, { ...played, turns: played.turns.slice(0, 1) })
    await keyboard.rows()
    const startedMs = performance.now()
    for (const { name, text } of texts.flatMap(keysIn)) {
      const seen = drawn()
      await (text ? keyboard.type(name) : keyboard.press(name))
      await seen
    }
    return performance.now() - startedMs
  } finally {
    await keyboard.end()
    seat.clear()
    await scene.close()
  }
}

/** Until something is drawn, or a frame or two have passed. */
function drawnNext(onDrawn: (look: () => void) => void): () => Promise<void> {
  let waiting: (() => void) | undefined
  onDrawn(() => waiting?.())
  return () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, frameMs)
    waiting = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }
}

const conversation = `id: by-keys
title: 按键
customer: zhang-wei
intent: PAY.not_credited
turns:
  - customer: 我昨天还的款，怎么还显示逾期？
  - say: 您好，我来为您核实。
  - insert: repayment.not-credited
  - say: 请您稍等，我正在查看。
  - ticket: {}
    expect: { ticket: { type: PAY.not_credited, priority: P2 } }
  - move: open
  - comment: 已请账务核对
  - say: 已经为您登记，请留意通知。
  - say: 请问还有其他可以帮您的吗？
  - say: 不客气，再见。
    expect: { messages: 7 }
`
