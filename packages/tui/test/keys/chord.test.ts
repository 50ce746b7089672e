import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChordFault, mostChords, readKeys, typesText } from '../../src/keys/file/chord.ts'
import { characterKey, controlKey, namedKey } from '../../src/terminal/input/keys.ts'

const modifier = fc.record({ ctrl: fc.boolean(), alt: fc.boolean(), shift: fc.boolean(), super: fc.constant(false) })
const named = fc.constantFrom(
  'up',
  'down',
  'left',
  'home',
  'end',
  'pageup',
  'delete',
  'insert',
  'f1',
  'f12',
  'enter',
  'tab',
  'escape',
  'backspace',
)

/** Every key as the terminal's layer names it. */
const pressed = fc.oneof(
  fc.tuple(named, modifier).map(([name, held]) => namedKey(name, held).chord),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), modifier)
    .map(([text, held]) => characterKey(text, held)?.chord ?? ''),
  fc.tuple(fc.integer({ min: 0, max: 31 }), fc.boolean()).map(([code, alt]) => controlKey(code, alt).chord),
)

const keysOf = (written: string): string | ChordFault => {
  const read = readKeys(written)
  return 'keys' in read ? read.keys : read
}

test('what the terminal can send can be written, and is then what the terminal sends', () => {
  fc.assert(
    fc.property(pressed, (chord) => {
      const read = keysOf(chord)
      // Some control characters are keys of other names, and one is the terminal's own.
      if (typeof read === 'object') expect(['keySame', 'keyReserved', 'keyEmpty'], chord).toContain(read.say)
      else expect(read).toBe(chord)
    }),
  )
})

test('the order and the case of modifiers do not matter, and reading twice changes nothing', () => {
  const names = fc.shuffledSubarray(['ctrl', 'alt', 'shift'])
  fc.assert(
    fc.property(names, named, fc.boolean(), (held, key, upper) => {
      const written = [...held, key].map((name) => (upper ? name.toUpperCase() : name)).join('+')
      const read = keysOf(written)
      const plain = keysOf([...['ctrl', 'alt', 'shift'].filter((name) => held.includes(name)), key].join('+'))
      expect(read).toBe(plain)
      expect(typeof read === 'string' && keysOf(read)).toBe(read)
    }),
  )
})

test('no text makes the reader throw, and what it answers can be read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (written) => {
      const read = keysOf(written)
      if (typeof read !== 'string') return
      expect(keysOf(read)).toBe(read)
      expect(read.split(' ').length).toBeLessThanOrEqual(mostChords)
    }),
  )
})

describe('keys as people write them', () => {
  test.each([
    ['Ctrl+X', 'ctrl+x'],
    ['ctrl + x', undefined],
    ['shift+a', 'A'],
    ['A', 'A'],
    ['g  Q', 'g Q'],
    ['Esc', 'escape'],
    ['control+shift+up', 'ctrl+shift+up'],
    ['meta+1', 'alt+1'],
    ['+', '+'],
    ['alt++', 'alt++'],
    ['pgdn', 'pagedown'],
    ['，', '，'],
  ])('%s', (written, keys) => {
    if (keys === undefined) expect(keysOf(written)).toBeTypeOf('object')
    else expect(keysOf(written)).toBe(keys)
  })

  test('a slip of the pen is told with what was meant', () => {
    expect(keysOf('ctlr+x')).toEqual({ say: 'keyUnknown', key: 'ctlr+x', like: 'ctrl+x' })
    expect(keysOf('entre')).toEqual({ say: 'keyUnknown', key: 'entre', like: 'enter' })
    expect(keysOf('f13')).toMatchObject({ say: 'keyUnknown', key: 'f13' })
  })

  test('what no terminal can tell apart is refused with the name of the other', () => {
    expect(keysOf('ctrl+i')).toEqual({ say: 'keySame', key: 'ctrl+i', as: 'tab' })
    expect(keysOf('Ctrl+M')).toEqual({ say: 'keySame', key: 'ctrl+m', as: 'enter' })
    expect(keysOf('ctrl+\\')).toEqual({ say: 'keyReserved', key: 'ctrl+\\' })
    expect(keysOf('a b c d e')).toEqual({ say: 'keysTooMany', most: mostChords })
    expect(keysOf('  ')).toEqual({ say: 'keyEmpty' })
  })
})

test('what types text is told by its first key', () => {
  expect(['a', '，', 'space', ', x', '1'].map(typesText)).toEqual([true, true, true, true, true])
  expect(['ctrl+a', 'alt+x', 'f2', 'enter', 'ctrl+x a'].map(typesText)).toEqual([false, false, false, false, false])
})
