import { type ArrangementQuote, type BillId, fen, formatYuan, type QuoteRow, yuan } from '@zuoxi/sdk'
import type { QuotePanelRow } from '../state/quote-rows.ts'
import type { CustomerState, State } from '../state/state.ts'
import { sayFormula, sayInput } from '../words/formulas.ts'
import { sayAsk } from './ask-words.ts'
import type { Look } from './look.ts'
import { dayMinuteOf } from './moment.ts'
import { percentOf } from './percent.ts'
import { bold, cell, dim, fill, fit, type Line, t } from './span.ts'

export interface QuoteSlice extends Look {
  readonly nowMinute: number
  /** Whose bills are known by their numbers. */
  readonly customer: CustomerState | undefined
  readonly disclosures: State['disclosures']
}

/** One row of a quote's panel. */
export function quoteLine(row: QuotePanelRow, quote: ArrangementQuote, slice: QuoteSlice): Line {
  const { words } = slice
  const w = words.whatIf
  switch (row.kind) {
    case 'ask':
      return [
        bold(` ${sayAsk(quote.ask, slice)}`),
        t(`  ${whoseOf(quote, slice)}`),
        dim(`  ${quote.loanNo ?? w.wholeCustomer}  ${w.asOf(quote.asOf)}  ${words.loan.terms} ${quote.termsVersion}`),
      ]
    case 'delta':
      return deltaLine(quote, slice)
    case 'rateFalls':
      return [t(` ! ${w.moreThoughLower(formatYuan(quote.deltaFen))}`, { tone: 'warn', bold: true })]
    case 'rateNote':
      return [dim(` ${w.rateNote}`)]
    case 'oldCost':
      return costLine(w.before, quote.oldCost, slice)
    case 'newCost':
      return costLine(w.after, quote.newCost, slice)
    case 'pay':
      return [
        t(` ${w.pay(formatYuan(quote.payFen ?? fen(0)), quote.payBy ?? quote.asOf)}`, { bold: true, tone: 'accent' }),
      ]
    case 'holds':
      return holdsLine(quote, slice)
    case 'disclosure':
      return [t(` ${w.disclose} `, { tone: 'warn', bold: true }), t(quote.disclosure)]
    case 'told':
      return [t(`   ${row.text}`)]
    case 'gap':
      return []
    case 'scheduleHead':
      return sideBySide(
        [bold(` ${w.old}`), ...(quote.old.length === 0 ? [dim(`  ${w.nothingLeft}`)] : [])],
        [bold(` ${w.new}`), dim(quote.new.length === 0 ? `  ${w.nothingLeft}` : `  ${w.changed}`)],
        slice.width,
      )
    case 'scheduleColumns':
      return scheduleColumns(slice)
    case 'schedule':
      return scheduleLine(row.old, row.new, slice)
    case 'totals':
      return sideBySide(totalLine(quote.oldTotal, slice), totalLine(quote.newTotal, slice), slice.width)
    case 'head':
      return [bold(` ${w[row.of]}`)]
    case 'line': {
      const { component, amountFen, lineNo, billId } = row.line
      return [
        dim(`  ${billNoOf(billId, slice)} ${w.line(lineNo)} `),
        t(`${words.billComponent[component]} `),
        t(formatYuan(amountFen)),
      ]
    }
    case 'step':
      return [
        t(`  ${sayFormula(row.step.formula, slice.lang)}`, { tone: 'accent' }),
        dim(`  ${words.explain.result} `),
        t(formatYuan(row.step.resultFen)),
      ]
    case 'input':
      return [t('      '), dim(`${sayInput(row.name, slice.lang)} = `), t(inputValue(row, slice))]
  }
}

/** Whose quote it is, so that nobody reads one customer's figures out to another. */
function whoseOf({ customerId }: ArrangementQuote, { customer }: QuoteSlice): string {
  const shown = customer?.id === customerId ? customer.overview?.customer : undefined
  return shown ? `${shown.nameMasked} ${shown.customerNo}` : customerId
}

/** A bill's number, as far as the screen knows it. */
function billNoOf(billId: BillId, { customer }: QuoteSlice): string {
  const known = [...(customer?.overview?.bills ?? []), ...(customer?.bills.items ?? [])]
  return known.find(({ id }) => id === billId)?.billNo ?? billId
}

/** Inputs of the arithmetic that are numbers of something; every other whole number is an amount in 分. */
const counts: ReadonlySet<string> = new Set(['days', 'n', 'no', 'rows', 'basis'])

function inputValue({ name, value }: { name: string; value: string | number }, { words, lang }: Look): string {
  if (typeof value === 'number') return counts.has(name) ? String(value) : formatYuan(fen(value))
  const known: Readonly<Record<string, string>> = {
    ...words.repaymentMethod,
    ...words.billComponent,
    ...words.whatIf.choices,
  }
  const named = value.split(', ').map((one) => known[one] ?? one)
  return named.join(lang === 'en' ? ', ' : '、')
}

/** What it costs the customer more or less, with its sign and in words. */
function deltaLine({ deltaFen, oldTotal, newTotal }: ArrangementQuote, { words }: Look): Line {
  const w = words.whatIf
  const amount = formatYuan(fen(Math.abs(deltaFen)))
  const said = deltaFen > 0 ? w.more(amount) : deltaFen < 0 ? w.less(amount) : w.same
  return [
    t(` ${said}`, { bold: true, tone: deltaFen > 0 ? 'warn' : deltaFen < 0 ? 'good' : 'plain' }),
    dim(`  ${w.oldTotal} ${formatYuan(oldTotal.totalFen)}  ${w.newTotal} ${formatYuan(newTotal.totalFen)}`),
  ]
}

/** What it costs a year, both ways: at least as plain to see as any amount. */
function costLine(when: string, cost: ArrangementQuote['oldCost'], { words }: Look): Line {
  const both = cost ? words.whatIf.rates(percentOf(cost.aprSimplePct), percentOf(cost.aprCompoundPct)) : words.none
  return [dim(` ${when} `), bold(both)]
}

function holdsLine({ expiresAt }: ArrangementQuote, { words, nowMinute }: QuoteSlice): Line {
  const until = dayMinuteOf(expiresAt)
  const over = Math.floor(Date.parse(expiresAt) / 60_000) < nowMinute
  return over
    ? [t(` ! ${words.whatIf.expired(until)}`, { tone: 'bad', bold: true })]
    : [t(` ${words.whatIf.holds(until)}`)]
}

/** Two halves of one row, with a rule between them. */
function sideBySide(left: Line, right: Line, width: number): Line {
  const half = Math.floor((width - 1) / 2)
  return [...fill(left, half), dim('│'), ...fit(right, width - half - 1)]
}

function scheduleLine(old: QuoteRow | undefined, next: QuoteRow | undefined, slice: QuoteSlice): Line {
  const changed = next !== undefined && (old?.totalFen !== next.totalFen || old.dueDate !== next.dueDate)
  return sideBySide(rowCells(old, false, slice), rowCells(next, changed, slice), slice.width)
}

type Amount = 'principalFen' | 'interestFen' | 'feeFen' | 'penaltyFen' | 'totalFen' | 'balanceFen'

/** Amounts by what a narrow half gives up first, the least needed last. */
const byNeed: readonly Amount[] = ['totalFen', 'balanceFen', 'interestFen', 'principalFen', 'penaltyFen', 'feeFen']
const inOrder: readonly Amount[] = ['principalFen', 'interestFen', 'feeFen', 'penaltyFen', 'totalFen', 'balanceFen']
const amountColumns = 11
const leadColumns = 17

function amountsFor(width: number): readonly Amount[] {
  const fits = Math.max(1, Math.floor((Math.floor((width - 1) / 2) - leadColumns) / amountColumns))
  const shown = new Set(byNeed.slice(0, fits))
  return inOrder.filter((amount) => shown.has(amount))
}

/** The names of the columns of both halves. */
function scheduleColumns({ words, width }: Look): Line {
  const c = words.whatIf.columns
  const names: Readonly<Record<Amount, string>> = {
    principalFen: c.principal,
    interestFen: c.interest,
    feeFen: c.fee,
    penaltyFen: c.penalty,
    totalFen: c.total,
    balanceFen: c.balance,
  }
  const half: Line = [
    t('  '),
    cell(c.no, 4, { tone: 'dim' }),
    cell(c.due, 11, { tone: 'dim' }),
    ...amountsFor(width).map((amount) => cell(names[amount], amountColumns, { tone: 'dim' }, 'end')),
  ]
  return sideBySide(half, half, width)
}

function rowCells(row: QuoteRow | undefined, changed: boolean, { width }: Look): Line {
  if (!row) return []
  return [
    t(changed ? '* ' : '  ', { bold: true }),
    cell(String(row.no), 4),
    cell(row.dueDate, 11),
    ...amountsFor(width).map((amount) =>
      cell(yuan(row[amount]), amountColumns, amount === 'totalFen' ? { bold: true } : {}, 'end'),
    ),
  ]
}

function totalLine(total: ArrangementQuote['oldTotal'], { words, width }: Look): Line {
  return [
    t('  '),
    cell(words.whatIf.totals, 15, { bold: true }),
    ...amountsFor(width).map((amount) =>
      amount === 'balanceFen'
        ? cell('', amountColumns)
        : cell(yuan(total[amount]), amountColumns, { bold: true }, 'end'),
    ),
  ]
}
