import { visibleText } from '../gate/words/visible.ts'
import { foldText } from '../lint/fold.ts'
import { plainForm } from '../lint/variants.ts'

/** A text as promises are read in it: plain and lower case, without spaces, with its punctuation. */
export interface ReadableText {
  readonly text: string
  /** Where a place in `text` begins, and ends, in the original. */
  readonly startOf: (at: number) => number
  readonly endOf: (at: number) => number
  /** Whether somebody else's words stand there. A text that is a quotation as a whole quotes nobody. */
  readonly isQuoted: (at: number) => boolean
}

/** Spaces part nothing in Chinese; a new line ends a sentence. */
export function readableText(original: string): ReadableText {
  const visible = visibleText(original)
  const places: number[] = []
  let text = ''
  for (let at = 0; at < visible.text.length; at += 1) {
    const unit = visible.text[at] ?? ''
    if (/[^\S\n]/.test(unit)) continue
    places.push(at)
    text += plainForm(unit.toLowerCase())
  }
  const startOf = (at: number): number => visible.starts[places[at] ?? -1] ?? original.length
  const endOf = (at: number): number => visible.ends[places[at - 1] ?? -1] ?? 0
  const folded = foldText(original)
  const quoted = new Set(folded.quoted.every(Boolean) ? [] : folded.starts.filter((_, i) => folded.quoted[i]))
  return { text, startOf, endOf, isQuoted: (at) => quoted.has(startOf(at)) }
}
