import type { Finding } from '../../model/finding.ts'

/** A draft with the compliant words in place of the sentence that was found. */
export interface FixedDraft {
  readonly text: string
  /** Where the new words stand. */
  readonly span: readonly [number, number]
}

const sentenceEnd = /[。！？!?；;\n]/

/**
 * Say it the compliant way: the whole sentence with the finding gives way to
 * the rule's alternative, because half a threat is no better than one. Where
 * only the span is wrong, such as a figure, only the span gives way.
 *
 * @returns `undefined` where the rule offers no alternative.
 */
export function fixes(text: string, finding: Pick<Finding, 'span' | 'fix' | 'replace'>): FixedDraft | undefined {
  const [start, end] = finding.span
  if (finding.replace !== undefined) {
    const replaced = text.slice(0, start) + finding.replace + text.slice(end)
    return { text: replaced, span: [start, start + finding.replace.length] }
  }
  if (finding.fix === undefined) return undefined
  const [from, to] = sentenceAround(text, finding.span)
  const fixed = text.slice(0, from) + finding.fix + text.slice(to)
  return { text: fixed, span: [from, from + finding.fix.length] }
}

/** No sentence is longer; looking further would make a text without full stops cost its length for every finding. */
const longestSentence = 500

/** The sentence that a span stands in, with other text in the span's place. */
export function correctedSentence(text: string, [start, end]: readonly [number, number], replacement: string): string {
  const before = text.slice(Math.max(0, start - longestSentence), start)
  const near = before + replacement + text.slice(end, end + longestSentence)
  return near.slice(...sentenceAround(near, [before.length, before.length + replacement.length]))
}

function sentenceAround(text: string, [start, end]: readonly [number, number]): [number, number] {
  let from = start
  while (from > 0 && !sentenceEnd.test(text[from - 1] ?? '')) from -= 1
  let to = end
  while (to < text.length && !sentenceEnd.test(text[to] ?? '')) to += 1
  // The mark at the end goes with its sentence; a newline stays.
  if (to < text.length && text[to] !== '\n') to += 1
  return [from, to]
}
