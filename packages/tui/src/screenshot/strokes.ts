import type { InputEvent } from '../terminal/input/event.ts'

/** One thing that hands do: a key, or a text typed or pasted; or nothing, for a second. */
export type Stroke =
  | { readonly kind: 'chord'; readonly chord: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'wait' }

/** A list of keys that cannot be read, and the part of it that is meant. */
export interface BadStroke {
  readonly bad: string
}

const chordShape =
  /^(?:(?:ctrl|alt|shift|super)\+)*(?:enter|space|tab|escape|backspace|delete|insert|up|down|left|right|home|end|pageup|pagedown|f(?:[1-9]|1[0-2])|[^\p{Cc}\s])$/u

/** A key by its name, or a text in quotes; `paste` before the quotes pastes it. */
const part = /paste(?:'[^']*'|"[^"]*")|'[^']*'|"[^"]*"|\S+/gu

/**
 * A list of keys as people write it: names as in the keymap, texts in quotes, and `3s` for three seconds.
 *
 * @example
 * strokesOf("/ 'zw 8899' enter") // '/', the text 'zw 8899', Enter
 */
export function strokesOf(list: string): readonly Stroke[] | BadStroke {
  const strokes: Stroke[] = []
  for (const [word] of list.matchAll(part)) {
    const seconds = /^([1-9]\d{0,2})s$/.exec(word)?.[1]
    const stroke: Stroke | undefined = seconds === undefined ? strokeOf(word) : { kind: 'wait' }
    if (!stroke) return { bad: word }
    for (let i = 0; i < Number(seconds ?? 1); i += 1) strokes.push(stroke)
  }
  return strokes
}

function strokeOf(word: string): Stroke | undefined {
  // A quote alone is the key.
  const quoted = /^(paste)?(['"])(.+)\2$/su.exec(word)
  if (quoted) return { kind: quoted[1] ? 'paste' : 'text', text: quoted[3] ?? '' }
  return chordShape.test(word) ? { kind: 'chord', chord: word } : undefined
}

/** A stroke as the input layer would report it. */
export function eventsOf(stroke: Stroke): readonly InputEvent[] {
  switch (stroke.kind) {
    case 'chord':
      return [keyOf(stroke.chord)]
    case 'text':
      return Array.from(stroke.text, (character) => keyOf(character === ' ' ? 'space' : character))
    case 'wait':
      return []
    case 'paste':
      return [{ kind: 'paste', text: stroke.text, truncated: false }]
  }
}

function keyOf(chord: string): InputEvent {
  if (chord === 'space') return { kind: 'key', chord, text: ' ' }
  return [...chord].length === 1 ? { kind: 'key', chord, text: chord } : { kind: 'key', chord }
}
