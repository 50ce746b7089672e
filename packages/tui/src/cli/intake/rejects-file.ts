import { once } from 'node:events'
import { createWriteStream, rmSync, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { maskRowValue, safeText } from '@zuoxi/sdk'
import type { Reject } from './row.ts'

/** The rows that were not taken, beside the file they came from, for whoever mends it. */
export interface RejectsFile {
  readonly path: string
  readonly add: (line: number, reject: Omit<Reject, 'reason'> & { reason: string }) => Promise<void>
  /** Close the file; one without a single reject is removed again. Answers how many rows, and what was wrong in all. */
  readonly close: () => Promise<{ readonly rejected: number; readonly problems: number }>
}

/** Begin a rejects file; one of an earlier run is replaced. Values are masked, and only the owner may read it. */
export async function rejectsFile(path: string, sayReason: (code: string) => string): Promise<RejectsFile> {
  const file: WriteStream = createWriteStream(path, { mode: 0o600 })
  await once(file, 'open')
  let rejected = 0
  let problems = 0
  let lastLine: number | undefined
  // The mark tells spreadsheets that this is UTF-8; without it Chinese Excel shows mojibake.
  file.write('\ufeffline,field,reason,explanation,value\r\n')
  return {
    path,
    add: async (line, { field, reason, value }) => {
      problems += 1
      if (line !== lastLine) rejected += 1
      lastLine = line
      const cells = [String(line), field, reason, sayReason(reason), maskRowValue(field, value)]
      if (!file.write(`${cells.map(cell).join(',')}\r\n`)) await once(file, 'drain')
    },
    close: async () => {
      file.end()
      await finished(file)
      if (problems === 0) rmSync(path, { force: true })
      return { rejected, problems }
    },
  }
}

/** A CSV cell that neither a terminal nor a spreadsheet will take for a command. */
function cell(text: string): string {
  const safe = safeText(text)
  const inert = /^[=+\-@]/.test(safe) ? `'${safe}` : safe
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
