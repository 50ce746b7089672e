import type { Finding } from '../../model/finding.ts'
import type { Piece } from './page-data.ts'

/**
 * Cut words where a finding begins or ends. Spans count UTF-16 units of these
 * very words; one that does not fit them (the words were others by then) is
 * looked for by its text, and otherwise lies on nothing.
 */
export function piecesOf(words: string, findings: readonly Pick<Finding, 'span' | 'text'>[]): readonly Piece[] {
  const spans = findings.map((finding) => spanIn(words, finding))
  const cuts = [...new Set([0, words.length, ...spans.flat()])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1] ?? words.length
    const on = spans.flatMap(([start, end], finding) => (start <= from && to <= end ? [finding] : []))
    return { text: words.slice(from, to), ...(on.length > 0 && { findings: on }) }
  })
}

function spanIn(words: string, { span: [start, end], text }: Pick<Finding, 'span' | 'text'>): [number, number] {
  if (end > start && words.slice(start, end) === text) return [start, end]
  const found = text === '' ? -1 : words.indexOf(text)
  return found < 0 ? [0, 0] : [found, found + text.length]
}
