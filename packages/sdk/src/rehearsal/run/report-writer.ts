import type { Instant } from '../../model/time.ts'
import type { Coverage } from '../coverage/coverage.ts'
import type { RehearsalResult } from '../player/rehearse.ts'
import type { FiledConversation } from '../read/read-cast.ts'

/** What a report says of the run as a whole. */
export interface RunFacts {
  readonly startedAt: Instant
  readonly durationMs: number
  /** The stages that were played on, the first of them the one that the others are held against. */
  readonly stages: readonly string[]
  /** What the order came from, where it was not that of the files. */
  readonly seed?: string
  readonly lang: 'zh-CN' | 'en'
  /** What the conversations exercise of what there is, where somebody has counted. */
  readonly coverage?: Coverage
  /** Where the report will lie, absolute: links to other files start from its folder. */
  readonly file: string
}

/**
 * Somebody who writes a report of a run into one file. A runner offers its flag,
 * plays with traces where it asks for them, and writes what it says chunk by chunk.
 */
export interface ReportWriter {
  /** Unique among writers, such as `junit`. */
  readonly name: string
  /** As the command line spells it, such as `--junit <file>`. */
  readonly flag: string
  /** Whether `trace` of the results is needed. */
  readonly traced: boolean
  /**
   * @param results in the order of the files, whatever order they were played in
   * @param conversations those of the results, under the same indices
   * @returns the text of the report, in chunks that may be written as they come
   */
  readonly write: (
    results: readonly RehearsalResult[],
    conversations: readonly FiledConversation[],
    facts: RunFacts,
  ) => Iterable<string> | AsyncIterable<string>
}
