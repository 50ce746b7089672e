import { type CustomerHit, formatYuan, type MatchMark } from '@zuoxi/sdk'
import type { SearchOverlay } from '../state/state.ts'
import { sayFailure } from '../words/failures.ts'
import { leadsOn } from './empty-pane.ts'
import type { Look } from './look.ts'
import { oneLineField } from './one-line.ts'
import { cell, dim, fill, fit, type Line, marked, type Span, t, type View } from './span.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'

export interface SearchSlice extends Look {
  readonly search: SearchOverlay
}

/** Search as one types: the ranked customers, the matched part marked, phones masked. */
export function searchView(slice: SearchSlice): View {
  const { words, lang, search, width, height } = slice
  const { editor, hits, answered, selected, failure } = search
  const asked = editor.text.trim()
  const state = failure ? '' : asked === '' ? '' : answered === asked ? words.search.found(hits.length) : words.loading
  const title = titleOf(words.search.title, slice, [dim(state)])
  const input = oneLineField(t(' / ', { tone: 'accent', bold: true }), editor, words.search.prompt, width)
  return {
    lines: [title, input.line, [], ...rowsOf()].slice(0, height),
    cursor: { row: 1, column: input.column },
  }

  function rowsOf(): readonly Line[] {
    if (failure) return [[t(`  ${sayFailure(failure, lang)}`, { tone: 'bad' })]]
    if (hits.length === 0)
      return asked !== '' && answered === asked
        ? [[dim(`  ${words.search.empty}`)], ...leadsOn(slice, { place: 'search', does: ['eraseToStart', 'back'] })]
        : [[dim(`  ${words.search.start}`)]]
    const { start, end } = windowOf(hits.length, selected, height - 4)
    return [
      headRow(slice),
      ...hits.slice(start, end).map((hit, i) => marked(hitRow(hit, slice), start + i === selected, true, width)),
    ]
  }
}

const nameColumns = 20

function headRow({ words }: SearchSlice): Line {
  const c = words.search.columns
  const head = (text: string, columns: number): Span => cell(text, columns, { tone: 'dim' })
  return [
    t('  '),
    head(c.customer, nameColumns),
    head(c.phone, 13),
    head(c.no, 11),
    cell(c.due, 13, { tone: 'dim' }, 'end'),
    t('  '),
    head(c.state, 14),
  ]
}

function hitRow(hit: CustomerHit, { words }: SearchSlice): Line {
  const name = [
    ...markedField(hit, 'nameMasked', hit.nameMasked),
    ...(hit.nickname ? [dim(' '), ...markedField(hit, 'nickname', hit.nickname, 'dim')] : []),
  ]
  const late = hit.dpd > 0
  const state = late ? words.search.overdue(hit.dpd) : hit.status === 'active' ? '' : words.customerStatus[hit.status]
  return [
    ...fill(fit(name, nameColumns - 1), nameColumns),
    ...fill(markedField(hit, 'phoneMasked', hit.phoneMasked), 13),
    ...fill(markedField(hit, 'customerNo', hit.customerNo), 11),
    cell(hit.dueFen > 0 ? formatYuan(hit.dueFen) : '-', 13, late ? { tone: 'bad', bold: true } : {}, 'end'),
    t('  '),
    cell(state, 14, { tone: late ? 'bad' : 'warn' }),
  ]
}

/** A field with the matched part underlined. Marks count in the text as it came, so parts are made safe one by one. */
function markedField(hit: CustomerHit, field: MatchMark['field'], text: string, tone: 'plain' | 'dim' = 'plain'): Line {
  const marks = hit.marks.filter((mark) => mark.field === field).sort((a, b) => a.start - b.start)
  const spans: Span[] = []
  let at = 0
  for (const { start, end } of marks) {
    if (start < at || end <= start || start >= text.length) continue
    if (start > at) spans.push(t(text.slice(at, start), { tone }))
    spans.push(t(text.slice(start, end), { tone: 'accent', bold: true, underline: true }))
    at = end
  }
  if (at < text.length) spans.push(t(text.slice(at), { tone }))
  return spans
}
