import { diffArrays } from 'diff'

/** One stretch of a comparison by word. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

let segmenter: Intl.Segmenter | undefined

/**
 * What changed between two texts, by word. Chinese has no spaces, so words are those of the language's own
 * segmentation; the parts of one side put together are that side again.
 *
 * @example
 * diffWords('三个工作日内回复', '五个工作日内回复').map(({ kind, text }) => kind[0] + text) // ['r三', 'a五', 's个工作日内回复']
 */
export function diffWords(from: string, to: string): DiffPart[] {
  const words = (text: string): string[] => {
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
    return Array.from(segmenter.segment(text), ({ segment }) => segment)
  }
  return diffArrays(words(from), words(to)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
