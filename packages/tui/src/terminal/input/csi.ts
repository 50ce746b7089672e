import { csiAnswer } from '../probe/answers.ts'
import type { TokenEvent } from './event.ts'
import { characterKey, controlKey, modifiersOf, namedKey } from './keys.ts'
import type { Modifiers } from './keys.ts'
import { mouseEvent } from './mouse.ts'

/**
 * What a complete CSI sequence means, given what stands between `ESC [` and
 * its final character. Nothing for a sequence we do not know: it is swallowed.
 */
export function csiEvent(body: string, final: string): TokenEvent | undefined {
  if (final === 'u') return kittyEvent(body)
  if ((final === 'M' || final === 'm') && body.startsWith('<')) return mouseEvent(body.slice(1), final)
  const answer = csiAnswer(body, final)
  if (answer) return answer
  const parameters = parametersOf(body)
  if (!parameters) return undefined
  const [first, second] = parameters
  const held = modifiersOf(second?.[0])
  if (isRelease(second)) return undefined
  if (final === '~') return tildeKey(parameters, held)
  if (final === '^' || final === '$' || final === '@') return rxvtKey(first?.[0], final)
  if (final === 'Z') return namedKey('tab', { ...held, shift: true })
  if (body === '' && (final === 'I' || final === 'O')) return { kind: 'focus', focused: final === 'I' }
  const shiftedArrow = body === '' ? letterKeys.get(final.toUpperCase()) : undefined
  if (final >= 'a' && final <= 'd' && shiftedArrow) return namedKey(shiftedArrow, { ...held, shift: true })
  // `CSI 12;5R` is a cursor report, not F3: a key's first parameter is 1 or absent.
  const name = (first?.[0] ?? 1) === 1 ? letterKeys.get(final) : undefined
  return name ? namedKey(name, held) : undefined
}

/** An SS3 sequence (`ESC O`): function keys and the keypad in application mode. */
export function ss3Event(parameter: string, final: string): TokenEvent | undefined {
  const held = modifiersOf(parameter === '' ? undefined : Number(parameter))
  if (final === 'M') return namedKey('enter', held)
  if (final === 'I') return namedKey('tab', held)
  const keypad = keypadCharacters.get(final)
  if (keypad) return characterKey(keypad, held)
  const name = letterKeys.get(final)
  if (name) return namedKey(name, held)
  const arrow = final >= 'a' && final <= 'd' ? letterKeys.get(final.toUpperCase()) : undefined
  return arrow ? namedKey(arrow, { ...held, ctrl: true }) : undefined
}

/** Parameters `1;5:3` as `[[1], [5, 3]]`; an empty one is `undefined`, and a private marker means not a key. */
function parametersOf(body: string): (number | undefined)[][] | undefined {
  if (!/^[\d;:]*\$?$/.test(body)) return undefined
  return body
    .replace('$', '')
    .split(';')
    .map((part) => part.split(':').map((digits) => (digits === '' ? undefined : Number(digits))))
}

/** Kitty marks how a key moved beside its modifiers: 1 press, 2 repeat, 3 release. */
function isRelease(modifiers: readonly (number | undefined)[] | undefined): boolean {
  return modifiers?.[1] === 3
}

/** The kitty protocol: `CSI code:shifted ; modifiers:event ; text u`, or its reply `CSI ? flags u`. */
function kittyEvent(body: string): TokenEvent | undefined {
  if (/^\?\d+$/.test(body)) return { kind: 'kitty', flags: Number(body.slice(1)) }
  const [key, modifiers, text] = parametersOf(body) ?? []
  const code = key?.[0]
  if (code === undefined || isRelease(modifiers)) return undefined
  return codeKey(code, modifiersOf(modifiers?.[0]), text?.[0] ?? key?.[1])
}

/** A key named by its code point, with the character it really typed where the terminal says so. */
function codeKey(code: number, held: Modifiers, typed?: number): TokenEvent | undefined {
  if (code < 0x20 || code === 0x7f) return namedKey(controlKey(code, false).chord, held)
  if (code >= 57_399 && code <= 57_416) return keypadKey(code - 57_399, held)
  const keypadName = keypadNames[code - 57_417]
  if (keypadName) return namedKey(keypadName, held)
  const point = held.ctrl ? code : (typed ?? code)
  // The character it typed has Shift in it already.
  const still = typed === undefined || held.ctrl ? held : { ...held, shift: false }
  return point <= 0x10_ff_ff ? characterKey(String.fromCodePoint(point), still) : undefined
}

function keypadKey(index: number, held: Modifiers): TokenEvent | undefined {
  const character = '0123456789./*-+\r=,'.charAt(index)
  return character === '\r' ? namedKey('enter', held) : characterKey(character, held)
}

function tildeKey(parameters: readonly (number | undefined)[][], held: Modifiers): TokenEvent | undefined {
  const number = parameters[0]?.[0]
  // xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~`.
  const code = parameters[2]?.[0]
  if (number === 27) return code === undefined ? undefined : codeKey(code, held, code)
  const name = tildeKeys.get(number ?? 0)
  return name ? namedKey(name, held) : undefined
}

/** rxvt writes modifiers as the final character: `^` Ctrl, `$` Shift, `@` both. */
function rxvtKey(number: number | undefined, final: string): TokenEvent | undefined {
  const name = tildeKeys.get(number ?? 0)
  return name ? namedKey(name, { ...modifiersOf(1), ctrl: final !== '$', shift: final !== '^' }) : undefined
}

const letterKeys: ReadonlyMap<string, string> = new Map([
  ['A', 'up'],
  ['B', 'down'],
  ['C', 'right'],
  ['D', 'left'],
  ['F', 'end'],
  ['H', 'home'],
  ['P', 'f1'],
  ['Q', 'f2'],
  ['R', 'f3'],
  ['S', 'f4'],
])

const tildeKeys: ReadonlyMap<number, string> = new Map([
  [1, 'home'],
  [2, 'insert'],
  [3, 'delete'],
  [4, 'end'],
  [5, 'pageup'],
  [6, 'pagedown'],
  [7, 'home'],
  [8, 'end'],
  [11, 'f1'],
  [12, 'f2'],
  [13, 'f3'],
  [14, 'f4'],
  [15, 'f5'],
  [17, 'f6'],
  [18, 'f7'],
  [19, 'f8'],
  [20, 'f9'],
  [21, 'f10'],
  [23, 'f11'],
  [24, 'f12'],
])

const keypadCharacters: ReadonlyMap<string, string> = new Map([
  [' ', ' '],
  ['X', '='],
  ['j', '*'],
  ['k', '+'],
  ['l', ','],
  ['m', '-'],
  ['n', '.'],
  ['o', '/'],
  ['p', '0'],
  ['q', '1'],
  ['r', '2'],
  ['s', '3'],
  ['t', '4'],
  ['u', '5'],
  ['v', '6'],
  ['w', '7'],
  ['x', '8'],
  ['y', '9'],
])

/** Kitty's codes from 57417 on. */
const keypadNames = ['left', 'right', 'up', 'down', 'pageup', 'pagedown', 'home', 'end', 'insert', 'delete']
