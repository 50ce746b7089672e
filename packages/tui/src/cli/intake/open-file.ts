import { stat } from 'node:fs/promises'
import type { ImportNoun } from '@zuoxi/sdk'
import { type Bytes, examineBytes } from './encoding.ts'
import { readCsv } from './read-csv.ts'
import { readJsonl } from './read-jsonl.ts'
import { FileRefused, type ReadRow } from './row.ts'

/** A file that has been read through once and holds together: its rows may now be sent. */
export interface OpenedFile extends Bytes {
  readonly rowCount: number
  readonly rows: () => AsyncGenerator<ReadRow, void, undefined>
}

/**
 * Read a file from end to end before anything of it is sent, so that a file
 * broken in its last line changes nothing. The count makes progress honest.
 *
 * @throws FileRefused when the file as a whole cannot be imported.
 */
export async function openFile(path: string, noun: ImportNoun, onRow: (rows: number) => void): Promise<OpenedFile> {
  const read = readerOf(path)
  const stats = await stat(path).catch(() => undefined)
  if (!stats?.isFile()) throw new FileRefused('FILE_NOT_FOUND', path)
  const bytes = await examineBytes(path)
  const rows = () => read(path, bytes.encoding, noun)
  let rowCount = 0
  for await (const _row of rows()) onRow(++rowCount)
  return { ...bytes, rowCount, rows }
}

function readerOf(path: string): typeof readCsv {
  if (/\.(jsonl|ndjson)$/i.test(path)) return readJsonl
  if (/\.csv$/i.test(path)) return readCsv
  throw new FileRefused('FILE_KIND', path)
}

/** What a file holds, by its name: `customers.csv`, `2026-11账单.jsonl`. */
export function nounOfFile(path: string): ImportNoun | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  if (/bill|账单/i.test(name)) return 'bills'
  return /customer|客户/i.test(name) ? 'customers' : undefined
}
