import type { KeyEvent } from './event.ts'

/** Which modifiers were held. Caps Lock and Num Lock are none of them. */
export interface Modifiers {
  readonly ctrl: boolean
  readonly alt: boolean
  readonly shift: boolean
  readonly super: boolean
}

export const noModifiers: Modifiers = { ctrl: false, alt: false, shift: false, super: false }

/**
 * Modifiers as xterm and kitty send them: one more than a set of bits.
 *
 * @example
 * modifiersOf(5).ctrl // true: `CSI 1;5A` is ctrl+up
 */
export function modifiersOf(parameter: number | undefined): Modifiers {
  const bits = Math.max(0, (parameter ?? 1) - 1)
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0, super: (bits & (8 | 16 | 32)) !== 0 }
}

/** A key that types nothing by itself, such as `up` or `f5`. */
export function namedKey(name: string, held: Modifiers = noModifiers): KeyEvent {
  return { kind: 'key', chord: prefix(held) + name }
}

/** A key that stands for a character. Nothing for what cannot be typed: controls, private use, broken UTF-8. */
export function characterKey(character: string, held: Modifiers = noModifiers): KeyEvent | undefined {
  if (character === ' ') return typed('space', ' ', held)
  if (!typeable.test(character)) return undefined
  if (held.ctrl) return typed(character.toLowerCase(), character, held)
  const upper = character.toUpperCase()
  // A shifted letter stands for itself; `ß` has no capital of one character and keeps its Shift.
  const letter = character.toLowerCase() !== upper && [...upper].length === 1
  return held.shift && letter ? typed(upper, upper, { ...held, shift: false }) : typed(character, character, held)
}

/** The key behind a C0 control character or DEL, as terminals send them in raw mode. */
export function controlKey(code: number, alt: boolean): KeyEvent {
  const held = { ...noModifiers, alt }
  const name = controlNames.get(code)
  if (name) return namedKey(name, held)
  return namedKey(code === 0 ? 'space' : String.fromCharCode(code + 0x40).toLowerCase(), { ...held, ctrl: true })
}

const controlNames: ReadonlyMap<number, string> = new Map([
  [0x08, 'backspace'],
  [0x09, 'tab'],
  [0x0d, 'enter'],
  [0x1b, 'escape'],
  [0x7f, 'backspace'],
])

/** U+FFFD is what broken UTF-8 decodes to; a person does not type it. */
const typeable = /^[^\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\ufffd]$/u

function typed(name: string, text: string, held: Modifiers): KeyEvent {
  const chord = prefix(held) + name
  return held.ctrl || held.alt || held.super ? { kind: 'key', chord } : { kind: 'key', chord, text }
}

function prefix(held: Modifiers): string {
  return (
    (held.super ? 'super+' : '') + (held.ctrl ? 'ctrl+' : '') + (held.alt ? 'alt+' : '') + (held.shift ? 'shift+' : '')
  )
}
