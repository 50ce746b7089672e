import { patternOf } from '../pattern.ts'
import Fuse from 'fuse.js'
import { folded } from './match.ts'
import type { FindBy, PaletteItem } from './palette-items.ts'

/** How well an item answers what was typed: the less the better; `undefined` not at all. */
function rankOf(by: FindBy, typed: string): number | undefined {
  const word = folded(typed)
  if (by.keys.some((key) => key === typed || ([...key].length > 1 && folded(key) === word))) return 0
  const syllables = by.pinyin.split(' ')
  const initials = syllables.map((one) => one.charAt(0)).join('')
  if (by.zh === word || by.en === word || initials === word) return 1
  if (startsAny([by.zh, by.en, initials, syllables.join('')], word)) return 2
  if (startsAny(by.en.split(/[\s/()]+/), word) || by.zh.includes(word)) return 3
  if (initials.includes(word) || syllables.some((_, i) => syllables.slice(i).join('').startsWith(word))) return 4
  return by.about.includes(word) ? 5 : undefined
}

function startsAny(texts: readonly string[], word: string): boolean {
  return texts.some((text) => text !== '' && text.startsWith(word))
}

const fuses = new WeakMap<readonly PaletteItem[], Fuse<PaletteItem>>()

function fuseOf(items: readonly PaletteItem[]): Fuse<PaletteItem> {
  const known = fuses.get(items)
  if (known) return known
  const fuse = new Fuse(items, { keys: ['by.zh', 'by.en', 'by.pinyin'], threshold: 0.35, ignoreLocation: true })
  fuses.set(items, fuse)
  return fuse
}

/** With fewer answers than this, a slip of the finger is forgiven. */
const fewAnswers = 5

/** Of what is longer no slip is forgiven: no name is, and to look for what is nearly so would take as long as several frames. */
const longestSlip = 32

/**
 * The items that what was typed finds, the best first: by their keys, their
 * names in both languages, pinyin and its initials, each word of it apart;
 * where that finds little, also by what is nearly so.
 */
export function rankItems(items: readonly PaletteItem[], typed: string): readonly PaletteItem[] {
  const words = patternOf(typed.normalize('NFKC')).split(/\s+/)
  const ranked = items.flatMap((item) => {
    // A sequence such as `g b` is one key, though it has a space in it.
    const whole = item.by.keys.includes(words.join(' ')) ? 0 : undefined
    const ranks = words.map((word) => rankOf(item.by, word))
    const rank =
      whole ?? (ranks.includes(undefined) ? undefined : ranks.reduce<number>((sum, one) => sum + (one ?? 0), 0))
    return rank === undefined ? [] : [{ item, rank: rank + (item.minor ? 0.5 : item.command ? 0.25 : 0) }]
  })
  const found = ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
  const { length } = words.join('')
  if (found.length >= fewAnswers || length < 3 || length > longestSlip) return found
  const nearly = fuseOf(items)
    .search(folded(words.join(' ')))
    .map(({ item }) => item)
  return [...found, ...nearly.filter((item) => !found.includes(item))]
}
