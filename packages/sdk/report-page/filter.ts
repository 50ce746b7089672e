import type { RowData } from '../src/rehearsal/report/page-data.ts'

/** One word of a filter: anywhere, or in the one place that it names. */
interface Word {
  readonly where: 'any' | 'tag' | 'file' | 'id' | 'about'
  readonly text: string
  readonly not: boolean
}

/**
 * A filter as somebody types it: words that all have to be there, `!word` for
 * one that must not, and `tag:`, `file:`, `id:` or `rule:` for where to look.
 *
 * @example
 * readFilter('逾期 rule:number-amount !tag:闸门')
 */
export function readFilter(typed: string): readonly Word[] {
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!')
    .map((word) => {
      const not = word.startsWith('!')
      const bare = not ? word.slice(1) : word
      const [, place, text] = /^(tag|file|id|rule|wording|code):(.*)$/.exec(bare) ?? []
      if (place === undefined || text === undefined) return { where: 'any', text: bare, not }
      return { where: place === 'tag' || place === 'file' || place === 'id' ? place : 'about', text, not }
    })
}

export function matches(row: RowData, words: readonly Word[]): boolean {
  return words.every(({ where, text, not }) => textsOf(row, where).some((one) => one.includes(text)) !== not)
}

function textsOf(row: RowData, where: Word['where']): readonly string[] {
  const { id, title, file, tags, about, why = '' } = row
  const texts = { tag: tags, file: [file], id: [id], about, any: [id, title, file, why, ...tags, ...about] }
  return texts[where].map((text) => text.toLowerCase())
}
