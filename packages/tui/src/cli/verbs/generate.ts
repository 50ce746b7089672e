import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  assertConversations,
  type FixtureVariations,
  type FoundVariation,
  generate,
  type Generated,
  playOnStages,
  type PlayVariation,
  readConversations,
  type VariationKind,
  variationKinds,
} from '@zuoxi/sdk/rehearsal'
import { exitCode } from '../exit-code.ts'
import { refuseFiles } from '../refuse-files.ts'
import type { Line, Report } from '../report.ts'
import { BadUse, type Verb, type VerbContext, type VerbInput } from './verb.ts'

const usualCount = 200
const mostCount = 100_000

/** Play variations of conversations in memory; what fails is made small and becomes a conversation of its own. */
export const generateVerb: Verb = {
  name: 'generate',
  args: ['<paths...>'],
  options: { seed: '--seed <seed>', count: '--count <number>', out: '--out <folder>', kinds: '--kinds <list>' },
  embeddedOnly: true,
  stopsItself: 'at_once',
  run: async (context, input) => {
    const { host, words } = context
    const wish = wishOf(context, input)
    const refuse = (error: unknown): never => refuseFiles(error, words, words.fixturesRefused)
    // Before the cast is there: a file that is no good is refused in little memory.
    await assertConversations(input.args).catch(refuse)
    const cast = await host.embedded.cast()
    const conversations = await readConversations(input.args, cast).catch(refuse)
    const bar = context.progress(words.generate.label)
    const play: PlayVariation = async (conversation) => {
      const filed = { file: '', conversation, places: [] }
      const stages = [host.embedded.stages.memory] as const
      const playing = playOnStages({ cast, stages, clock: host.clock }, filed, { signal: host.stop })
      return playing.then(
        ({ failures }) => failures,
        (error: unknown) => {
          if (host.stop.aborted) return []
          throw error
        },
      )
    }
    const generated = await generate({
      ...wish,
      conversations,
      stock: cast.variations ?? noWords,
      play,
      onPlayed: bar.at,
      signal: host.stop,
    }).finally(bar.end)
    if (generated.played === 0 && !host.stop.aborted) throw new BadUse(words.generate.noPlace)
    const files = await written(wish.out ?? join(host.settings.home, 'generated'), generated.found)
    return told(context, generated, files, conversations.length, wish)
  },
}

const noWords: FixtureVariations = { paraphrases: [], homophones: [] }

interface Wish {
  readonly seed: string
  readonly count: number
  readonly out: string | undefined
  readonly kinds: readonly VariationKind[]
}

function wishOf({ words }: VerbContext, { options }: VerbInput): Wish {
  const text = (name: string): string | undefined => {
    const given = options[name]
    return typeof given === 'string' ? given : undefined
  }
  const count = text('count') ?? String(usualCount)
  if (!/^[1-9]\d{0,5}$/.test(count) || Number(count) > mostCount)
    throw new BadUse(words.generate.badCount(count, mostCount))
  const seed = text('seed') ?? String(randomInt(1, 2 ** 31))
  if (!/^[\w.-]{1,64}$/.test(seed)) throw new BadUse(words.generate.badSeed(seed))
  const named = text('kinds')
    ?.split(/[,，]/)
    .map((kind) => kind.trim())
  const strange = named?.find((kind) => !(variationKinds as readonly string[]).includes(kind))
  if (strange !== undefined) throw new BadUse(words.generate.badKinds(strange, variationKinds.join(', ')))
  const kinds = variationKinds.filter((kind) => named?.includes(kind) ?? true)
  return { seed, count: Number(count), out: text('out'), kinds }
}

/** Each found one as a file; answers where. */
async function written(folder: string, found: readonly FoundVariation[]): Promise<readonly string[]> {
  if (found.length > 0) await mkdir(folder, { recursive: true })
  const files = found.map(({ id }) => join(folder, `${id}.yaml`))
  for (const [i, { yaml }] of found.entries()) await writeFile(files[i] ?? '', yaml)
  return files
}

function told(
  { host, words }: VerbContext,
  { seed, played, byKind, found }: Generated,
  files: readonly string[],
  conversations: number,
  { count, kinds }: Wish,
): Report {
  const stopped = host.stop.aborted
  const again = [
    `zuoxi generate … --seed ${seed}`,
    ...(count === usualCount ? [] : [`--count ${count}`]),
    ...(kinds.length === variationKinds.length ? [] : [`--kinds ${kinds.join(',')}`]),
  ].join(' ')
  const ok = found.length === 0 && !stopped
  return {
    json: {
      ok,
      seed,
      count,
      played,
      byKind,
      found: found.map(({ conversation, yaml: _yaml, file, ...one }, i) => ({
        ...one,
        from: file,
        file: files[i] ?? '',
        turns: conversation.turns.length,
      })),
    },
    lines: [
      words.generate.seed(seed),
      ...found.flatMap((one, i) => linesOf(one, files[i] ?? '', words)),
      ...(stopped ? [words.generate.stopped(played)] : []),
      ...(found.length > 0 ? [words.generate.again(again)] : []),
      ...(ok ? [words.generate.held(played, conversations)] : []),
    ],
    code: ok ? exitCode.done : exitCode.failed,
  }
}

function linesOf(
  { id, of, conversation, times, changes, failures }: FoundVariation,
  file: string,
  words: VerbContext['words'],
): Line[] {
  const { found, failed } = words.generate
  return [
    [{ text: found(id, of, conversation.turns.length, times), style: 'red' }],
    [{ text: `  ${file}`, style: 'dim' }],
    ...changes.map((what) => `  ${what}`),
    ...failures.map(({ turn, expected, actual }) => `  ${failed(turn, expected, actual)}`),
  ]
}
