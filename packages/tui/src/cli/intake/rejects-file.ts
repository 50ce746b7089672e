import { once } from 'node:events'
import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { maskRowValue, safeText } from '@zuoxi/sdk'
import { FileRefused, type Reject } from './row.ts'

/** The rows that were not taken, beside the file they came from, for whoever mends it. */
export interface RejectsFile {
  readonly path: string
  readonly add: (line: number, reject: Omit<Reject, 'reason'> & { reason: string }) => Promise<void>
  /** Close the file; one without a single reject is removed again. */
  readonly close: () => Promise<Rejected>
}

/** How many rows were not taken, what was wrong with them in all, and what kept the file from being written whole. */
interface Rejected {
  readonly rejected: number
  readonly problems: number
  readonly lost?: unknown
}

/**
 * Begin a rejects file; one of an earlier run is replaced. Values are masked, and only the owner may read it.
 *
 * @throws FileRefused when it is the very file that is read; the system's error when it cannot be written.
 */
export async function rejectsFile(
  path: string,
  source: string,
  sayReason: (code: string) => string,
): Promise<RejectsFile> {
  if (isSameFile(path, source)) throw new FileRefused('FILE_IS_SOURCE', path)
  const file: WriteStream = createWriteStream(path, { mode: 0o600 })
  await once(file, 'open')
  // Whoever writes next, or closes, is told; until then nobody waits for it.
  file.on('error', () => {})
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
      if (file.errored) throw file.errored
      if (!file.write(`${cells.map(cell).join(',')}\r\n`)) await once(file, 'drain')
    },
    close: async () => {
      file.end()
      const lost = await finished(file).catch((error: unknown) => error)
      // A device or a pipe is nobody's to remove.
      if (problems === 0 && statSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path)
      return { rejected, problems, lost }
    },
  }
}

/** By what they are, not by what they are called: a link leads to the same rows. */
function isSameFile(path: string, source: string): boolean {
  const [one, other] = [path, source].map((each) => statSync(each, { throwIfNoEntry: false }))
  return one !== undefined && one.dev === other?.dev && one.ino === other.ino
}

/** A CSV cell that neither a terminal nor a spreadsheet will take for a command. */
function cell(text: string): string {
  const safe = safeText(text)
  const inert = /^[=+\-@]/.test(safe) ? `'${safe}` : safe
  return /[",]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
