import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadCast } from '@zuoxi/fixtures'
import { connect } from '@zuoxi/sdk'
import { openDesk, seedDemo } from '@zuoxi/server'
import { rowOf, percentile } from './lib/measure.ts'
import type { Bench, Ratio, Report, Row } from './lib/report.ts'
import { withServed } from './lib/served.ts'
import { inTemporaryFolder } from './lib/temporary.ts'
import { coldStarts } from './lib/terminal/cold.ts'
import { crowd, says, tickets } from './lib/terminal/crowd.ts'
import { deskInPty, toReply } from './lib/terminal/desk-in-pty.ts'
import { columns, cpuMs, inPty, type InPty, node, residentMiB, rows } from './lib/terminal/in-pty.ts'
import { listStrokes } from './lib/terminal/lists.ts'
import { noneTyped, pause, typedText, typeInTurns, type Typed, typist } from './lib/terminal/typing.ts'

const rounds = 400
const roundMs = 110
/** Quiet and busy typing take turns of so many keys: short ones, so that what else the machine does meets both alike. */
const sliceRounds = 30
const slices = 24
const messagesPerSecond = 5
/**
 * After so many frames memory has to be flat. Before, it grows once in a step, when V8 makes room for more young
 * objects; where that falls between two measurements says nothing about the desk.
 */
const settledFrames = 10_000
const frames = 20_000
const many = 10_000
const few = 50

const { only } = parseArgs({ options: { only: { type: 'string' } }, strict: false }).values

export const bench: Bench = {
  asks: 'how near is the desk to a screen written by hand, from key to cell, and how soon is it there?',
  run: (tell) =>
    inTemporaryFolder(async (folder) => {
      tell('making desks')
      const at = await desks(folder)
      const parts: Part[] = []
      const coldToo = async (remote: Remote): Promise<void> => {
        tell('cold starts')
        parts.push(await coldStarts(remote, { home: at.home }))
      }
      if (only === 'cold') {
        const served = { home: join(folder, 'agent'), token: at.agentToken }
        await withServed(at.path, { clients: 0 }, (_none, { url }) => coldToo({ ...served, url }))
        return together(parts)
      }
      await withServed(at.path, { clients: 0 }, async (_none, { url }) => {
        // Each desk has a folder of its own: the draft of the one before it would be in its reply.
        let opened = 0
        const remote = () => ({ home: join(folder, `agent-${(opened += 1)}`), url, token: at.agentToken })
        const floor = await floorFor(folder, remote())
        tell(`typing: ${rounds} keys each`)
        parts.push(await typing(remote(), floor, folder))
        tell('typing while messages come')
        parts.push(await withMessages(remote(), { url, token: at.channelToken }, at.waiting))
        tell('memory')
        parts.push(await memory(remote()))
        await coldToo(remote())
      })
      tell(`lists of ${few} and ${many} rows`)
      parts.push(await longLists(folder))
      return together(parts)
    }),
}

interface Part {
  readonly rows: readonly Row[]
  readonly ratios: readonly Ratio[]
  readonly data: Report['data']
}

function together(parts: readonly Part[]): Report {
  const data = {
    terminal: `pty of ${columns}×${rows}`,
    typed: 'Chinese and Latin letters, in and out again; each is judged by the gate',
  }
  return {
    data: Object.assign(data, ...parts.map((part) => part.data)) as Report['data'],
    rows: parts.flatMap((part) => part.rows),
    ratios: parts.flatMap((part) => part.ratios),
  }
}

/** A demo desk with people waiting, and who may sign in to it. */
async function desks(folder: string) {
  const home = join(folder, 'home')
  const path = join(home, 'desk.db')
  const desk = await openDesk(made(home))
  await seedDemo(desk, await loadCast(), { customers: 300, seed: 8719 })
  const waiting = await crowd(desk, 12)
  const [agentToken, channelToken] = await Promise.all([desk.signInLocally('agent'), desk.signInLocally('channel')])
  await desk.close()
  return { home, path, waiting, agentToken, channelToken }
}

/** The folder of a desk, and where its file will be. */
function made(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  return join(home, 'desk.db')
}

type Remote = { readonly home: string; readonly url: string; readonly token: string }

/** The hand-written program is given the desk's own screen, and echoes into its reply. */
async function floorFor(folder: string, remote: Remote): Promise<string> {
  const desk = deskInPty(remote)
  await toReply(desk)
  const { rows: shown, cursor } = desk.screen()
  await desk.end()
  const path = join(folder, 'screen.json')
  writeFileSync(path, JSON.stringify({ rows: shown, row: cursor.row, column: cursor.column }))
  return path
}

async function openFloor(screen: string): Promise<InPty> {
  const floor = inPty(node, [fileURLToPath(new URL('./lib/terminal/floor-program.ts', import.meta.url)), screen], {})
  await floor.sees(({ rows: shown }) => shown.some((row) => row.includes('坐席台')))
  await pause(200)
  return floor
}

/** The finder that everybody admires, over as many lines as a demo has customers. */
async function openFzf(folder: string): Promise<InPty | undefined> {
  if (spawnSync('fzf', ['--version']).status !== 0) return undefined
  const list = join(folder, 'customers.txt')
  // Every second line has what is typed, so that it has something to find at each key.
  const line = (_: unknown, at: number): string => `C2026${at} ${at % 2 === 0 ? typedText : '张* 138****8899 逾期'}`
  writeFileSync(list, Array.from({ length: many }, line).join('\n'))
  const fzf = inPty('/bin/sh', ['-c', `exec fzf < '${list}'`], {})
  await fzf.sees(({ rows: shown }) => shown.some((row) => row.includes(`${many}/${many}`)))
  // It draws its prompt last.
  await pause(300)
  return fzf
}

async function typing(remote: Remote, screen: string, folder: string): Promise<Part> {
  const desk = deskInPty(remote)
  await toReply(desk)
  const floor = await openFloor(screen)
  const fzf = await openFzf(folder)
  const programs = [desk, floor, ...(fzf ? [fzf] : [])]
  const hands = programs.map((program) => ({ program, typist: typist(program), into: noneTyped() }))
  await typeInTurns(hands, 60, roundMs)
  for (const hand of hands) hand.into = noneTyped()
  const before = programs.map(({ pid }) => cpuMs(pid))
  await typeInTurns(hands, rounds, roundMs)
  const cpu = programs.map(({ pid }, i) => (cpuMs(pid) - (before[i] ?? 0)) / rounds)
  await Promise.all(programs.map((program) => program.end()))
  const [ours = noneTyped(), byHand = noneTyped(), peer] = hands.map(({ into }) => into)
  const ratio = (percent: number): number => percentile(ours.ms, percent) / percentile(byHand.ms, percent)
  return {
    data: {
      keys: `${rounds} for each program, in turns, one each in ${roundMs} ms`,
      'CPU a key, ms': ['desk', 'by hand', 'fzf']
        .map((name, i) => `${name} ${cpu[i]?.toFixed(1) ?? 'not installed'}`)
        .join(', '),
    },
    rows: [
      rowOf('key to cell: the desk', ours.ms),
      rowOf('key to cell: ANSI by hand', byHand.ms),
      ...(peer ? [rowOf(`key to cell: fzf over ${many} lines`, peer.ms)] : []),
    ],
    ratios: [
      { what: 'key to cell, desk ÷ by hand, p50', value: ratio(50), target: { atMost: 4 } },
      { what: 'key to cell, desk ÷ by hand, p99', value: ratio(99), target: { atMost: 4 } },
      ...(peer
        ? [
            {
              what: 'key to cell, desk ÷ fzf (the peer), p50',
              value: percentile(ours.ms, 50) / percentile(peer.ms, 50),
              target: { atMost: 1 },
            },
          ]
        : []),
      { what: 'bytes for a typed letter, p50', value: percentile(ours.bytes, 50), target: { atMost: 300 } },
      { what: 'bytes for a typed letter, p99', value: percentile(ours.bytes, 99), target: { atMost: 300 } },
    ],
  }
}

/** Customers write meanwhile: to the conversation that is open, and to the others. */
async function withMessages(
  remote: Remote,
  channelAt: { url: string; token: string },
  waiting: Awaited<ReturnType<typeof desks>>['waiting'],
): Promise<Part> {
  const channel = await connect(channelAt)
  const desk = deskInPty(remote)
  await toReply(desk)
  const [quiet, busy] = [noneTyped(), noneTyped()]
  const hand = { program: desk, typist: typist(desk) }
  let failed: unknown
  let said = 0
  const speak = (): void => {
    const at = said % 6
    said += 1
    says(channel, at, `还有一个问题，第 ${said} 次问了。`, waiting[at]).catch((error: unknown) => (failed = error))
  }
  for (let slice = 0; slice < slices; slice += 1) {
    await typeInTurns([{ ...hand, into: quiet }], sliceRounds, 50)
    const speaking = setInterval(speak, 1000 / messagesPerSecond)
    await typeInTurns([{ ...hand, into: busy }], sliceRounds, 50)
    clearInterval(speaking)
    await pause(300)
  }
  await desk.end()
  if (failed) throw failed as Error
  return {
    data: { 'messages while typing': `${said}, ${messagesPerSecond} a second, a sixth of them in the open thread` },
    rows: [rowOf('key to cell, nobody writes', quiet.ms), rowOf('key to cell, 5 messages a second', busy.ms)],
    ratios: [
      { what: 'messages ÷ quiet, p50', value: share(busy, quiet, 50), target: { atMost: 1.5 } },
      { what: 'messages ÷ quiet, p99', value: share(busy, quiet, 99), target: { atMost: 1.5 } },
    ],
  }
}

function share(one: Typed, other: Typed, percent: number): number {
  return percentile(one.ms, percent) / percentile(other.ms, percent)
}

/** Type as fast as it is drawn, and see what stays resident. */
async function memory(remote: Remote): Promise<Part> {
  const desk = deskInPty(remote)
  await toReply(desk)
  const hand = typist(desk)
  const resident: number[] = []
  for (let frame = 0; frame < frames; frame += 1) {
    await hand.next()
    if (frame % 100 === 99) resident.push(residentMiB(desk.pid))
  }
  await desk.end()
  const mean = (from: number, to: number): number => {
    const part = resident.slice(from / 100, to / 100)
    return part.reduce((sum, each) => sum + each, 0) / part.length
  }
  const at = (frame: number): number => mean(frame - 1000, frame)
  const told = [1000, settledFrames / 2, settledFrames, frames].map((frame) => `${at(frame).toFixed(0)} at ${frame}`)
  return {
    data: { 'resident MiB by frame': told.join(', ') },
    rows: [],
    ratios: [
      {
        what: `resident memory, frame ${frames} ÷ ${settledFrames}`,
        value: at(frames) / at(settledFrames),
        target: { atMost: 1.1 },
      },
    ],
  }
}

async function longLists(folder: string): Promise<Part> {
  const homes = await Promise.all(
    [few, many].map(async (count) => {
      const home = join(folder, `list-${count}`)
      const desk = await openDesk(made(home))
      await seedDemo(desk, await loadCast(), { customers: 60, seed: 8719 })
      await crowd(desk, 2)
      await tickets(desk, count)
      const token = await desk.signInLocally('agent')
      await desk.close()
      return { path: join(home, 'desk.db'), home, token }
    }),
  )
  const [short, long] = homes as [(typeof homes)[0], (typeof homes)[0]]
  const { fewMs, manyMs } = await withServed(short.path, { clients: 0 }, (_, shortAt) =>
    withServed(long.path, { clients: 0 }, (_none, longAt) =>
      listStrokes({ ...short, url: shortAt.url }, { ...long, url: longAt.url }, many),
    ),
  )
  return {
    data: { 'list rows': `tickets, ${few} and ${many}, both loaded whole, moved in their middle` },
    rows: [rowOf(`key to row, ${few} rows`, fewMs), rowOf(`key to row, ${many} rows`, manyMs)],
    ratios: [
      {
        what: `a frame with ${many} rows ÷ with ${few}, p50`,
        value: percentile(manyMs, 50) / percentile(fewMs, 50),
        target: { atMost: 1.3 },
      },
    ],
  }
}
