import type { Stretch, WordingSpan } from './editor.ts'

/** What of an approved wording is locked, and what becomes of it as the text around it and inside it changes. */

const locksOfSpan = new WeakMap<WordingSpan, readonly Stretch[]>()

/** The stretches of a wording that nobody may type in: all between those that are editable. */
export function locksOf(span: WordingSpan): readonly Stretch[] {
  const known = locksOfSpan.get(span)
  if (known) return known
  const locks: Stretch[] = []
  let from = span.start
  for (const [start, end] of span.editable ?? []) {
    if (from < start) locks.push([from, start])
    from = end
  }
  if (from < span.end) locks.push([from, span.end])
  locksOfSpan.set(span, locks)
  return locks
}

/** The locked stretch that an offset is inside of; its edges are outside. */
export function lockAround(spans: readonly WordingSpan[], offset: number): Stretch | undefined {
  for (const span of spans) {
    if (span.start > offset || offset > span.end) continue
    const lock = locksOf(span).find(([start, end]) => start < offset && offset < end)
    if (lock) return lock
  }
  return undefined
}

/** Where text may go in that is not to stand inside a wording: an offset inside one leads behind it. */
export function outOfSpans(spans: readonly WordingSpan[], offset: number): number {
  return spans.find((span) => span.start < offset && offset < span.end)?.end ?? offset
}

/** A wording further on in the text. */
export function shifted(span: WordingSpan, by: number): WordingSpan {
  const { start, end, editable } = span
  return {
    ...span,
    start: start + by,
    end: end + by,
    ...(editable && { editable: editable.map(([from, to]): Stretch => [from + by, to + by]) }),
  }
}

/** The wordings of a text in which a stretch has been replaced, by one that is longer by `by`. */
export function afterChange(
  spans: readonly WordingSpan[],
  start: number,
  end: number,
  by: number,
): readonly WordingSpan[] {
  const inside = spans.find((span) => editableAround(span, start, end))
  return spans.flatMap((span) => {
    if (span === inside) return [grown(span, start, end, by)]
    if (span.end <= start) return [span]
    return span.start >= end ? [shifted(span, by)] : []
  })
}

/** The editable stretch that holds another one; one may type at either edge of it. */
function editableAround({ editable }: WordingSpan, start: number, end: number): Stretch | undefined {
  return editable?.find(([from, to]) => from <= start && end <= to)
}

/** Whether a stretch lies within one that may be typed in. */
export function isWithinEditable(spans: readonly WordingSpan[], from: number, end: number): boolean {
  return spans.some((span) => editableAround(span, from, end) !== undefined)
}

function grown(span: WordingSpan, start: number, end: number, by: number): WordingSpan {
  const own = editableAround(span, start, end)
  const editable = (span.editable ?? []).map((one): Stretch => {
    if (one === own) return [one[0], one[1] + by]
    return one[0] >= end ? [one[0] + by, one[1] + by] : one
  })
  return { ...span, end: span.end + by, editable }
}

/**
 * What a deletion takes. Inside an editable stretch it ends at the stretch's
 * edges, so that one key too many does not take the whole wording; from outside
 * a wording that it reaches goes whole.
 */
export function deletable(spans: readonly WordingSpan[], cursor: number, [from, to]: Stretch): Stretch {
  const around = spans.find((span) => span.start < cursor && cursor < span.end)
  const own = around && editableAround(around, cursor, cursor)
  if (own) return [Math.max(from, own[0]), Math.min(to, own[1])]
  if (isWithinEditable(spans, from, to)) return [from, to]
  let [start, end] = [from, to]
  for (const span of spans) {
    if (span.start < to && from < span.end) [start, end] = [Math.min(start, span.start), Math.max(end, span.end)]
  }
  return [start, end]
}

/** Whether a wording that comes back from a file fits a text of this length. */
export function isWhole({ start, end, editable = [] }: WordingSpan, length: number): boolean {
  if (!(0 <= start && start < end && end <= length)) return false
  let from = start
  return editable.every(([a, b]) => {
    const fits = from <= a && a <= b && b <= end
    from = b
    return fits
  })
}
