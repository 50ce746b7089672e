import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryStage } from '@zuoxi/server'
import { type Cast, rehearse } from '@zuoxi/sdk/rehearsal'
import { loadCast } from '@zuoxi/fixtures'
import { rowOf } from '../measure.ts'
import type { Report, Row } from '../report.ts'
import { inTemporaryFolder } from '../temporary.ts'

const turns = 12
const fewest = 100
const most = 10_000

/** How many conversations of 12 turns does one core play in memory in a minute, and does their number matter? */
export function benchMemory(tell: (progress: string) => void): Promise<Report> {
  return inTemporaryFolder(async (folder) => {
    const cast = await loadCast()
    await played(cast, folder, 50)
    const runs: Run[] = []
    for (const count of [fewest, 1_000, most]) {
      const run = await played(cast, folder, count)
      tell(`${count} conversations: ${run.cpuEach_ms.toFixed(1)} ms of CPU each`)
      runs.push(run)
    }
    const [few, , many] = runs as [Run, Run, Run]
    return {
      data: {
        turns,
        counts: runs.map(({ count }) => count).join(', '),
        counted: 'reading and checking the file, a fresh desk with its people and wordings, playing, expectations',
        time: 'CPU of the whole process, its collector and its other threads included',
        heap: runs.map(({ heap_MB }) => `${heap_MB.toFixed(0)} MB`).join(', '),
        peak: `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
      },
      rows: runs.map(({ row }) => row),
      ratios: [
        {
          what: `conversations in a minute of CPU, of ${most}`,
          value: 60_000 / many.cpuEach_ms,
          target: { atLeast: 1_000 },
        },
        {
          what: `CPU for each of ${most} ÷ for each of ${fewest}`,
          value: many.cpuEach_ms / few.cpuEach_ms,
          target: { atMost: 1.2 },
        },
        {
          what: `heap after ${most} ÷ after ${fewest}, when it has settled`,
          value: many.heap_MB / few.heap_MB,
          target: { atMost: 2 },
        },
      ],
    }
  })
}

interface Run {
  readonly count: number
  readonly cpuEach_ms: number
  /** What is still held when they have been played: their results, and what was read of their files. */
  readonly heap_MB: number
  readonly row: Row
}

async function played(cast: Cast, folder: string, count: number): Promise<Run> {
  const here = join(folder, String(count))
  await mkdir(here)
  for (let i = 0; i < count; i += 1) await writeFile(join(here, `c${i}.yaml`), conversation(i))
  const before = process.cpuUsage()
  const clock = { nowMs: () => performance.now() }
  const samples: number[] = []
  const { failed, results } = await rehearse({
    cast,
    paths: [here],
    stage: memoryStage(),
    clock,
    onPlayed: ({ durationMs }) => void samples.push(durationMs),
  })
  if (failed > 0) throw new Error(JSON.stringify(results.find(({ ok }) => !ok)))
  const { user, system } = process.cpuUsage(before)
  const cpu_ms = (user + system) / 1_000
  globalThis.gc?.()
  const heap_MB = process.memoryUsage().heapUsed / 1e6
  return { count, cpuEach_ms: cpu_ms / count, heap_MB, row: rowOf(`${count} conversations, each`, samples, cpu_ms) }
}

/** What an ordinary morning has: words, a wording, a refusal and its mending, a ticket, money. */
function conversation(i: number): string {
  return `id: bench-${i}
title: 还款未入账
customer: zhang-wei
intent: PAY.not_credited
turns:
  - customer: 我昨天还的款，怎么还显示逾期？
  - say: 您好，我来为您核实。
  - insert: repayment.not-credited
    expect: { sent: 我已记录 }
  - say: 百分百今天到账
    expect: { refused: GATE_BLOCKED }
  - customer: 那我什么时候能知道结果？
  - say: 请您稍等，我正在查看。
  - repay: { amount: '100.00', whose: unknown }
  - match: true
  - ticket: {}
    expect: { ticket: { type: PAY.not_credited, priority: P2 } }
  - comment: 已请账务核对
  - customer: 好的，谢谢。
  - say: 不客气，再见。
    expect: { messages: 7 }
`
}
