import type { IncomingMessage } from 'node:http'

/** Bytes that are no UTF-8 are refused and not replaced: a replaced character is one that nobody wrote. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A request's body as text, or why it is none. Never holds more than `limitBytes`;
 * of a larger one up to `patienceBytes` is still read and thrown away, so that a
 * client in mid-upload hears why it is refused.
 */
export async function readBody(
  req: IncomingMessage,
  { limitBytes, patienceBytes }: { readonly limitBytes: number; readonly patienceBytes: number },
): Promise<{ readonly text: string } | 'too_large' | 'bad_encoding'> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= limitBytes) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > patienceBytes) return 'too_large'
  }
  if (bytes > limitBytes) return 'too_large'
  try {
    return { text: utf8.decode(Buffer.concat(chunks)) }
  } catch {
    return 'bad_encoding'
  }
}
