import { type Schedule, type ScheduledPayment, yuan } from '@zuoxi/sdk'
import type { CalcWords } from '../../../words/calc.ts'
import type { Line, Span } from '../../report.ts'
import { padStart, widest } from './lines.ts'

const barColumns = { least: 8, most: 40 }

/** What a payment is made of, in the order and with the marks of its bar. */
const parts = [
  { of: 'principalFen', mark: '#', style: 'green' },
  { of: 'interestFen', mark: '+', style: 'yellow' },
  { of: 'feeFen', mark: '=', style: 'red' },
] as const

/** The schedule for people: figures in columns, and each payment as a bar of its components, all to one scale. */
export function scheduleLines({ payments, totals }: Schedule, words: CalcWords, columns: number): Line[] {
  const { columns: heads } = words
  const cells = payments.map((payment) => [String(payment.no), ...figures(payment), yuan(payment.balanceFen)])
  const sums = [words.total, ...figures(totals), '']
  const headings = [heads.no, heads.payment, heads.principal, heads.interest, heads.fee, heads.balance]
  const widths = headings.map((heading, i) => widest([heading, sums[i] ?? '', ...cells.map((row) => row[i] ?? '')]))
  const row = (texts: readonly string[]) => texts.map((text, i) => padStart(text, widths[i] ?? 0)).join('  ')
  const left = columns - widths.reduce((sum, width) => sum + width + 2, 0)
  const barWidth = Math.min(barColumns.most, Math.max(barColumns.least, left))
  const largest = Math.max(...payments.map(({ paymentFen }) => paymentFen))
  return [
    [{ text: `${row(headings)}  ${heads.parts}`, style: 'dim' }],
    ...payments.map((payment, i): Line => [{ text: `${row(cells[i] ?? [])}  ` }, ...bar(payment, largest, barWidth)]),
    [{ text: row(sums).trimEnd(), style: 'bold' }],
  ]
}

function figures(of: Omit<ScheduledPayment, 'no' | 'balanceFen'>): string[] {
  return [yuan(of.paymentFen), yuan(of.principalFen), yuan(of.interestFen), yuan(of.feeFen)]
}

/** Marks in proportion. Ends are rounded, not lengths, so that a bar is as long as its payment. */
function bar(payment: ScheduledPayment, largestFen: number, columns: number): Span[] {
  let reached = 0
  let drawn = 0
  return parts.map(({ of, mark, style }) => {
    reached += payment[of]
    const end = largestFen === 0 ? 0 : Math.round((reached * columns) / largestFen)
    const text = mark.repeat(end - drawn)
    drawn = end
    return { text, style }
  })
}
