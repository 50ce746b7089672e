/** A colour by its parts, from 0 to 1. */
export interface Rgb {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/** What a terminal says of one of its modes (DECRQM). */
export type ModeState = 'unknown' | 'on' | 'off'

/** What a terminal answered. It is for the probe and never reaches the keys. */
export type TerminalAnswer =
  | { readonly kind: 'answer'; readonly of: 'attributes'; readonly codes: readonly number[] }
  | { readonly kind: 'answer'; readonly of: 'mode'; readonly mode: number; readonly state: ModeState }
  | { readonly kind: 'answer'; readonly of: 'cursor'; readonly row: number; readonly column: number }
  | { readonly kind: 'answer'; readonly of: 'name'; readonly text: string }
  | { readonly kind: 'answer'; readonly of: 'background'; readonly colour: Rgb }

/**
 * The answer that a complete CSI sequence is, by what stands between `ESC [`
 * and its final character. A cursor report of the first row may as well be F3
 * with a modifier, so it is none; whoever asks stands further down.
 */
export function csiAnswer(body: string, final: string): TerminalAnswer | undefined {
  if (final === 'c') {
    const codes = /^\?(\d{1,4}(?:;\d{1,4})*)$/.exec(body)?.[1]
    return codes === undefined ? undefined : { kind: 'answer', of: 'attributes', codes: codes.split(';').map(Number) }
  }
  if (final === 'y') {
    const [, mode, state] = /^\?(\d{1,5});([0-4])\$$/.exec(body) ?? []
    return mode === undefined
      ? undefined
      : { kind: 'answer', of: 'mode', mode: Number(mode), state: modeStates[Number(state)] ?? 'unknown' }
  }
  if (final !== 'R') return undefined
  const [, row, column] = /^(\d{1,5});(\d{1,5})$/.exec(body) ?? []
  return row === undefined || Number(row) < 2
    ? undefined
    : { kind: 'answer', of: 'cursor', row: Number(row), column: Number(column) }
}

/** 0 not known, 1 set, 2 reset, 3 always set, 4 always reset: what can never be on is as good as not known. */
const modeStates: readonly ModeState[] = ['unknown', 'on', 'off', 'on', 'unknown']

/** The answer that a control string is: `kind` is the character after its Escape, `]` OSC or `P` DCS. */
export function stringAnswer(kind: string, body: string): TerminalAnswer | undefined {
  if (kind === 'P') {
    const text = /^>\|([\u0020-\u007e]{1,100})$/.exec(body)?.[1]
    return text === undefined ? undefined : { kind: 'answer', of: 'name', text }
  }
  const colour = kind === ']' && body.startsWith('11;') ? rgbOf(body.slice(3)) : undefined
  return colour && { kind: 'answer', of: 'background', colour }
}

/**
 * A colour as X11 writes it, with one to four digits a part.
 *
 * @example
 * rgbOf('rgb:ffff/8080/0000') // { red: 1, green: 0.5, blue: 0 }
 */
export function rgbOf(text: string): Rgb | undefined {
  const [, red, green, blue] =
    /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(text) ??
    /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text) ??
    []
  if (red === undefined || green === undefined || blue === undefined) return undefined
  return { red: part(red), green: part(green), blue: part(blue) }
}

function part(digits: string): number {
  return Number.parseInt(digits, 16) / (16 ** digits.length - 1)
}
