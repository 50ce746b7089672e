import type { IncomingMessage } from 'node:http'

/** How much of a refused body is still read and thrown away, so that a client in mid-upload hears why. */
const patience = 4

/** A request's body as text; `undefined` when it is larger than the limit. Never holds more than the limit. */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= limitBytes) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > limitBytes * patience) return undefined
  }
  return bytes <= limitBytes ? Buffer.concat(chunks).toString('utf8') : undefined
}
