import { Readable } from 'node:stream'
import type { ImportNoun } from '@zuoxi/sdk'
import { CsvError, parse } from 'csv-parse'
import { decoded, type Encoding } from './encoding.ts'
import { readHeadings } from './headings.ts'
import { FileRefused, longestRecord_chars, longestValue, type ReadRow } from './row.ts'

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/**
 * The rows of a CSV file, one at a time; the first record is the heading.
 * A record with too few or too many values is rejected by itself.
 *
 * @throws FileRefused when the quoting is broken: what follows could be anything.
 */
export async function* readCsv(
  path: string,
  encoding: Encoding,
  noun: ImportNoun,
): AsyncGenerator<ReadRow, void, undefined> {
  const parser = Readable.from(decoded(path, encoding)).pipe(
    parse({ info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: longestRecord_chars }),
  )
  let columns: readonly (string | undefined)[] | undefined
  let lastLine = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // The parser counts the line a record ends on; people look for the one it begins on.
      const line = info.lines - breaksIn(record)
      lastLine = info.lines
      if (columns) yield rowOf(record, columns, line)
      else columns = readHeadings(noun, record)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused('FILE_BROKEN', error.code, lineOf(error) ?? lastLine)
    throw error
  }
  if (!columns) throw new FileRefused('FILE_EMPTY')
}

function rowOf(record: readonly string[], columns: readonly (string | undefined)[], line: number): ReadRow {
  if (record.length !== columns.length) {
    return { line, reject: { field: '', reason: 'row_shape', value: `${record.length} ≠ ${columns.length}` } }
  }
  const fields: Record<string, string> = {}
  for (const [i, column] of columns.entries()) {
    if (column === undefined) continue
    const value = record[i] ?? ''
    if (value.length > longestValue) return { line, reject: { field: column, reason: 'too_long', value } }
    fields[column] = value
  }
  return { line, fields }
}

function breaksIn(record: readonly string[]): number {
  let breaks = 0
  for (const value of record) for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) breaks += 1
  return breaks
}

function lineOf(error: CsvError): number | undefined {
  const { lines } = error as { lines?: unknown }
  return typeof lines === 'number' ? lines : undefined
}
