import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Outcome } from '../../simulate/world-options.ts'
import { exitCode } from '../exit-code.ts'
import { progressOn } from '../progress.ts'
import type { Line, Report } from '../report.ts'
import { BadUse, type Verb, type VerbContext, type VerbInput } from './verb.ts'

const usual = { steps: 300, agents: 3, customers: 6, faults: 1 }
const most = { seconds: 86_400, steps: 100_000, agents: 50, customers: 500, faults: 5 }
/** The last of what happened before it broke: as much as one reads before opening the whole trace. */
const toldLines = 20
const msPerMinute = 60_000

/** Live worlds of desks through in virtual time, and hold the invariants against them. */
export const simulate: Verb = {
  name: 'simulate',
  args: [],
  options: {
    seed: '--seed <seed>',
    seconds: '--seconds <number>',
    steps: '--steps <number>',
    agents: '--agents <number>',
    customers: '--customers <number>',
    faults: '--faults <times>',
    trace: '--trace <file>',
  },
  embeddedOnly: true,
  stopsItself: 'at_once',
  run: async (context, input) => {
    const { host, words } = context
    const wish = wishOf(context, input)
    const { seconds, steps, agents, customers, seed } = wish
    // Everything is loaded before time is made up: reading files takes time of the other kind.
    const { faultsTimes, ownClock, simulateWorlds } = await import('../../simulate/index.ts')
    const [cast, open] = await Promise.all([host.embedded.cast(), host.embedded.simulatedServer()])
    const clock = ownClock()
    const bar = progressOn({ stderr: host.stderr, clock }, words.simulate.label)
    const report = await simulateWorlds({
      seed,
      steps,
      agents,
      customers,
      faults: faultsTimes(wish.faults),
      cast,
      open,
      signal: host.stop,
      nowMs: clock.nowMs,
      ms: seconds === undefined ? undefined : seconds * 1_000,
      onStep: (done) => bar.at(done, seconds === undefined ? steps : 0),
      onWorld: async ({ trace }) =>
        void (wish.trace === undefined || (await writeFile(wish.trace, `${trace.join('\n')}\n`))),
    }).finally(bar.end)
    const { broken, virtualMs, ...told } = report
    return {
      json: { ...told, virtualSeconds: Math.round(virtualMs / 1_000), ...(broken && { broken: brokenJson(broken) }) },
      lines: [
        words.simulate.seed(report.seed),
        ...(broken
          ? brokenLines(context, broken, wish)
          : [words.simulate.held(report.worlds, report.steps, Math.round(virtualMs / msPerMinute))]),
      ],
      code: report.ok ? exitCode.done : exitCode.failed,
    } satisfies Report
  },
}

interface Wish {
  readonly seed: string
  readonly seconds: number | undefined
  readonly steps: number
  readonly agents: number
  readonly customers: number
  readonly faults: number
  readonly trace: string | undefined
}

function wishOf({ words }: VerbContext, { options }: VerbInput): Wish {
  const number = (name: keyof typeof most, from: number): number | undefined => {
    const given = options[name]
    if (typeof given !== 'string') return undefined
    const value = Number(given)
    const fits =
      given.trim() !== '' && value >= from && value <= most[name] && (name === 'faults' || Number.isInteger(value))
    if (!fits) throw new BadUse(words.simulate.badNumber(`--${name}`, given, from, most[name]))
    return value
  }
  const given = options['seed']
  const seed = typeof given === 'string' ? given : String(randomInt(1, 2 ** 31))
  if (!/^[\w.-]{1,64}$/.test(seed)) throw new BadUse(words.simulate.badSeed(seed))
  const seconds = number('seconds', 1)
  const trace = options['trace']
  if (seconds !== undefined && typeof trace === 'string') throw new BadUse(words.simulate.stepsOrSeconds)
  return {
    seed,
    seconds,
    steps: number('steps', 1) ?? usual.steps,
    agents: number('agents', 1) ?? usual.agents,
    customers: number('customers', 1) ?? usual.customers,
    faults: number('faults', 0) ?? usual.faults,
    trace: typeof trace === 'string' ? trace : undefined,
  }
}

function brokenJson({ seed, steps, digest, failure, trace }: Outcome) {
  return { seed, steps, digest, ...failure, trace: trace.slice(-toldLines) }
}

function brokenLines({ words }: VerbContext, { seed, failure, trace }: Outcome, wish: Wish): readonly Line[] {
  if (!failure) return []
  const { steps, agents, customers, faults } = wish
  const again = Object.entries({ steps, agents, customers, faults })
    .filter(([name, value]) => value !== usual[name as keyof typeof usual])
    .map(([name, value]) => ` --${name} ${value}`)
  return [
    [{ text: words.simulate.broken(words.simulate.invariants[failure.invariant], seed, failure.step), style: 'red' }],
    `  ${failure.what}`,
    ...trace.slice(-toldLines).map((line) => `  ${line}`),
    words.simulate.again(`zuoxi simulate --seed ${seed}${again.join('')}`),
  ]
}
