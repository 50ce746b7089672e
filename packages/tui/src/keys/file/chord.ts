import { nearest } from '@zuoxi/sdk'

/** What is wrong with keys as somebody wrote them. */
export type ChordFault =
  | { readonly say: 'keyEmpty' }
  | { readonly say: 'keyUnknown'; readonly key: string; readonly like: string | undefined }
  /** A terminal sends the same for both, so that it could not be told which was pressed. */
  | { readonly say: 'keySame'; readonly key: string; readonly as: string }
  /** It is the terminal's, or not for keymaps. */
  | { readonly say: 'keyReserved'; readonly key: string }
  | { readonly say: 'keysTooMany'; readonly most: number }

/** A sequence nobody can remember is a slip of the pen. */
export const mostChords = 4

const named: ReadonlySet<string> = new Set([
  ...'up down left right home end pageup pagedown insert delete'.split(' '),
  ...'enter escape tab space backspace'.split(' '),
  ...Array.from({ length: 12 }, (_, i) => `f${i + 1}`),
])

/** Names that other programs have for the same keys. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['esc', 'escape'],
  ['return', 'enter'],
  ['del', 'delete'],
  ['ins', 'insert'],
  ['pgup', 'pageup'],
  ['pgdn', 'pagedown'],
  ['bs', 'backspace'],
  ['spc', 'space'],
  ['plus', '+'],
  ['control', 'ctrl'],
  ['meta', 'alt'],
  ['option', 'alt'],
])

/** Modifiers in the order that a key's name has them. */
const modifiers = ['super', 'ctrl', 'alt', 'shift'] as const

/** Control characters that are keys of their own. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['ctrl+i', 'tab'],
  ['ctrl+m', 'enter'],
  ['ctrl+h', 'backspace'],
  ['ctrl+[', 'escape'],
])

/** It kills programs that do not expect it, and nobody should learn to press it. */
const reserved: ReadonlySet<string> = new Set(['ctrl+\\'])

/**
 * Keys as somebody writes them, named as the terminal's layer names them. Any
 * case and order of modifiers will do; keys of a sequence stand apart.
 *
 * @example
 * readKeys('Ctrl+X') // { keys: 'ctrl+x' }
 * readKeys('g  Q')   // { keys: 'g Q' }
 * readKeys('shift+a') // { keys: 'A' }
 */
export function readKeys(written: string): { readonly keys: string } | ChordFault {
  const parts = written
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '')
  if (parts.length === 0) return { say: 'keyEmpty' }
  if (parts.length > mostChords) return { say: 'keysTooMany', most: mostChords }
  const chords: string[] = []
  for (const part of parts) {
    const chord = readChord(part)
    if (typeof chord !== 'string') return chord
    chords.push(chord)
  }
  return { keys: chords.join(' ') }
}

function readChord(written: string): string | ChordFault {
  const { held, last } = split(written)
  const key = nameOf(last)
  const wrong = held.find((name) => !modifiers.some((known) => known === name))
  if (key === undefined || wrong !== undefined) return { say: 'keyUnknown', key: written, like: likely(held, last) }
  const chord = canonical(key, new Set(held))
  const as = sameAs.get(chord)
  if (as !== undefined) return { say: 'keySame', key: chord, as }
  return reserved.has(chord) ? { say: 'keyReserved', key: chord } : chord
}

/** The plus sign stands between keys and is one. */
function split(written: string): { readonly held: readonly string[]; readonly last: string } {
  const plus = written === '+' || written.endsWith('++')
  const parts = (plus ? written.slice(0, -1) : written)
    .split('+')
    .filter((part, i, all) => part !== '' || i < all.length - 1)
  const names = parts.map((part) => aliases.get(part.toLowerCase()) ?? part)
  const last = plus ? '+' : (names.at(-1) ?? '')
  return { held: (plus ? names : names.slice(0, -1)).map((name) => name.toLowerCase()), last }
}

/** One character stands for itself; everything else has a name. */
function nameOf(last: string): string | undefined {
  const lower = last.toLowerCase()
  if (named.has(lower)) return lower
  return [...last].length === 1 && /^[^\p{C}\p{Z}]$/u.test(last) ? last : undefined
}

function canonical(key: string, held: ReadonlySet<string>): string {
  const upper = key.toUpperCase()
  const letter = [...key].length === 1 && key.toLowerCase() !== upper && [...upper].length === 1
  // A shifted letter stands for itself, but Ctrl does not know capitals.
  const shifted = letter && held.has('shift') && !held.has('ctrl')
  const plain = letter && held.has('ctrl') ? key.toLowerCase() : shifted ? upper : key
  const kept = modifiers.filter((name) => held.has(name) && !(shifted && name === 'shift'))
  return [...kept, plain].join('+')
}

function likely(held: readonly string[], last: string): string | undefined {
  const key = nameOf(last) ?? nearest(last.toLowerCase(), [...named, ...aliases.keys()])
  const known = held.map((name) => nearest(name, modifiers) ?? nearest(name, ['control', 'meta', 'option']))
  if (key === undefined || known.includes(undefined)) return undefined
  return [...known, key].map((name) => aliases.get(name ?? '') ?? name).join('+')
}

/** What a key types where one writes: it must stay text there. */
export function typesText(keys: string): boolean {
  const first = keys.split(' ')[0] ?? ''
  return first === 'space' || [...first].length === 1
}
