import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  type WriteStream,
} from 'node:fs'
import { finished } from 'node:stream/promises'
import { maskRowValue, safeText } from '@zuoxi/sdk'
import { FileRefused, type Reject } from './row.ts'

/** The rows that were not taken, beside the file they came from, for whoever mends it. */
export interface RejectsFile {
  readonly path: string
  readonly add: (line: number, reject: Omit<Reject, 'reason'> & { reason: string }) => Promise<void>
  /** Put the file in its place, for the one of an earlier run; without a single reject there is none. */
  readonly close: () => Promise<Rejected>
  /** Nothing has been sent: leave everything as it was. */
  readonly abandon: () => Promise<void>
}

/** How many rows were not taken, what was wrong with them in all, and what kept the file from being written whole. */
interface Rejected {
  readonly rejected: number
  readonly problems: number
  readonly lost?: unknown
}

/** The mark tells spreadsheets that this is UTF-8; without it Chinese Excel shows mojibake. */
const heading = '\ufeffline,field,reason,explanation,value\r\n'

/**
 * Begin a rejects file. It is written beside its place and moved there when it
 * is whole, readable by its owner only; values are masked.
 *
 * @throws FileRefused when something is there already that no import has made; the system's error when it cannot be written.
 */
export async function rejectsFile(
  path: string,
  source: string,
  sayReason: (code: string) => string,
): Promise<RejectsFile> {
  if (isSameFile(path, source)) throw new FileRefused('FILE_IS_SOURCE', path)
  if (existsSync(path) && !isOurs(path)) throw new FileRefused('FILE_NOT_OURS', path)
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`
  const file: WriteStream = createWriteStream(beside, { flags: 'wx', mode: 0o600 })
  await once(file, 'open')
  // Whoever writes next, or closes, is told; until then nobody waits for it.
  file.on('error', () => {})
  let rejected = 0
  let problems = 0
  let lastLine: number | undefined
  file.write(heading)
  const finish = async (): Promise<unknown> => {
    file.end()
    return finished(file).catch((error: unknown) => error)
  }
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
      const unwritten = await finish()
      return { rejected, problems, lost: attempt(() => settle(problems > 0, beside, path)) ?? unwritten }
    },
    abandon: async () => {
      await finish()
      rmSync(beside, { force: true })
    },
  }
}

/** An earlier run's file goes either way: it tells of rows that have been tried again. */
function settle(hasRejects: boolean, beside: string, path: string): void {
  if (hasRejects) renameSync(beside, path)
  else for (const each of [beside, path]) rmSync(each, { force: true })
}

function attempt(act: () => void): unknown {
  try {
    act()
    return undefined
  } catch (error) {
    return error
  }
}

/** Whether an import has made this file: it begins as every rejects file does. */
function isOurs(path: string): boolean {
  if (!statSync(path).isFile()) return false
  const begin = Buffer.alloc(Buffer.byteLength(heading))
  const file = openSync(path, 'r')
  try {
    return readSync(file, begin) === begin.length && begin.toString('utf8') === heading
  } finally {
    closeSync(file)
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
