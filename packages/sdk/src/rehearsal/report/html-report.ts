import { dirname, relative, resolve, sep } from 'node:path'
import type { Coverage } from '../coverage/coverage.ts'
import type { RehearsalResult } from '../player/rehearse.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { readText } from '../read/read-text.ts'
import type { ReportWriter, RunFacts } from '../run/report-writer.ts'
import { conversationData, type LinkTo, rowData } from './conversation-data.ts'
import { coverageData, covered } from './coverage-data.ts'
import { documentOf } from './document.ts'
import { packed } from './pack.ts'
import type { RunData, SourceData } from './page-data.ts'

/** What a report is made of. */
export interface ReportInput {
  readonly results: readonly RehearsalResult[]
  /** Those of the results, under the same indices. */
  readonly conversations: readonly FiledConversation[]
  readonly facts: RunFacts
  /** The texts of the files, by their names, so that the report can show a turn where it was written. */
  readonly sources?: ReadonlyMap<string, string>
}

/**
 * A report as one HTML document that needs nothing else: it opens from disk,
 * asks no network, and holds everything that happened. Of a conversation
 * that was played without a trace it knows only what failed.
 *
 * @example
 * writeFileSync('report.html', reportHtml({ results, conversations, facts }))
 */
export function reportHtml(input: ReportInput): string {
  return [...reportChunks(input)].join('')
}

/** The same in chunks that may be written as they come: ten thousand conversations are more than one text should hold. */
export function reportChunks({ results, conversations, facts, sources }: ReportInput): Iterable<string> {
  const linkTo = linksFrom(facts.file)
  const entries = results.flatMap((result, i) => {
    const filed = conversations[i]
    return filed ? [{ result, filed }] : []
  })
  const inOrder = [...entries.filter(({ result }) => !result.ok), ...entries.filter(({ result }) => result.ok)]
  const passed = entries.filter(({ result }) => result.ok).length
  const { lang, startedAt, durationMs, stages, seed, coverage } = facts
  const run: RunData = {
    lang,
    startedAt,
    durationMs,
    stages,
    ...(seed !== undefined && { seed }),
    ...(coverage && { covered: covered(coverage) }),
    total: entries.length,
    passed,
    failed: entries.length - passed,
    rows: inOrder.map(({ result, filed }, at) => rowData(result, filed, at)),
  }
  return documentOf(run, blocksOf(inOrder, linkTo, sources ?? new Map(), coverage))
}

/** What is packed, each under its name: what the page unpacks when somebody looks at it. */
function* blocksOf(
  entries: readonly { readonly result: RehearsalResult; readonly filed: FiledConversation }[],
  linkTo: LinkTo,
  sources: ReadonlyMap<string, string>,
  coverage: Coverage | undefined,
): Iterable<readonly [id: string, packed: string]> {
  for (const [at, { result, filed }] of entries.entries()) {
    const text = sources.get(filed.file)
    const source: SourceData | undefined = text === undefined ? undefined : { file: filed.file, text }
    yield [`d${at}`, packed(conversationData(result, filed, linkTo, source))]
  }
  if (coverage) yield ['coverage', packed(coverageData(coverage))]
}

/** Links that still lead there when the report and the files move together. */
function linksFrom(report: string): LinkTo {
  const folder = dirname(resolve(report))
  return (file, line) => {
    const way = relative(folder, resolve(file)).split(sep).map(encodeURIComponent).join('/')
    return { file, line, href: `${way}#L${line}` }
  }
}

/** The longest text of a file that is worth carrying along. */
const sourceAtMost = 100_000

/** Writes the report of a run as HTML. */
export const htmlReport: ReportWriter = {
  name: 'html',
  flag: '--html <file>',
  traced: true,
  write: async function* (results, conversations, facts) {
    const sources = new Map<string, string>()
    for (const file of new Set(conversations.map((one) => one.file))) {
      // A file that has gone since it was played is still reported on, without its text.
      const text = await readText(file).catch(() => undefined)
      if (text !== undefined && text.length <= sourceAtMost) sources.set(file, text)
    }
    yield* reportChunks({ results, conversations, facts, sources })
  },
}
