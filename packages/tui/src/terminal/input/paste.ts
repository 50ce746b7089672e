import type { PasteEvent } from './event.ts'

/** The closing bracket is looked for as the opening one came: text that holds the other form must not end the paste. */
const ends = { escape: '\u001b[201~', single: '\u009b201~' }

/** How much of a paste is kept, in UTF-16 units: more than any draft may hold, and too little to hurt. */
export const pasteLimit = 1_048_576

/**
 * A bracketed paste while it arrives. Whatever stands between the brackets is
 * text, escape sequences included: only the closing bracket ends it.
 */
export class PasteBuffer {
  readonly #end: string
  readonly #limit: number
  #kept = ''
  /** The last few characters, which may be the beginning of the closing bracket. */
  #tail = ''
  #dropped = false

  /** @param single it was opened by a control of eight bits. */
  constructor(single = false, limit: number = pasteLimit) {
    this.#end = single ? ends.single : ends.escape
    this.#limit = limit
  }

  /** Take more text. Answers what follows the closing bracket, or nothing while the paste goes on. */
  push(text: string): string | undefined {
    const seen = this.#tail + text
    const at = seen.indexOf(this.#end)
    if (at >= 0) {
      this.#keep(seen.slice(0, at))
      this.#tail = ''
      return seen.slice(at + this.#end.length)
    }
    const certain = Math.max(0, seen.length - (this.#end.length - 1))
    this.#keep(seen.slice(0, certain))
    this.#tail = seen.slice(certain)
    return undefined
  }

  /** The paste as it stands; a terminal that never closed the bracket loses nothing. */
  finish(): PasteEvent {
    this.#keep(this.#tail)
    this.#tail = ''
    const text = this.#kept.replaceAll('\r\n', '\n').replaceAll('\r', '\n').toWellFormed()
    return { kind: 'paste', text, truncated: this.#dropped }
  }

  #keep(text: string): void {
    const room = this.#limit - this.#kept.length
    this.#kept += text.length > room ? text.slice(0, room) : text
    this.#dropped ||= text.length > room
  }
}
