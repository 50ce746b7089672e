import {
  type Cast,
  coverageLines,
  coverageOf,
  CoverageCount,
  type FiledConversation,
  type RehearsalResult,
  rememberFailed,
  updateGoldens,
} from '@zuoxi/sdk/rehearsal'
import type { Line } from '../report.ts'
import type { VerbContext } from '../verbs/verb.ts'
import { choose, memoryOf } from './choose.ts'
import { keysOf } from './keys-of.ts'
import { playAll } from './play.ts'
import type { ToldRun } from './tell.ts'
import type { Wish } from './wish.ts'
import { writeReports } from './write-reports.ts'

/** Play what was chosen, remember what failed, and write the reports. */
export async function runChosen(
  context: VerbContext,
  wish: Wish,
  cast: Cast,
  chosen: readonly FiledConversation[],
): Promise<ToldRun> {
  const startedMs = context.host.clock.nowMs()
  const more = wish.coverage ? await keysOf(wish.stages) : undefined
  const needsTraces = wish.update || wish.reports.some(({ writer }) => writer.traced)
  const count = new CoverageCount(more)
  // What a conversation showed is many times what is told of it: it is counted as it comes, and let go.
  const counted = (result: RehearsalResult, place: number): RehearsalResult => {
    const filed = chosen[place]
    if (filed) count.add(result, filed, place)
    const { trace: _trace, ...rest } = result
    return rest
  }
  let { results } = await playAll(context, wish, cast, chosen, needsTraces ? undefined : counted)
  const lines: Line[] = []
  if (wish.update) {
    const updated = await updatedRun(context, wish, cast, chosen, results)
    results = updated.results
    lines.push(...updated.lines)
  }
  await rememberFailed(memoryOf(context), playedOf(results))
  lines.push(...(await writeReports(context, wish, startedMs, chosen, results)))
  if (wish.onlyFailed && chosen.length === 0) lines.push(context.words.replay.nothingFailed)
  const whole = needsTraces ? coverageOf(...pairedOf(chosen, results), cast, more) : count.coverage(cast)
  const coverage = wish.coverage ? whole : undefined
  if (coverage) lines.push(...coverageLines(coverage, context.lang))
  return { chosen, results, seed: wish.seed, more: lines, coverage }
}

/** Write goldens anew, and play again whatever they were changed for: only what passes now is done. */
async function updatedRun(
  context: VerbContext,
  wish: Wish,
  cast: Cast,
  chosen: readonly FiledConversation[],
  results: readonly (RehearsalResult | undefined)[],
): Promise<{ readonly results: readonly (RehearsalResult | undefined)[]; readonly lines: readonly Line[] }> {
  const both = chosen.flatMap((filed, i) => (results[i] ? [{ filed, result: results[i] }] : []))
  const updated = await updateGoldens(
    both.map(({ result }) => result),
    both.map(({ filed }) => filed),
  )
  const lines = updated.flatMap(({ file, changes }) =>
    changes.map(({ line, path, before = '', value }) =>
      context.words.replay.updated(`${file}:${line} ${path}`, before, String(value)),
    ),
  )
  if (updated.length === 0) return { results, lines }
  const failed = new Set(both.filter(({ result }) => !result.ok).map(({ filed }) => filed.conversation.id))
  const again = (await choose(context, { ...wish, onlyFailed: false }, cast)).filter(({ conversation }) =>
    failed.has(conversation.id),
  )
  const replayed = await playAll(context, wish, cast, again)
  const byId = new Map(again.map(({ conversation }, i) => [conversation.id, replayed.results[i]]))
  return { results: results.map((result) => (result && byId.get(result.id)) ?? result), lines }
}

/** Results beside the conversations they are of, without those that were not played. */
function pairedOf(
  chosen: readonly FiledConversation[],
  results: readonly (RehearsalResult | undefined)[],
): [RehearsalResult[], FiledConversation[]] {
  return [playedOf(results), chosen.filter((_filed, i) => results[i] !== undefined)]
}

function playedOf(results: readonly (RehearsalResult | undefined)[]): RehearsalResult[] {
  return results.filter((result) => result !== undefined)
}
