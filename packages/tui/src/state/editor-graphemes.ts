import type { WordingSpan } from './editor.ts'
import { locksOf } from './editor-spans.ts'

/** Made when the cursor first moves: they take longer to make than the first screen takes to draw. */
const graphemes = segmenter('grapheme')
const words = segmenter('word')

/** A text and its wordings: all that stepping needs. */
export interface Ground {
  readonly text: string
  readonly spans: readonly WordingSpan[]
}

/**
 * The nearest place left of `offset` where the cursor may stand.
 *
 * It may stand between graphemes and at the edges of a locked stretch, never in
 * either: a locked stretch is stepped over as one.
 */
export function stepLeft({ text, spans: wordings }: Ground, offset: number): number {
  const spans = locked(wordings)
  const start =
    graphemes()
      .segment(text)
      .containing(offset - 1)?.index ?? 0
  const over = spans.find((span) => span.start < offset && offset <= span.end)
  return over ? over.start : Math.max(start, ...spans.filter((span) => span.end < offset).map((span) => span.end))
}

/** The nearest place right of `offset` where the cursor may stand. */
export function stepRight({ text, spans: wordings }: Ground, offset: number): number {
  const spans = locked(wordings)
  const over = spans.find((span) => span.start <= offset && offset < span.end)
  if (over) return over.end
  const next = graphemes().segment(text).containing(offset)
  const end = next ? next.index + next.segment.length : text.length
  return Math.min(end, ...spans.filter((span) => span.start > offset).map((span) => span.start))
}

/** The start of the word left of `offset`, in Chinese by dictionary. A locked stretch is a word. */
export function wordLeft(ground: Ground, offset: number): number {
  const { text } = ground
  const spans = locked(ground.spans)
  let at = offset
  while (at > 0 && isBlank(text.slice(stepLeft(ground, at), at))) at = stepLeft(ground, at)
  if (at === 0 || spans.some((span) => span.end === at)) return stepLeft(ground, at)
  const floor = Math.max(0, ...spans.filter((span) => span.end < at).map((span) => span.end))
  const word = words()
    .segment(text.slice(floor, at))
    .containing(at - floor - 1)
  return Math.min(stepLeft(ground, at), floor + (word?.index ?? 0))
}

/** The end of the word right of `offset`. */
export function wordRight(ground: Ground, offset: number): number {
  const { text } = ground
  const spans = locked(ground.spans)
  let at = offset
  while (at < text.length && isBlank(text.slice(at, stepRight(ground, at)))) at = stepRight(ground, at)
  if (spans.some((span) => span.start === at)) return stepRight(ground, at)
  const ceiling = Math.min(text.length, ...spans.filter((span) => span.start > at).map((span) => span.start))
  const word = words().segment(text.slice(at, ceiling)).containing(0)
  return Math.max(stepRight(ground, at), at + (word?.segment.length ?? 0))
}

/** `offset` itself where the cursor may stand there, and the next place to the right where it may not. */
export function settle(ground: Ground, offset: number): number {
  const { text } = ground
  const spans = locked(ground.spans)
  if (spans.some((span) => span.start === offset || span.end === offset)) return offset
  const inside = spans.find((span) => span.start < offset && offset < span.end)
  if (inside) return inside.end
  const at = graphemes().segment(text).containing(offset)
  return at && at.index < offset ? stepRight(ground, offset) : offset
}

function locked(wordings: readonly WordingSpan[]): readonly { readonly start: number; readonly end: number }[] {
  return wordings.flatMap((span) => locksOf(span).map(([start, end]) => ({ start, end })))
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function segmenter(granularity: 'grapheme' | 'word'): () => Intl.Segmenter {
  let made: Intl.Segmenter | undefined
  return () => (made ??= new Intl.Segmenter('zh', { granularity }))
}
