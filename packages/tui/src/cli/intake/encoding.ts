import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { FileRefused } from './row.ts'

export type Encoding = 'utf-8' | 'gb18030'

/** What one pass over the bytes tells. */
export interface Bytes {
  readonly encoding: Encoding
  readonly sha256: string
  readonly bytes: number
}

/** Decode a file piece by piece. A byte order mark is dropped; bytes that mean nothing throw. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}

/**
 * Read a whole file once: its hash, and how its text is encoded. UTF-8 is
 * taken at its word; what is not UTF-8 is GB 18030 (which holds GBK) when it
 * reads as that from end to end, because Chinese Excel writes it.
 *
 * @throws FileRefused for an empty, binary or wrongly encoded file.
 */
export async function examineBytes(path: string): Promise<Bytes> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let isUtf8 = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const buffer = chunk as Buffer
    // No text format we take holds a NUL; UTF-16 and spreadsheets do.
    if (buffer.includes(0)) throw new FileRefused('FILE_BINARY')
    hash.update(buffer)
    bytes += buffer.length
    isUtf8 &&= decodes(utf8, buffer)
  }
  if (bytes === 0) throw new FileRefused('FILE_EMPTY')
  isUtf8 &&= decodes(utf8)
  if (!isUtf8) await assertGb18030(path)
  return { encoding: isUtf8 ? 'utf-8' : 'gb18030', sha256: hash.digest('hex'), bytes }
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}

/**
 * GB 18030 reads almost any bytes as something, so a UTF-8 file with one
 * damaged byte would pass as mojibake. In such a file nearly all Chinese text
 * still reads as UTF-8; in a GBK file hardly any does.
 */
async function assertGb18030(path: string): Promise<void> {
  const loose = new TextDecoder('utf-8')
  const gb18030 = new TextDecoder('gb18030', { fatal: true })
  let broken = 0
  let whole = 0
  let line = 1
  let brokenLine: number | undefined
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const text = loose.decode(chunk as Buffer, { stream: true })
    for (const [character] of text.matchAll(/[^\0-\u0009\u000b-\u007f]/g)) {
      if (character === '\n') line += 1
      else if (character === '\ufffd') {
        broken += 1
        brokenLine ??= line
      } else whole += 1
    }
    if (!decodes(gb18030, chunk as Buffer)) throw new FileRefused('FILE_ENCODING', '', brokenLine)
  }
  if (whole > broken) throw new FileRefused('FILE_ENCODING', '', brokenLine)
}
