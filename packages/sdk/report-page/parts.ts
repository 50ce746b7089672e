import type { DiffPiece, FailureData, FileLink, Pair } from '../src/rehearsal/report/page-data.ts'
import { h } from './element.ts'
import { named, type Words } from './words.ts'

/** Names and values, side by side. A value without a name stands alone. */
export function pairsOf(pairs: readonly Pair[], words: Words, name = 'pairs'): HTMLElement | false {
  if (pairs.length === 0) return false
  return h(
    'dl',
    { class: name },
    pairs.map(([what, value]) =>
      h('div', {}, what !== '' && h('dt', {}, named(words, what)), h('dd', {}, h('bdi', {}, named(words, value)))),
    ),
  )
}

/** One side of a comparison, the words that only it has marked. */
export function diffOf(pieces: readonly DiffPiece[]): readonly HTMLElement[] {
  return pieces.map(({ kind, text }) => h(kind === 'same' ? 'span' : kind === 'added' ? 'ins' : 'del', {}, text))
}

/** What was expected over what was, so that the eye finds where they part. */
export function failureOf({ expected, actual, differs = false, stage }: FailureData, words: Words): HTMLElement {
  const told = [differs && words.differs, stage !== undefined && named(words, stage)].filter((one) => one !== false)
  return h(
    'dl',
    { class: `failure ${differs ? 'differs' : ''}`.trim() },
    told.length > 0 && h('div', { class: 'told' }, told.join(' · ')),
    h('div', { class: 'expected' }, h('dt', {}, words.expected), h('dd', {}, h('bdi', {}, diffOf(expected)))),
    h('div', { class: 'actual' }, h('dt', {}, words.actual), h('dd', {}, h('bdi', {}, diffOf(actual)))),
  )
}

export function linkOf({ file, line, href }: FileLink, short = false): HTMLElement {
  const shown = short ? `:${line}` : `${file}:${line}`
  return h('a', { class: 'place', href, title: `${file}:${line}`, target: '_blank', rel: 'noopener' }, shown)
}
