import type { FoldedText } from '../lint/fold.ts'
import type { GateContext } from './context.ts'
import type { VisibleText } from './words/visible.ts'

/** Where something stands in the folded text, `end` exclusive. */
export interface WordPlace {
  readonly start: number
  readonly end: number
}

/** Where something stands in the original text, in UTF-16 units, `end` exclusive. */
export type Span = readonly [start: number, end: number]

/** What an operator found. */
export interface Hit {
  readonly span: Span
  readonly place: WordPlace
  /** Found by listed words; of such hits the longest counts. */
  readonly worded: boolean
  /** A phrase that two clauses make by accident: it only warns. */
  readonly accident?: boolean
  /** A pair: where its two words stand, so that of several pairs from one word the nearest counts. */
  readonly pair?: { readonly opening: WordPlace; readonly closing: WordPlace }
}

/** One draft in its contact, as every operator reads it. What only some need is made when first asked for. */
export interface Reading {
  readonly text: string
  readonly folded: FoldedText
  readonly context: GateContext
  /** The places of the words that an operator listed under this number, by their starts, the longer first. */
  readonly places: (list: number) => readonly WordPlace[]
  /** Whether a place lies in a longer word that is harmless to all. */
  readonly isHarmless: (place: WordPlace) => boolean
  readonly visible: () => VisibleText
  readonly patternSpans: (pattern: number) => readonly Span[]
  /** HH:MM in Asia/Shanghai. */
  readonly clock: () => string
  /** Whether one of the words listed under this number was said before, among the latest so many messages. */
  readonly wasSaid: (list: number, by: 'agent' | 'customer' | undefined, within: number) => boolean
}

/** A hit for words: its span follows from its place. */
export function wordHit({ folded }: Reading, place: WordPlace, more: Partial<Hit> = {}): Hit {
  return { span: spanOf(folded, place), place, worded: true, ...more }
}

export function spanOf({ starts, ends }: FoldedText, { start, end }: WordPlace): Span {
  return [starts[start] ?? 0, ends[end - 1] ?? 0]
}

/** A hit for what was found in the original text by other means. */
export function spanHit({ folded }: Reading, span: Span): Hit {
  const place = { start: firstFrom(folded.starts, span[0]), end: firstFrom(folded.starts, span[1]) }
  return { span, place, worded: false }
}

/** The first index whose value is at least `value`, of values that only grow. */
export function firstFrom(values: readonly number[], value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
