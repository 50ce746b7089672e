import type { TerminalAnswer } from '../probe/answers.ts'

/**
 * A key as the keymap names it.
 *
 * Lowercase and canonical: `a`, `A` (a shifted letter stands for itself), `?`, `enter`, `space`, `tab`,
 * `escape`, `backspace`, `delete`, `insert`, `up`, `down`, `left`, `right`, `home`, `end`, `pageup`, `pagedown`,
 * `f1`…`f12`, with modifiers before it in the order `ctrl+alt+shift+`, such as `ctrl+a`, `alt+1`, `shift+enter`.
 *
 * A terminal without the kitty protocol cannot tell some keys apart: there `ctrl+i` is `tab`, `ctrl+m` is
 * `enter`, `ctrl+h` is `backspace` and `shift+enter` is `enter`.
 */
export type Chord = string

export interface KeyEvent {
  readonly kind: 'key'
  readonly chord: Chord
  /** What the key types: one code point. Absent for keys that type nothing. */
  readonly text?: string
  /** It came as an Escape and then the key: Alt was held, or the two were pressed so fast that nobody can tell. */
  readonly escaped?: true
}

/** One paste, whole. Line ends are `\n`; everything else is as it came, so it is not safe to show yet. */
export interface PasteEvent {
  readonly kind: 'paste'
  readonly text: string
  /** More was pasted than is kept. */
  readonly truncated: boolean
}

/** A mouse report. Column and row count from 0 at the top left cell. */
export interface MouseEvent {
  readonly kind: 'mouse'
  readonly action: 'press' | 'release' | 'move' | 'wheelup' | 'wheeldown'
  readonly button: 'left' | 'middle' | 'right' | 'none'
  readonly column: number
  readonly row: number
}

/** The terminal's window gained or lost the focus. */
export interface FocusEvent {
  readonly kind: 'focus'
  readonly focused: boolean
}

/** What a person did at the terminal. */
export type InputEvent = KeyEvent | PasteEvent | MouseEvent | FocusEvent

/** The terminal's answer to a question of ours. It is for the input layer and never reaches the app. */
export interface KittyReply {
  readonly kind: 'kitty'
  readonly flags: number
}

export type TokenEvent = InputEvent | KittyReply | TerminalAnswer

/** Where the app gets its input: the events of one read arrive together, in order. One subscriber at a time. */
export interface InputSource {
  readonly subscribe: (listener: (events: readonly InputEvent[]) => void) => () => void
}
