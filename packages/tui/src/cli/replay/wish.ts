import { type ReportWriter, type Shard, shardOf } from '@zuoxi/sdk/rehearsal'
import { hasTerminal, terminalPackages } from '../../rehearsal/terminal/missing.ts'
import { type StageName, stageNames } from '../embedded.ts'
import { BadUse, type VerbContext, type VerbInput } from '../verbs/verb.ts'
import { writers } from './writers.ts'

/** What `replay` was asked for. */
export interface Wish {
  readonly paths: readonly string[]
  readonly tags: readonly string[]
  readonly onlyFailed: boolean
  readonly shard: Shard | undefined
  readonly seed: string | undefined
  readonly bail: boolean
  /** Absent: as many as make sense. */
  readonly workers: number | undefined
  readonly stages: readonly [StageName, ...StageName[]]
  readonly watch: boolean
  readonly update: boolean
  readonly step: boolean
  /** Say what the conversations exercise. */
  readonly coverage: boolean
  readonly reports: readonly { readonly writer: ReportWriter; readonly file: string }[]
}

export const replayOptions: Readonly<Record<string, string>> = {
  tags: '--tags <list>',
  only: '--only <which>',
  shard: '--shard <part/parts>',
  seed: '--seed <seed>',
  bail: '--bail',
  workers: '--workers <number>',
  stage: '--stage <stage>',
  store: '--store <store>',
  watch: '--watch',
  update: '--update',
  step: '--step',
  coverage: '--coverage',
  ...Object.fromEntries(writers.map(({ name, flag }) => [name, flag])),
}

const mostWorkers = 64

/** @throws BadUse for what cannot be meant. */
export function wishOf({ words, json }: VerbContext, { args, options }: VerbInput): Wish {
  const say = words.replay
  const text = (name: string): string | undefined => {
    const given = options[name]
    return typeof given === 'string' ? given : undefined
  }
  const is = (name: string): boolean => options[name] === true
  for (const [one, other] of [
    ['watch', 'step'],
    ['watch', 'update'],
    ['watch', 'bail'],
    ['step', 'update'],
    ['step', 'workers'],
    ['watch', 'coverage'],
    ['step', 'coverage'],
  ] as const) {
    if (options[one] !== undefined && options[other] !== undefined)
      throw new BadUse(say.notTogether(`--${one}`, `--${other}`))
  }
  for (const live of ['watch', 'step']) if (json && is(live)) throw new BadUse(say.notTogether(`--${live}`, '--json'))
  const only = text('only')
  if (only !== undefined && only !== 'failed') throw new BadUse(say.badOnly(only))
  const shard = text('shard')
  if (shard !== undefined && !shardOf(shard)) throw new BadUse(say.badShard(shard))
  const tags = text('tags')
    ?.split(/[,，]/)
    .map((tag) => tag.trim())
  if (tags?.some((tag) => tag === '' || tag === '!')) throw new BadUse(say.badTags)
  const store = text('store') ?? 'sqlite'
  if (store === 'postgres') throw new BadUse(say.noPostgres)
  if (store !== 'sqlite') throw new BadUse(say.badStore(store))
  const workers = text('workers')
  if (workers !== undefined && !(/^\d{1,3}$/.test(workers) && Number(workers) >= 1 && Number(workers) <= mostWorkers))
    throw new BadUse(say.badWorkers(workers, mostWorkers))
  const stages = stagesNamed(text('stage') ?? 'memory', say.badStage)
  if (stages.includes('terminal') && !hasTerminal()) throw new BadUse(say.noTerminal(terminalPackages.join(' ')))
  if (is('step') && stages.length > 1) throw new BadUse(say.notTogether('--step', '--stage all'))
  return {
    paths: args,
    tags: tags ?? [],
    onlyFailed: only !== undefined,
    shard: shard === undefined ? undefined : shardOf(shard),
    seed: text('seed'),
    bail: is('bail'),
    workers: workers === undefined ? undefined : Number(workers),
    stages,
    watch: is('watch'),
    update: is('update'),
    step: is('step'),
    coverage: is('coverage'),
    reports: writers.flatMap((writer) => {
      const file = text(writer.name)
      return file === undefined ? [] : [{ writer, file }]
    }),
  }
}

function stagesNamed(given: string, bad: (given: string, known: string) => string): Wish['stages'] {
  const [first, ...others] = given === 'all' ? stageNames : stageNames.filter((name) => name === given)
  if (!first) throw new BadUse(bad(given, [...stageNames, 'all'].join(', ')))
  return [first, ...others]
}
