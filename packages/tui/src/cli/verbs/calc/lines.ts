import { type DatedRates, type Fen, formatYuan, type Rates, safeText } from '@zuoxi/sdk'
import { columnsOf } from '../../../terminal/width.ts'
import type { CalcWords } from '../../../words/calc.ts'
import type { Line, Span } from '../../report.ts'

/** Text at the left of a column as wide as the widest of its kind. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(safeText(text))))
}

/** Text at the right of a column: how figures stand under each other. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(safeText(text)))) + text
}

export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => columnsOf(safeText(text))))
}

type Styled = readonly [label: string, value: string, style?: NonNullable<Span['style']>]

/** Labels and values, one a line, the values right-aligned. */
export function pairs(rows: readonly Styled[]): Line[] {
  const labelColumns = widest(rows.map(([label]) => label))
  const valueColumns = widest(rows.map(([, value]) => value))
  return rows.map(([label, value, style]) => {
    const text = `${padEnd(label, labelColumns)}  ${padStart(value, valueColumns)}`
    return [style ? { text, style } : { text }]
  })
}

/** Amounts by label; the last one is what they come to. */
export function amountPairs(rows: readonly (readonly [label: string, amountFen: Fen])[]): Line[] {
  const last = rows.length - 1
  return pairs(
    rows.map(([label, amount], i) => (i === last ? [label, formatYuan(amount), 'bold'] : [label, formatYuan(amount)])),
  )
}

/** The annual rates first and strongest: a monthly one may not be more prominent (央行公告〔2021〕3号). */
export function rateLines(rates: Rates, { rates: words }: CalcWords): Line[] {
  return pairs([
    [words.aprSimple, `${rates.aprSimplePct}%`, 'bold'],
    [words.aprCompound, `${rates.aprCompoundPct}%`, 'bold'],
    [words.irrPerTerm, `${rates.irrPerTermPct}%`, 'dim'],
  ])
}

export function datedRateLines(rates: DatedRates, { rates: words }: CalcWords): Line[] {
  return pairs([
    [words.xirr, `${rates.xirrPct}%`, 'bold'],
    [words.aprNominal, `${rates.aprNominalPct}%`, 'bold'],
  ])
}
