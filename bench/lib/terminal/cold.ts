import { execFileSync } from 'node:child_process'
import { percentile, rowOf } from '../measure.ts'
import type { Ratio, Report, Row } from '../report.ts'
import { type At, deskInPty, listsCustomers } from './desk-in-pty.ts'
import { cpuMs, node } from './in-pty.ts'

const starts = 9

type Env = Readonly<Record<string, string>>

/** As the first start after installing is: nothing of the program has been compiled before. */
const notCompiled: Env = { NODE_DISABLE_COMPILE_CACHE: '1' }

interface Start {
  readonly ms: number
  readonly cpu: number
  /** Whole frames that were drawn before one that lists customers. */
  readonly emptyFrames: number
}

/** Start the program, until customers are listed. The last one of a day leaves properly, which keeps the compiled code. */
async function start(at: At, leave: 'killed' | 'properly' = 'killed', env: Env = {}): Promise<Start> {
  const beganMs = performance.now()
  const desk = deskInPty(at, env)
  let emptyFrames = 0
  // A frame is whole when its footer is there.
  desk.onDrawn((screen) => {
    if (screen.alternate && screen.rows.at(-1) !== '' && !listsCustomers(screen)) emptyFrames += 1
  })
  await desk.sees(listsCustomers)
  const [ms, cpu] = [performance.now() - beganMs, cpuMs(desk.pid)]
  if (leave === 'properly') await desk.leave()
  else await desk.end()
  return { ms, cpu, emptyFrames }
}

/** What Node costs by itself: `node -e 0`, which says at its end what it used. */
function nodeAlone(): number {
  const tell = `process.on('exit',()=>{const{user,system}=process.cpuUsage();require('fs').writeSync(1,''+(user+system))})`
  return Number(execFileSync(node, ['-e', tell], { encoding: 'utf8' })) / 1000
}

/** Cold starts in turns: served desk, the desk in the same process, nothing at all. */
export async function coldStarts(
  remote: At,
  embedded: At,
): Promise<{ rows: Row[]; ratios: Ratio[]; data: Report['data'] }> {
  const [served, own, bare]: [Start[], Start[], number[]] = [[], [], []]
  const firsts = { served: [] as Start[], own: [] as Start[] }
  for (const at of [remote, embedded, remote, embedded]) await start(at, 'properly')
  for (let i = 0; i < starts; i += 1) {
    served.push(await start(remote))
    bare.push(nodeAlone())
    own.push(await start(embedded))
    bare.push(nodeAlone())
    if (i % 3 > 0) continue
    firsts.served.push(await start(remote, 'killed', notCompiled))
    firsts.own.push(await start(embedded, 'killed', notCompiled))
  }
  const cpu = (of: readonly Start[]): number[] => of.map((each) => each.cpu)
  const wall = (of: readonly Start[]): number[] => of.map((each) => each.ms)
  const p50 = (of: readonly number[]): number => percentile(of, 50)
  return {
    data: {
      'cold starts': `${starts} of each in turns, to the frame that lists customers; compiled code kept by a start before`,
    },
    rows: [
      rowOf('cold start, CPU: node -e 0', bare),
      rowOf('cold start, CPU: a served desk', cpu(served)),
      rowOf('cold start, CPU: the desk in this process', cpu(own)),
      rowOf('the first after installing, CPU: a served desk', cpu(firsts.served)),
      rowOf('the first after installing, CPU: the desk in this process', cpu(firsts.own)),
      rowOf('cold start, wall: a served desk', wall(served)),
      rowOf('cold start, wall: the desk in this process', wall(own)),
    ],
    ratios: [
      { what: 'cold start, served ÷ node -e 0, CPU', value: p50(cpu(served)) / p50(bare), target: { atMost: 8 } },
      { what: 'cold start, in process ÷ node -e 0, CPU', value: p50(cpu(own)) / p50(bare), target: { atMost: 8 } },
      {
        what: 'frames before customers are listed, most',
        value: Math.max(...[...served, ...own].map((each) => each.emptyFrames)),
        target: { atMost: 0 },
      },
    ],
  }
}
