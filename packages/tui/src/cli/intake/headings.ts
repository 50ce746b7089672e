import { columnOf, importColumns, type ImportNoun } from '@zuoxi/sdk'
import { FileRefused } from './row.ts'

/**
 * What each column of a file means; `undefined` for one we have no use for.
 *
 * @throws FileRefused when a required column is missing or one comes twice.
 */
export function readHeadings(noun: ImportNoun, headings: readonly string[]): readonly (string | undefined)[] {
  const columns = headings.map((heading) => columnOf(noun, heading))
  const missing = importColumns[noun].filter(({ name, required }) => required && !columns.includes(name))
  if (missing.length > 0)
    throw new FileRefused('FILE_HEADER', missing.map(({ name, aliases }) => `${name} (${aliases[0]})`).join(', '), 1)
  const repeated = columns.find((column, i) => column !== undefined && columns.indexOf(column) !== i)
  if (repeated !== undefined) throw new FileRefused('FILE_HEADER', `${repeated} ×2`, 1)
  return columns
}
