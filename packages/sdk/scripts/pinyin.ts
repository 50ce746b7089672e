import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { pinyin } from 'pinyin-pro'

/**
 * Write the pinyin table of the gate anew, from the repository's root:
 * `node packages/sdk/scripts/pinyin.ts`. A test holds the file against this.
 */

/** The 3,755 characters of everyday Chinese (GB 2312, level 1). */
function everydayCharacters(): string[] {
  const decoder = new TextDecoder('gb2312')
  const found: string[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) {
      found.push(decoder.decode(Uint8Array.of(row, cell)))
    }
  }
  return found
}

/** The table as the source file that the gate imports. */
export function pinyinSource(): string {
  const bySyllable = new Map<string, string>()
  for (const character of everydayCharacters()) {
    for (const syllable of readingsOf(character)) {
      bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character)
    }
  }
  const rows = [...bySyllable].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, all]) => syllable + all)
  return `/** The readings of everyday characters, syllable by syllable. Made by scripts/pinyin.ts from pinyin-pro. */
export const pinyinTable =
  '${rows.join(' ')}'
`
}

function readingsOf(character: string): Set<string> {
  const readings = pinyin(character, { multiple: true, toneType: 'none', v: true, type: 'array' })
  return new Set(readings.filter((reading) => /^[a-z]{2,6}$|^[aeo]$/.test(reading)))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('../src/compliance/gate/words/pinyin-table.ts', import.meta.url), pinyinSource())
}
