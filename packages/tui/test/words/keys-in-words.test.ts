import { describe, expect, test } from 'vitest'
import { deskKeymap } from '../../src/keys/keymap.ts'
import { places } from '../../src/state/place.ts'
import { wordsOf } from '../../src/words/index.ts'
import { langs } from '../../src/words/lang.ts'

/** A key that somebody may have moved. What is in braces is looked up. */
const named = /(?<![\w{@])(?:(?:Ctrl|Alt|Shift)\+\S|F\d\b|Esc\b|Enter\b|Tab\b)/g
const marker = /\{(\w+)(?:@(\w+))? \S+?\}/g

/** Every text of the desk's words; of one that is made, the text it is made from. */
function texts(of: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof of === 'string') return [[path, of]]
  if (typeof of === 'function') return [[path, String(of)]]
  return Object.entries(of ?? {}).flatMap(([name, inner]) => texts(inner, `${path}.${name}`))
}

describe.each(langs)('the words of the desk in %s', (lang) => {
  const all = texts(wordsOf(lang), '')

  test('name no key that an agent could have moved', () => {
    const fixed = all.filter(([, text]) => named.test(text.replaceAll(marker, '')))
    expect(fixed).toEqual([])
  })

  test('look up actions of the table, in places where they are', () => {
    for (const [path, text] of all) {
      for (const [, does, place] of text.matchAll(marker)) {
        const rows = deskKeymap.rows.filter((row) => row.does === does)
        expect(rows.length, `${path}: ${does}`).toBeGreaterThan(0)
        if (place === undefined) continue
        expect(places).toContain(place)
        expect(
          rows.some((row) => row.in.some((one) => one === place)),
          `${path}: ${does}@${place}`,
        ).toBe(true)
      }
    }
  })
})
