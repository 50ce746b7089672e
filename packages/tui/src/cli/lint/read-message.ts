import { maxJudgedLength } from '@zuoxi/sdk'

/** Why a message is not judged at all: nothing is half judged. */
export type Unjudged = 'NOT_UTF8' | 'TOO_LARGE'

/** A message as it came, or why it cannot be judged. */
export type Message = { readonly text: string } | { readonly unjudged: Unjudged }

/** No message that may be judged has more bytes: a unit of UTF-16 takes three at most. */
const maxBytes = maxJudgedLength * 3 + 3

/** One message, up to the end, without the line break that `echo` adds. What is too long is not read to its end. */
export async function readMessage(input: AsyncIterable<unknown>): Promise<Message> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of input) {
    const buffer = bufferOf(chunk)
    bytes += buffer.length
    if (bytes > maxBytes) return { unjudged: 'TOO_LARGE' }
    chunks.push(buffer)
  }
  return messageOf(Buffer.concat(chunks))
}

/** A message a line. A line that cannot be judged is passed over, however long it is, and the others are read on. */
export async function* readMessages(input: AsyncIterable<unknown>): AsyncGenerator<Message, void, undefined> {
  let held: Buffer[] = []
  let bytes = 0
  const take = (part: Buffer) => {
    bytes += part.length
    if (bytes <= maxBytes) held.push(part)
    else held = []
  }
  const line = (): Message => {
    const message = bytes > maxBytes ? ({ unjudged: 'TOO_LARGE' } as const) : messageOf(Buffer.concat(held))
    held = []
    bytes = 0
    return message
  }
  for await (const chunk of input) {
    let rest = bufferOf(chunk)
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      take(rest.subarray(0, end))
      yield line()
      rest = rest.subarray(end + 1)
    }
    take(rest)
  }
  if (bytes > 0) yield line()
}

function messageOf(bytes: Buffer): Message {
  let text
  try {
    // A byte order mark goes; a byte that means nothing is refused, for a mangled word might pass.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { unjudged: 'NOT_UTF8' }
  }
  const message = text.replace(/\r?\n$|\r$/, '')
  return message.length > maxJudgedLength ? { unjudged: 'TOO_LARGE' } : { text: message }
}

function bufferOf(chunk: unknown): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer)
}
