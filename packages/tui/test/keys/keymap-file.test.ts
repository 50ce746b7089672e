import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindingFor, rowsOfPlace, startsOf } from '../../src/keys/effective.ts'
import { keymapFrom } from '../../src/keys/file/apply.ts'
import type { KeymapProblem } from '../../src/keys/file/problem.ts'
import { typesText } from '../../src/keys/file/chord.ts'
import { labelOf, told } from '../../src/keys/here.ts'
import type { Row } from '../../src/keys/row.ts'
import { deskKeymap, keymap as desk } from '../../src/keys/keymap.ts'
import { type Place, places, readingPlaces, typingPlaces } from '../../src/state/place.ts'
import { wordsOf } from '../../src/words/index.ts'
import { sayKeymapProblem } from '../../src/words/keymap-problem.ts'

const fine = (text: string) => {
  const { keymap, problems } = keymapFrom(text, desk)
  expect(problems).toEqual([])
  if (!keymap) throw new Error('a keymap without problems is one')
  return keymap
}
const wrong = (text: string): readonly KeymapProblem[] => keymapFrom(text, desk).problems
const does = (text: string, place: Place, keys: string) => bindingFor(fine(text), place, keys)?.does

describe('a keymap file', () => {
  test('that is empty, or all comment, changes nothing', () => {
    for (const text of ['', '# nothing yet\n', 'keys:\n', 'keys: []\nmacros:\n']) expect(fine(text).rows).toEqual(desk)
  })

  test('gives an action other keys, everywhere or in some places', () => {
    const everywhere = 'keys:\n  - action: logTicket\n    keys: L\n    in: reading\n'
    for (const place of readingPlaces) {
      expect(does(everywhere, place, 'L')).toBe('logTicket')
      expect(does(everywhere, place, 't')).toBeUndefined()
    }
    // The composer has the same action under keys of its own, which stay.
    expect(does(everywhere, 'composer', 'f6')).toBe('logTicket')
    const inQueue = 'keys:\n  - {action: logTicket, in: queue, keys: [L, t]}\n'
    expect(does(inQueue, 'queue', 'L')).toBe('logTicket')
    expect(does(inQueue, 'thread', 'L')).toBeUndefined()
    expect(does(inQueue, 'thread', 't')).toBe('logTicket')
  })

  test('takes all keys from an action, and then nothing tells of it', () => {
    const keymap = fine('keys:\n  - {action: wrapUp, keys: []}\n')
    expect(bindingFor(keymap, 'thread', 'w')).toBeUndefined()
    expect(rowsOfPlace(keymap, 'thread').map((row) => row.does)).not.toContain('wrapUp')
  })

  test('may give a key to another when its holder has let it go', () => {
    const swapped =
      'keys:\n  - {action: bills, keys: [B], in: reading}\n  - {action: refresh, keys: [b], in: reading}\n'
    expect(does(swapped, 'queue', 'b')).toBe('refresh')
    expect(does(swapped, 'queue', 'B')).toBe('bills')
  })

  test('rebinds one of nine digits by its number, and each is then told by itself', () => {
    const keymap = fine('keys:\n  - {action: switchTo, arg: 3, keys: [f9]}\n')
    expect(bindingFor(keymap, 'queue', 'f9')).toMatchObject({ does: 'switchTo', arg: 3 })
    const names = told(rowsOfPlace(keymap, 'queue')).filter((row) => row.does === 'switchTo')
    expect(names.map((row) => row.names)).toContain('F9 (3)')
    expect(names).toHaveLength(9)
  })

  test('adds macros, named as the agent named them', () => {
    const keymap = fine('macros:\n  - {name: 延期30天, keys: [", d"], in: customer, command: ":defer 30d"}\n')
    const row = bindingFor(keymap, 'customer', ', d')
    expect(row).toMatchObject({ does: 'playMacro', arg: 0, named: '延期30天' })
    expect(row && labelOf(row, wordsOf('en'))).toBe('延期30天')
    expect(keymap.macros).toEqual([
      { name: '延期30天', final: false, steps: [{ does: 'command' }, { type: 'defer 30d' }, { does: 'runCommand' }] },
    ])
  })
})

describe('what is wrong in it is told with its place', () => {
  const cases: readonly (readonly [string, string, number, number, object])[] = [
    [
      'an action nobody knows',
      'keys:\n  - action: logTiket\n    keys: L\n',
      2,
      13,
      { say: 'actionUnknown', like: 'logTicket' },
    ],
    [
      'a place nobody knows',
      'keys:\n  - {action: logTicket, in: qeue, keys: L}\n',
      2,
      29,
      { say: 'placeUnknown', like: 'queue' },
    ],
    [
      'a place by the name that is on the screen',
      'keys:\n  - {action: logTicket, in: reply, keys: L}\n',
      2,
      29,
      { say: 'placeUnknown', like: 'composer' },
    ],
    ['a field nobody knows', 'keys:\n  - {acton: logTicket, keys: L}\n', 2, 6, { say: 'fieldUnknown', like: 'action' }],
    ['no keys', 'keys:\n  - action: logTicket\n', 2, 5, { say: 'fieldMissing', field: 'keys' }],
    ['a key there is not', 'keys:\n  - {action: logTicket, keys: [cntrl+l]}\n', 2, 32, { say: 'keyUnknown' }],
    [
      'an action in a place it is not for',
      'keys:\n  - {action: send, in: queue, keys: f9}\n',
      2,
      14,
      { say: 'notInPlace', where: ['composer'] },
    ],
    ['no YAML', 'keys: [\n', 2, 1, { say: 'notYaml' }],
    ['a list where names are', '- keys\n', 1, 1, { say: 'notAMap' }],
    ['a name where a list is', 'keys: yes\n', 1, 7, { say: 'notAList', field: 'keys' }],
    ['a macro that says nothing', 'macros:\n  - {name: x, keys: ", x"}\n', 2, 5, { say: 'stepsOrCommand' }],
    [
      'two macros of one name',
      'macros:\n  - {name: x, keys: ", x", press: b}\n  - {name: x, keys: ", y", press: b}\n',
      3,
      12,
      { say: 'nameTwice', name: 'x' },
    ],
  ]
  test.each(cases)('%s', (_name, text, line, column, fault) => {
    expect(wrong(text)).toContainEqual({ line, column, fault: expect.objectContaining(fault) })
  })

  test('a key that somebody has names both, and where each was asked for', () => {
    expect(wrong('keys:\n  - {action: refresh, in: queue, keys: b}\n')).toEqual([
      {
        line: 2,
        column: 40,
        fault: {
          say: 'keyTaken',
          keys: 'b',
          place: 'queue',
          wanted: { does: 'refresh', named: undefined, line: 2 },
          has: { does: 'bills', named: undefined, line: undefined },
        },
      },
    ])
    const [both] = wrong('macros:\n  - {name: one, keys: ", x", press: b}\n  - {name: two, keys: ", x", press: o}\n')
    expect(both?.line).toBe(3)
    expect(sayKeymapProblem(both as KeymapProblem, 'en')).toBe(
      '3:23 , x has two meanings, "two" and "one" (line 2), in queue',
    )
  })

  test('a key that begins another is refused: it could not be told when it is whole', () => {
    expect(wrong('macros:\n  - {name: x, keys: g, press: b}\n')[0]?.fault).toMatchObject({
      say: 'keyBegins',
      keys: 'g',
    })
    expect(wrong('macros:\n  - {name: x, keys: b x, press: b}\n')[0]?.fault).toMatchObject({
      say: 'keyBegins',
      keys: 'b',
      longer: 'b x',
    })
  })

  test('letters stay letters where one writes', () => {
    for (const place of typingPlaces)
      expect(wrong(`macros:\n  - {name: x, keys: ", x", in: ${place}, press: f1}\n`)[0]?.fault, place).toMatchObject({
        say: 'keyTypes',
        place,
      })
    expect(wrong('keys:\n  - {action: send, keys: s}\n')[0]?.fault).toMatchObject({
      say: 'keyTypes',
      place: 'composer',
    })
  })

  test('nobody can lock themselves in', () => {
    for (const action of ['quit', 'back', 'help'])
      expect(wrong(`keys:\n  - {action: ${action}, keys: []}\n`).map(({ fault }) => fault.say)).toContain('mustStay')
  })

  test('every problem has words in both languages', () => {
    const texts = [
      ...cases.map(([, text]) => text),
      'keys:\n  - {action: quit, keys: []}\n',
      'keys:\n  - {action: refresh, keys: b}\n',
    ]
    for (const problem of texts.flatMap(wrong))
      for (const lang of ['zh-CN', 'en'] as const) expect(sayKeymapProblem(problem, lang)).toMatch(/^\d+:\d+ .{4,}$/u)
  })
})

const waysOut: readonly string[] = ['quit', 'quitNow', 'dismiss', 'back', 'help']

test('whatever a file says, its keymap is as safe as the desk’s own', () => {
  const actions = [...new Set(desk.map((row) => row.does))]
  const chord = fc.constantFrom(
    'b',
    'x',
    'L',
    ', d',
    'g',
    'g x',
    'f9',
    'ctrl+x',
    'enter',
    'escape',
    'ctrl+q',
    'space',
    'alt+1',
    '?',
  )
  const entry = fc.record(
    {
      action: fc.constantFrom(...actions),
      keys: fc.array(chord, { maxLength: 3 }),
      in: fc.array(fc.constantFrom(...places), { maxLength: 3 }),
    },
    { requiredKeys: ['action', 'keys'] },
  )
  const macro = fc.record({ name: fc.string({ maxLength: 5 }), keys: chord, press: fc.array(chord, { maxLength: 3 }) })
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), fc.array(macro, { maxLength: 2 }), (keys, macros) => {
      const { keymap, problems } = keymapFrom(JSON.stringify({ keys, macros }), desk)
      if (!keymap) {
        expect(problems.length).toBeGreaterThan(0)
        return
      }
      const seen = new Set<string>()
      for (const row of keymap.rows)
        for (const place of row.in)
          for (const pressed of row.keys) {
            expect(seen.has(`${place} ${pressed}`)).toBe(false)
            seen.add(`${place} ${pressed}`)
            if (typingPlaces.includes(place)) expect(typesText(pressed), `${place} ${pressed}`).toBe(false)
          }
      for (const row of keymap.rows)
        for (const place of row.in)
          for (const pressed of row.keys)
            for (const start of startsOf(pressed)) expect(seen.has(`${place} ${start}`)).toBe(false)
      const outOf = (rows: readonly Row[]) =>
        rows.filter(({ does: out }) => waysOut.includes(out)).map((row) => row.does)
      for (const place of places)
        expect(new Set(outOf(rowsOfPlace(keymap, place))), place).toEqual(
          new Set(outOf(rowsOfPlace(deskKeymap, place))),
        )
    }),
    { numRuns: 300 },
  )
})

test('no text makes the reader throw', () => {
  const line = fc.constantFrom(
    'keys:',
    '  - action: send',
    '    keys: [',
    'macros:',
    '  - name: x',
    '    press:',
    '      - type: 好',
    '[[[[',
    '&a *a',
    ': :',
    '\t',
    '- - -',
    '"',
    'null',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 80 }),
        fc.array(line, { maxLength: 12 }).map((all) => all.join('\n')),
      ),
      (text) => {
        for (const { line: at, column } of keymapFrom(text, desk).problems)
          expect(Math.min(at, column)).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
  expect(keymapFrom('['.repeat(100_000), desk).problems[0]?.fault.say).toBe('notYaml')
  expect(keymapFrom('#'.repeat(300_000), desk).problems[0]?.fault.say).toBe('tooLong')
})

test('the file of the guide is fine', () => {
  const guide = readFileSync(new URL('../../../../docs/guide/keys-and-macros.md', import.meta.url), 'utf8')
  const [, file = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? []
  expect(fine(file).macros.map(({ name }) => name)).toEqual(['延期30天', '逾期账单', '找张伟'])
})
