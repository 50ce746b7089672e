import { type CustomerHit, formatYuan, safeText } from '@zuoxi/sdk'
import { columnsOf } from '../../terminal/width.ts'
import type { Line, Span } from '../report.ts'
import type { Verb } from './verb.ts'

/** Find customers by name, pinyin, initials, phone or number: the same search as `/` on the screen. */
export const search: Verb = {
  name: 'search',
  args: ['<text...>'],
  options: {},
  run: async ({ desk, words }, { args }) => {
    const { results } = await (await desk('agent')).customers.search({ text: args.join(' ') })
    const lines = results.length > 0 ? results.map((hit) => hitLine(hit, words.daysOverdue)) : [words.noCustomerFound]
    return { json: { results }, lines }
  },
}

function hitLine(hit: CustomerHit, daysOverdue: (days: number) => string): Line {
  return [
    ...column(marked(hit, 'customerNo'), 11),
    ...column(marked(hit, 'nameMasked'), 12),
    ...column(marked(hit, 'phoneMasked'), 13),
    ...column(marked(hit, 'nickname'), 16),
    { text: formatYuan(hit.dueFen).padStart(14) },
    ...(hit.dpd > 0 ? [{ text: `  ${daysOverdue(hit.dpd)}`, style: 'red' } as const] : []),
  ]
}

/** A field with its matched part set off. Marks count units of the text as stored, so it is cut before it is made safe. */
function marked(hit: CustomerHit, field: CustomerHit['marks'][number]['field'] & keyof CustomerHit): Span[] {
  const text = hit[field]
  const mark = hit.marks.find((candidate) => candidate.field === field)
  if (!mark) return [{ text }]
  return [
    { text: text.slice(0, mark.start) },
    { text: text.slice(mark.start, mark.end), style: 'underline' },
    { text: text.slice(mark.end) },
  ]
}

/** Between two columns, also where the first is wider than it should be. */
const gap = 2

function column(spans: Span[], width: number): Span[] {
  const used = columnsOf(spans.map(({ text }) => safeText(text)).join(''))
  return [...spans, { text: ' '.repeat(Math.max(gap, width - used)) }]
}
