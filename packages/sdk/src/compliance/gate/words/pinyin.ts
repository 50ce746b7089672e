import { pinyinTable } from './pinyin-table.ts'

let syllables: ReadonlyMap<string, readonly string[]> | undefined

/** How a character is read, without tones; ü as v, as it is typed. Unknown characters have no reading. */
export function syllablesOf(character: string): readonly string[] {
  syllables ??= read(pinyinTable)
  return syllables.get(character) ?? []
}

function read(table: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const row of table.split(' ')) {
    const [syllable = ''] = /^[a-z]+/.exec(row) ?? []
    for (const character of row.slice(syllable.length)) {
      const readings = found.get(character)
      if (readings) readings.push(syllable)
      else found.set(character, [syllable])
    }
  }
  return found
}
