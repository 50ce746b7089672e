const topLevel = /\.(?:com|cn|net|org|gov|edu|io|co|hk|tw)(?![a-z0-9])/i

/** Where addresses of web pages and mailboxes stand: their letters spell nothing. */
export function webAddresses(text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const { 0: chunk, index } of text.matchAll(/[!-~]+/g)) {
    if (/^www\.|:\/\//i.test(chunk) || topLevel.test(chunk)) found.push([index, index + chunk.length])
  }
  return found
}
