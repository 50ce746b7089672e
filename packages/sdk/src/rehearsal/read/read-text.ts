import { type FileHandle, open } from 'node:fs/promises'
import { FixtureError, type FixtureProblemCode } from './fixture-error.ts'

/** Far above any conversation a person writes, far below what would trouble a parser. */
export const maxFixtureBytes = 1_000_000

/** What a parser makes of a text is two hundred times its size: a conversation of this many bytes still fits a small machine. */
export const maxConversationBytes = 300_000

/** And so many words and marks of YAML: the two thousand turns it may have, at thirty each. */
export const maxConversationTokens = 60_000

/**
 * The text of a fixture file. Its size is known before anything is read, and
 * bytes that are not UTF-8 are refused, not replaced: a mangled name is worse than none.
 *
 * @param options.atMost bytes
 * @param options.pipes whether a pipe will do, as the shell makes one of `<(…)`; a folder of fixtures has none.
 * @throws FixtureError when there is no such file, or it cannot be one of ours.
 */
export async function readText(
  file: string,
  { pipes = false, atMost = maxFixtureBytes }: { readonly pipes?: boolean; readonly atMost?: number } = {},
): Promise<string> {
  const handle = await open(file, 'r').catch(() => {
    throw atStart(file, 'not_found', 'there is no such file, or it may not be read')
  })
  try {
    const stat = await handle.stat()
    if (pipes && stat.isFIFO()) return decode(file, await readPipe(file, handle))
    if (!stat.isFile()) throw atStart(file, 'not_a_file', 'is not a plain file')
    if (stat.size > atMost) {
      throw atStart(
        file,
        'too_large',
        `has ${stat.size} bytes; a fixture may have ${atMost}: split it into several files`,
      )
    }
    return decode(file, await handle.readFile())
  } finally {
    await handle.close()
  }
}

/** A pipe's size is known only at its end, so what is too large is not read that far. */
async function readPipe(file: string, handle: FileHandle): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    const buffer = Buffer.from(chunk as Uint8Array)
    bytes += buffer.length
    if (bytes > maxFixtureBytes) throw atStart(file, 'too_large', `has more than ${maxFixtureBytes} bytes; split it`)
    chunks.push(buffer)
  }
  return Buffer.concat(chunks)
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw atStart(file, 'not_utf8', 'is not UTF-8 text; save it again with that encoding')
  }
}

function atStart(file: string, code: FixtureProblemCode, problem: string): FixtureError {
  return new FixtureError([{ code, file, line: 1, column: 1, problem }])
}
