import { Readable } from 'node:stream'

/**
 * What Ink is given for a stdin: a terminal on which nobody ever types.
 *
 * Ink would merge the characters and the Return of one read into one event and
 * drop function keys, so it must not read the real one: see `tokenizer.ts`.
 */
export function inertStdin(): NodeJS.ReadStream {
  const nothing = new Readable({ read: () => {} })
  const returnsItself = (): Readable => nothing
  const terminal = {
    isTTY: true,
    isRaw: true,
    fd: -1,
    setRawMode: returnsItself,
    ref: returnsItself,
    unref: returnsItself,
  }
  return Object.assign(nothing, terminal) as unknown as NodeJS.ReadStream
}
