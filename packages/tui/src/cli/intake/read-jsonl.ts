import { columnOf, type ImportNoun } from '@zuoxi/sdk'
import { decoded, type Encoding } from './encoding.ts'
import { FileRefused, longestRecord_chars, longestValue, type ReadRow } from './row.ts'

/**
 * The rows of a JSON Lines file: one object a line, values as text or numbers.
 * A line that is no such object is rejected by itself, except the first: a file
 * that begins with something else is not JSON Lines.
 */
export async function* readJsonl(
  path: string,
  encoding: Encoding,
  noun: ImportNoun,
): AsyncGenerator<ReadRow, void, undefined> {
  let any = false
  for await (const { line, text } of linesOf(decoded(path, encoding))) {
    const row = rowOf(text, line, noun)
    if (!any && 'reject' in row && row.reject.reason === 'not_json')
      throw new FileRefused('FILE_BROKEN', 'not JSON', line)
    any = true
    yield row
  }
  if (!any) throw new FileRefused('FILE_EMPTY')
}

async function* linesOf(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }, void, undefined> {
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      if (text.trim() !== '') yield { line, text }
    }
    if (rest.length > longestRecord_chars) throw new FileRefused('FILE_BROKEN', 'line too long', line + 1)
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest }
}

function rowOf(source: string, line: number, noun: ImportNoun): ReadRow {
  const parsed = parseObject(source)
  if (!parsed) return { line, reject: { field: '', reason: 'not_json', value: '' } }
  const fields: Record<string, string> = {}
  for (const [key, value] of Object.entries(parsed)) {
    const field = columnOf(noun, key)
    if (field === undefined || value === null) continue
    if (typeof value !== 'string' && typeof value !== 'number')
      return { line, reject: { field, reason: 'row_shape', value: '' } }
    const text = String(value)
    if (text.length > longestValue) return { line, reject: { field, reason: 'too_long', value: text } }
    fields[field] = text
  }
  return { line, fields }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
