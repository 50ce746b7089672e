import type { DeskClient, IdempotencyKey, ImportNoun } from '@zuoxi/sdk'
import type { RejectsFile } from './rejects-file.ts'
import type { ReadRow } from './row.ts'

/** Rows in one request, which is one transaction on the desk: as many as it takes. */
export const rowsPerBatch = 1000
/** Long values make a smaller batch: at four bytes each, these stay well below what a server accepts. */
const charactersPerBatch = 500_000

/** How far an import came. Counts are rows; `lastLine` is the last line of the file that the desk has answered for. */
export interface ImportTotals {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly lastLine: number
}

export interface SendOptions {
  readonly desk: Pick<DeskClient, 'intake'>
  readonly noun: ImportNoun
  readonly rows: AsyncIterable<ReadRow>
  readonly rejects: RejectsFile
  /** Begins every batch's idempotency key: the file's hash and this run. */
  readonly keyPrefix: string
  readonly stop: AbortSignal
  /** Told after every batch, also the last before a failure. */
  readonly onTotals: (totals: ImportTotals) => void
}

/**
 * Send rows in batches, one after the other, and note every reject. A batch
 * that is tried again keeps its key, so it acts once; a whole file that is
 * imported again goes by its external ids, which then are unchanged.
 */
export async function sendRows(options: SendOptions): Promise<void> {
  let totals: ImportTotals = { rows: 0, created: 0, updated: 0, unchanged: 0, lastLine: 0 }
  let batchNo = 0
  for await (const batch of batchesOf(options.rows)) {
    if (options.stop.aborted) return
    batchNo += 1
    totals = await sendBatch(options, batch, batchNo, totals)
    options.onTotals(totals)
  }
}

async function sendBatch(
  options: SendOptions,
  batch: readonly ReadRow[],
  no: number,
  before: ImportTotals,
): Promise<ImportTotals> {
  const { desk, noun, rejects, keyPrefix } = options
  const rows = batch.flatMap((row) => ('fields' in row ? [{ line: row.line, fields: { ...row.fields } }] : []))
  const idempotencyKey = `${keyPrefix}:${no}` as IdempotencyKey
  const answer =
    rows.length > 0
      ? await desk.intake.rows({ idempotencyKey, noun, rows })
      : { created: 0, updated: 0, unchanged: 0, rejects: [] }
  const unread = batch.flatMap((row) => ('reject' in row ? [{ line: row.line, ...row.reject }] : []))
  const refused = [...answer.rejects, ...unread].toSorted((a, b) => a.line - b.line)
  for (const reject of refused) await rejects.add(reject.line, reject)
  return {
    rows: before.rows + batch.length,
    created: before.created + answer.created,
    updated: before.updated + answer.updated,
    unchanged: before.unchanged + answer.unchanged,
    lastLine: batch.at(-1)?.line ?? before.lastLine,
  }
}

async function* batchesOf(rows: AsyncIterable<ReadRow>): AsyncGenerator<ReadRow[], void, undefined> {
  let batch: ReadRow[] = []
  let characters = 0
  for await (const row of rows) {
    batch.push(row)
    characters += lengthOf(row)
    if (batch.length < rowsPerBatch && characters < charactersPerBatch) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

function lengthOf(row: ReadRow): number {
  return 'fields' in row ? Object.values(row.fields).reduce((total, value) => total + value.length, 0) : 0
}
