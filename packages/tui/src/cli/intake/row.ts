import type { RowReason } from '@zuoxi/sdk'
import type { FileRefusalCode } from '../../words/cli.ts'

/** A row as the file has it, under canonical columns; or why it could not even be read. */
export type ReadRow =
  | { readonly line: number; readonly fields: Readonly<Record<string, string>> }
  | { readonly line: number; readonly reject: Reject }

export interface Reject {
  readonly field: string
  readonly reason: RowReason
  readonly value: string
}

/** The most characters of one value the desk accepts in a request. */
export const longestValue = 2000

/** A record or line longer than this is a broken file (a quote never closed), and must not be gathered in memory. */
export const longestRecord_chars = 262_144

/** The file as a whole cannot be imported: at which line, and a detail such as the columns that are missing. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly code: FileRefusalCode
  readonly line: number | undefined
  readonly detail: string
  constructor(code: FileRefusalCode, detail = '', line?: number) {
    super(code)
    this.code = code
    this.detail = detail
    this.line = line
  }
}
