import { formatYuan, parseYuan } from '@zuoxi/sdk'
import { explainIndent, type ExplainRow, explainRows } from '../state/explain-rows.ts'
import type { ExplainOverlay } from '../state/credit-overlays.ts'
import { sayFormula, sayInput } from '../words/formulas.ts'
import type { Look } from './look.ts'
import { stampOf } from './moment.ts'
import { bold, cell, dim, fit, type Line, t, type View } from './span.ts'
import { notRead, staleNote, titleOf } from './title.ts'

/** Where a figure comes from: its value, how it is worked out and by what rule, and every entry behind it. */
export function explainView(slice: Look & { readonly explain: ExplainOverlay }): View {
  const { words, explain, width, height } = slice
  const { explanation, failure, name } = explain
  const title = titleOf(
    `${words.explain.title} ${words.figureNames[name]}`,
    slice,
    explanation ? [dim(words.asOf(stampOf(explanation.asOf)))] : [],
  )
  if (!explanation) return { lines: notRead(title, failure, slice) }
  const rows = explainRows(explanation, width, slice.lang)
  const stale = staleNote(failure, slice)
  const room = height - 1 - stale.length
  const start = Math.max(0, Math.min(explain.scroll, rows.length - room))
  const shown = rows.slice(start, start + room).map((row) => fit(lineOf(row, explain, slice), width))
  return { lines: [title, ...stale, ...shown] }
}

/** A value in its unit, as people say it. */
function valueOf({ explanation }: ExplainOverlay, { words }: Look): string {
  if (!explanation) return ''
  return inUnit(explanation.value, explanation.unit, words)
}

function inUnit(value: string, unit: 'yuan' | 'percent' | 'days', words: Look['words']): string {
  if (unit === 'days') return words.explain.days(value)
  if (unit === 'percent') return `${value}%`
  const fen = parseYuan(value)
  return fen === undefined ? value : formatYuan(fen)
}

function lineOf(row: ExplainRow, explain: ExplainOverlay, slice: Look): Line {
  const { words } = slice
  const w = words.explain
  switch (row.kind) {
    case 'value':
      return [dim(` ${words.figureNames[explain.name]} `), bold(valueOf(explain, slice))]
    case 'gap':
      return []
    case 'head':
      return [bold(` ${w[row.of]}`)]
    case 'formula':
      return [
        t('  '),
        t(sayFormula(row.step.formula, slice.lang), { tone: 'accent', bold: true }),
        dim(`  ${w.result} `),
        row.last ? bold(row.step.result) : t(row.step.result),
      ]
    case 'text':
      return [t('    '), cell(row.first ? w[row.of] : '', explainIndent - 4, { tone: 'dim' }), t(row.text)]
    case 'input':
      return [
        t('      '),
        dim(`${sayInput(row.input.name, slice.lang, row.formula)} = `),
        t(inputWord(row.formula, row.input, words)),
      ]
    case 'noEntries':
      return [dim(`  ${w.noEntries}`)]
    case 'entryHead':
      return entryCells(
        [w.columns.seq, w.columns.date, w.columns.kind, w.columns.amount, w.columns.bill, w.columns.policy],
        true,
      )
    case 'entry': {
      const { seq, businessDate, kind, amountFen, billNo, component, lineNo, policyVersion, reversesSeq } = row.entry
      const of = `${billNo} ${lineNo} ${words.billComponent[component]}`
      const signed = `${amountFen > 0 ? '+' : ''}${formatYuan(amountFen)}`
      return [
        ...entryCells([`#${seq}`, businessDate, words.ledgerKind[kind], signed, of, policyVersion], false),
        ...(reversesSeq === undefined ? [] : [t(` ${w.reverses(reversesSeq)}`, { tone: 'warn' })]),
      ]
    }
    case 'reason':
      return [dim(`          ${w.reason} `), t(row.text)]
    case 'more':
      return [t(`  ${w.moreEntries(row.count)}`, { tone: 'warn' })]
  }
}

/** A state among the inputs, as people say it; everything else is an amount, a day or a name, and told as it is. */
function inputWord(formula: string, { name, value }: { name: string; value: string }, words: Look['words']): string {
  const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'days_past_due state': words.billStatus,
    'accrued_penalty status': words.loanStatus,
    'sent_back state': { ...words.refund.states, late: words.refund.late },
    'coupon_effect status': words.coupon.status,
    'coupon_effect obstacle': words.coupon.obstacle,
  }
  return states[`${formula} ${name}`]?.[value] ?? value
}

const entryColumns = [8, 11, 12, 13, 20] as const

function entryCells(texts: readonly string[], head: boolean): Line {
  const style = head ? ({ tone: 'dim' } as const) : {}
  return [
    t('  '),
    ...entryColumns
      .map((columns, i) => cell(texts[i] ?? '', columns, style, i === 3 ? 'end' : 'start'))
      .flatMap((span, i) => (i >= 3 ? [span, t(' ')] : [span])),
    dim(texts[5] ?? ''),
  ]
}
