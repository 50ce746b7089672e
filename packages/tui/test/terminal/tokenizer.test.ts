import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenEvent } from '../../src/terminal/input/event.ts'
import { PasteBuffer } from '../../src/terminal/input/paste.ts'
import { Tokenizer } from '../../src/terminal/input/tokenizer.ts'

const esc = '\u001b'

function read(input: string | Uint8Array): TokenEvent[] {
  const tokenizer = new Tokenizer()
  return [...tokenizer.feed(input), ...tokenizer.flush()]
}

/** Events as one word each: what a key typed in quotes, its chord otherwise. */
function words(events: readonly TokenEvent[]): string[] {
  return events.map((event) =>
    event.kind === 'key' ? (event.text === undefined ? event.chord : `'${event.text}'`) : event.kind,
  )
}

describe('keys', () => {
  test.each<[string, string[]]>([
    ['aA?/: 张', ["'a'", "'A'", "'?'", "'/'", "':'", "' '", "'张'"]],
    ['zw 8899\r', ["'z'", "'w'", "' '", "'8'", "'8'", "'9'", "'9'", 'enter']],
    ['\t\r\u007f\b', ['tab', 'enter', 'backspace', 'backspace']],
    ['\u0001\u001a\n\u0000', ['ctrl+a', 'ctrl+z', 'ctrl+j', 'ctrl+space']],
    [esc, ['escape']],
    [esc + esc, ['escape', 'escape']],
    [`${esc}1${esc}x${esc}\r${esc}\u007f${esc} `, ['alt+1', 'alt+x', 'alt+enter', 'alt+backspace', 'alt+space']],
    [`${esc}你`, ['escape', "'你'"]],
    [`${esc}[A${esc}[B${esc}[C${esc}[D${esc}[H${esc}[F`, ['up', 'down', 'right', 'left', 'home', 'end']],
    [`${esc}OA${esc}OH${esc}OP${esc}OS`, ['up', 'home', 'f1', 'f4']],
    [`${esc}[15~${esc}[24~${esc}[[A${esc}[[E`, ['f5', 'f12', 'f1', 'f5']],
    [`${esc}[3~${esc}[5~${esc}[6~${esc}[1~${esc}[4~`, ['delete', 'pageup', 'pagedown', 'home', 'end']],
    [
      `${esc}[1;5A${esc}[1;2D${esc}[1;3C${esc}[1;8P${esc}[3;5~`,
      ['ctrl+up', 'shift+left', 'alt+right', 'ctrl+alt+shift+f1', 'ctrl+delete'],
    ],
    [`${esc}[Z${esc}[9;2u${esc}[27;2;9~`, ['shift+tab', 'shift+tab', 'shift+tab']],
    [`${esc}[13;2u${esc}[13;3u${esc}[27;2;13~`, ['shift+enter', 'alt+enter', 'shift+enter']],
    [`${esc}[27u${esc}[97;5u${esc}[97;6u${esc}[27;6;65~`, ['escape', 'ctrl+a', 'ctrl+shift+a', 'ctrl+shift+a']],
    [`${esc}[97;2u${esc}[49:33;2u${esc}[27;2;33~${esc}[49;3u`, ["'A'", "'!'", "'!'", 'alt+1']],
    [`${esc}[97;1:1u${esc}[97;1:3u`, ["'a'"]],
    [`${esc}[57399u${esc}[57414u${esc}[57419u${esc}[57441u`, ["'0'", 'enter', 'up']],
    [`${esc}Oq${esc}OM${esc}O5A`, ["'1'", 'enter', 'ctrl+up']],
    [
      `${esc}${esc}[A${esc}[3^${esc}[3$${esc}[a${esc}Oa`,
      ['alt+up', 'ctrl+delete', 'shift+delete', 'shift+up', 'ctrl+up'],
    ],
    [`${esc}[`, ['alt+[']],
    [`${esc}O`, ['alt+O']],
  ])('%j', (input, expected) => {
    expect(words(read(input))).toEqual(expected)
  })

  test('a name of a key never types', () => {
    expect(read(`${esc}[A`)).toEqual([{ kind: 'key', chord: 'up' }])
    expect(read(' ')).toEqual([{ kind: 'key', chord: 'space', text: ' ' }])
    expect(read(`${esc}a`)).toEqual([{ kind: 'key', chord: 'alt+a', escaped: true }])
  })

  test('a sequence waits for its end, and silence ends it', () => {
    const tokenizer = new Tokenizer()
    expect(tokenizer.feed(esc)).toEqual([])
    expect(tokenizer.waiting).toBe('escape')
    expect(words(tokenizer.flush())).toEqual(['escape'])
    expect(tokenizer.waiting).toBe('nothing')
    expect(words(tokenizer.feed('[A'))).toEqual(["'['", "'A'"])
  })
})

describe('controls of eight bits', () => {
  const bytes = (...parts: (number | string)[]): Uint8Array =>
    Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : Buffer.from(part))))

  test.each<[string, Uint8Array, string[]]>([
    ['CSI', bytes(0x9b, 'A', 0x9b, '3~张', 0x9b, '1;5C'), ['up', 'delete', "'张'", 'ctrl+right']],
    ['SS3', bytes(0x8f, 'P'), ['f1']],
    ['a mouse report', bytes(0x9b, '<0;1;1M'), ['mouse']],
    ['an answer', bytes(0x9d, '11;rgb:0/0/0', 0x9c, 'a', 0x90, '>|x', 0x9c, 'b'), ['answer', "'a'", 'answer', "'b'"]],
    ['a paste', bytes(0x9b, '200~一', 0x9b, '201~x'), ['paste', "'x'"]],
    ['as UTF-8', bytes('\u009bA'), ['up']],
    // Every one of these has a byte that would be a control if it did not belong to a character.
    ['text', bytes('曛曏𐏐😛é'), ["'曛'", "'曏'", "'𐏐'", "'😛'", "'é'"]],
  ])('%s', (_, input, expected) => {
    expect(words(read(input))).toEqual(expected)
    const tokenizer = new Tokenizer()
    expect(words(Array.from(input, (byte) => tokenizer.feed(Uint8Array.of(byte))).flat())).toEqual(expected)
  })

  test('cannot end a paste that began otherwise', () => {
    expect(read(bytes(`${esc}[200~a`, 0x9b, `201~\r${esc}[201~`))).toMatchObject([{ kind: 'paste' }])
  })
})

describe('what is not a key', () => {
  test.each([
    `${esc}[12;5R`,
    `${esc}[?62;22c`,
    `${esc}[?2004;1$y`,
    `${esc}[999~`,
    `${esc}[1;2;3;4z`,
    `${esc}]11;rgb:0000/0000/0000${esc}\\`,
    `${esc}]52;c;aGk=\u0007`,
    `${esc}P>|xterm(390)${esc}\\`,
    `${esc}_Gi=1;OK${esc}\\`,
    `${esc}[${'1;'.repeat(500)}z`,
    `${esc}[M !!`,
    `${esc}[<64`,
    '\u009b',
    '\ud800',
    '\ue000',
  ])('%j is swallowed whole', (input) => {
    expect(read(input).filter(({ kind }) => kind !== 'answer')).toEqual([])
  })

  test('a broken sequence does not take the next key with it', () => {
    expect(words(read(`${esc}[1;${esc}[A`))).toEqual(['up'])
    expect(words(read(`${esc}[1;\r`))).toEqual(['enter'])
    expect(words(read(`${esc}]0;x${esc}[A`))).toEqual(['up'])
    expect(words(read(`${esc}[12张`))).toEqual(["'张'"])
  })

  test('broken UTF-8 types nothing', () => {
    expect(words(read(Uint8Array.of(0xff, 0x61, 0xe5, 0xbc, 0x62)))).toEqual(["'a'", "'b'"])
  })

  test('the answer about the kitty protocol', () => {
    expect(read(`${esc}[?1u`)).toEqual([{ kind: 'kitty', flags: 1 }])
  })
})

describe('mouse and focus', () => {
  test('presses, wheel, movement', () => {
    const at = { column: 4, row: 1 }
    expect(read(`${esc}[<0;5;2M${esc}[<0;5;2m${esc}[<64;5;2M${esc}[<65;5;2M${esc}[<34;5;2M${esc}[<66;5;2M`)).toEqual([
      { kind: 'mouse', action: 'press', button: 'left', ...at },
      { kind: 'mouse', action: 'release', button: 'left', ...at },
      { kind: 'mouse', action: 'wheelup', button: 'none', ...at },
      { kind: 'mouse', action: 'wheeldown', button: 'none', ...at },
      { kind: 'mouse', action: 'move', button: 'right', ...at },
    ])
  })

  test('focus comes and goes', () => {
    expect(read(`${esc}[I${esc}[O`)).toEqual([
      { kind: 'focus', focused: true },
      { kind: 'focus', focused: false },
    ])
  })
})

describe('paste', () => {
  const pasted = (text: string): string => `${esc}[200~${text}${esc}[201~`

  test('is kept whole, with one kind of line end, and keys go on after it', () => {
    expect(read(`a${pasted('一\r\n二\r三')}b`)).toEqual([
      { kind: 'key', chord: 'a', text: 'a' },
      { kind: 'paste', text: '一\n二\n三', truncated: false },
      { kind: 'key', chord: 'b', text: 'b' },
    ])
  })

  test('sequences inside are text', () => {
    const text = `${esc}[31m${esc}[200~${esc}[20${esc}`
    expect(read(pasted(text))).toEqual([{ kind: 'paste', text, truncated: false }])
  })

  test('an unclosed paste is not lost', () => {
    const tokenizer = new Tokenizer()
    expect(tokenizer.feed(`${esc}[200~半截${esc}[2`)).toEqual([])
    expect(tokenizer.waiting).toBe('paste')
    expect(tokenizer.flush()).toEqual([{ kind: 'paste', text: `半截${esc}[2`, truncated: false }])
  })

  test('what is too long is cut and says so', () => {
    const buffer = new PasteBuffer(false, 4)
    expect(buffer.push('abc')).toBeUndefined()
    expect(buffer.push(`def${esc}[201~x`)).toBe('x')
    expect(buffer.finish()).toEqual({ kind: 'paste', text: 'abcd', truncated: true })
  })
})

describe('properties', () => {
  const sequences = [
    esc,
    '[',
    'O',
    ']',
    'P',
    '\u0007',
    '\\',
    '200~',
    '201~',
    `${esc}[200~`,
    `${esc}[201~`,
    `${esc}[1;5A`,
    `${esc}[<0;1;1M`,
    `${esc}[97;5u`,
    `${esc}OP`,
    `${esc}[M`,
    '\r',
    '\t',
    'a',
    '1',
    ';',
    '$',
    '张',
    '👨‍👩‍👧',
    '\u009b',
  ]
  const stream = fc.array(fc.oneof(fc.constantFrom(...sequences), fc.string({ unit: 'grapheme' })), { maxLength: 30 })
  const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 20 })

  function inPieces<Piece extends string | Uint8Array>(whole: Piece, at: readonly number[]): TokenEvent[] {
    const tokenizer = new Tokenizer()
    const places = [0, ...[...at].sort((a, b) => a - b), whole.length]
    const events = places
      .slice(1)
      .flatMap((end, i) => tokenizer.feed(whole.slice(places[i], Math.max(end, places[i] ?? 0))))
    return [...events, ...tokenizer.flush()]
  }

  test('however the bytes are cut, the events are the same', () => {
    fc.assert(
      fc.property(stream, cuts, (parts, at) => {
        const bytes = new TextEncoder().encode(parts.join(''))
        expect(
          inPieces(
            bytes,
            at.map((place) => Math.min(place, bytes.length)),
          ),
        ).toEqual(read(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  test('however a string is cut, the events are the same', () => {
    fc.assert(
      fc.property(stream, cuts, (parts, at) => {
        const text = parts.join('')
        expect(
          inPieces(
            text,
            at.map((place) => Math.min(place, text.length)),
          ),
        ).toEqual(read(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('however bytes are cut that are no UTF-8, the events are the same', () => {
    const bytes = fc.array(
      fc.oneof(fc.constantFrom(0x1b, 0x5b, 0x41, 0x9b, 0x8f, 0x9c, 0xe5, 0xbc, 0xa0), fc.nat(255)),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(bytes, cuts, (list, at) => {
        const whole = Uint8Array.from(list)
        const places = at.map((place) => Math.min(place, whole.length))
        expect(inPieces(whole, places)).toEqual(read(whole))
      }),
      { numRuns: 2000 },
    )
  })

  test('random bytes never throw, and no control character is ever typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        for (const event of read(bytes)) {
          if (event.kind === 'key' && event.text !== undefined) expect(event.text).toMatch(/^[^\p{Cc}\p{Cs}]$/u)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
