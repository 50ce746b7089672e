import type { PasteEvent } from './event.ts'

const end = '\u001b[201~'

/** How much of a paste is kept, in UTF-16 units: more than any draft may hold, and too little to hurt. */
export const pasteLimit = 1_048_576

/**
 * A bracketed paste while it arrives. Whatever stands between the brackets is
 * text, escape sequences included: only the closing bracket ends it.
 */
export class PasteBuffer {
  readonly #limit: number
  #kept = ''
  /** The last few characters, which may be the beginning of the closing bracket. */
  #tail = ''
  #dropped = false

  constructor(limit: number = pasteLimit) {
    this.#limit = limit
  }

  /** Take more text. Answers what follows the closing bracket, or nothing while the paste goes on. */
  push(text: string): string | undefined {
    const seen = this.#tail + text
    const at = seen.indexOf(end)
    if (at >= 0) {
      this.#keep(seen.slice(0, at))
      this.#tail = ''
      return seen.slice(at + end.length)
    }
    const certain = Math.max(0, seen.length - (end.length - 1))
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
