import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { instantOf } from '@zuoxi/sdk'
import { coverageOf, type FiledConversation, type RehearsalResult } from '@zuoxi/sdk/rehearsal'
import type { Line } from '../report.ts'
import type { VerbContext } from '../verbs/verb.ts'
import { keysOf } from './keys-of.ts'
import type { Wish } from './wish.ts'

/** Write each report that was asked for; answers where each lies. */
export async function writeReports(
  { host, lang, words }: VerbContext,
  { reports, stages, seed }: Wish,
  startedMs: number,
  chosen: readonly FiledConversation[],
  results: readonly (RehearsalResult | undefined)[],
): Promise<Line[]> {
  const order = inOrderOfFiles(chosen, results)
  const [played, filed] = [order.map(([, result]) => result), order.map(([one]) => one)]
  const lines: Line[] = []
  for (const { writer, file: given } of reports) {
    const file = resolve(given)
    const coverage = writer.traced
      ? coverageOf(played, filed, await host.embedded.cast(), await keysOf(stages))
      : undefined
    const facts = {
      startedAt: instantOf(startedMs),
      durationMs: host.clock.nowMs() - startedMs,
      stages,
      ...(seed !== undefined && { seed }),
      ...(coverage && { coverage }),
      lang,
      file,
    }
    const written = await open(file, 'w')
    try {
      for await (const chunk of writer.write(played, filed, facts)) await written.write(chunk)
    } finally {
      await written.close()
    }
    lines.push(words.replay.reportAt(writer.name, given))
  }
  return lines
}

function inOrderOfFiles(
  chosen: readonly FiledConversation[],
  results: readonly (RehearsalResult | undefined)[],
): (readonly [FiledConversation, RehearsalResult])[] {
  const played = chosen.flatMap((filed, i): (readonly [FiledConversation, RehearsalResult])[] => {
    const result = results[i]
    return result ? [[filed, result]] : []
  })
  return played.toSorted(([a], [b]) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
}
