import type { CoverageData, CoverageRowData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import type { Words } from './words.ts'

/** What the conversations exercise of what there is; what nobody does stands out, with why where somebody knows. */
export function coverageOf(
  { groups }: CoverageData,
  lang: 'zh-CN' | 'en',
  words: Words,
  open: (conversation: string) => void,
): HTMLElement {
  const tongue = lang === 'en' ? 'en' : 'zh'
  return h(
    'section',
    { class: 'coverage' },
    h('h1', {}, words.coverage),
    groups.map(({ title, rows }) => {
      const done = rows.filter(({ count }) => count > 0).length
      const part = h('i', { class: 'good' })
      part.style.flexGrow = String(done)
      const rest = h('i', { class: 'rest' })
      rest.style.flexGrow = String(rows.length - done)
      return h(
        'details',
        { open: rows.some(isOpen) },
        h(
          'summary',
          {},
          h('b', {}, title[tongue]),
          h('span', {}, `${done}/${rows.length}`),
          h('span', { class: 'bar', 'aria-hidden': 'true' }, done > 0 && part, done < rows.length && rest),
        ),
        h(
          'ul',
          {},
          rows.map((row) => rowOf(row, tongue, words, open)),
        ),
      )
    }),
  )
}

/** Nobody exercises it, and nobody says why. */
function isOpen({ count, reason }: CoverageRowData): boolean {
  return count === 0 && !reason
}

function rowOf(row: CoverageRowData, tongue: 'zh' | 'en', words: Words, open: (conversation: string) => void) {
  const { id, count, by, reason } = row
  return h(
    'li',
    { class: classes({ open: isOpen(row), excused: count === 0 && reason !== undefined }) },
    h('span', { class: 'mark', title: count === 0 && words.uncovered }, count > 0 ? '✓' : reason ? '–' : '✗'),
    h('code', {}, h('bdi', {}, id)),
    count === 0
      ? reason && h('span', {}, reason[tongue])
      : h(
          'span',
          { class: 'by' },
          by.map((one) => h('button', { type: 'button', on: { click: () => open(one) } }, one)),
          count > by.length && `+${count - by.length}`,
        ),
  )
}
