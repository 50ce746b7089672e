import { formatYuan, type Fen, yuan } from '../../model/money.ts'
import { type BusinessDate, chineseDate } from '../../model/time.ts'
import { dayNumber } from './calendar.ts'
import type { AmountCell, CellTag, LedgerCells, RateCell } from './cells.ts'
import { isConstant } from './constants.ts'
import { digitDistance, nearest, type Nearest, numberDistance } from './nearest.ts'
import type { AmountQuantity, CountQuantity, DateQuantity, DpdQuantity, MonthQuantity, Quantity, RateQuantity, TermQuantity } from './quantity.ts'
import { amountTags, type DateClaim, dateClaim, type Surroundings } from './surroundings.ts'
import { type TrueValue, writePercent } from './write.ts'

/** Why a figure is held up: nothing says so, it was not said exactly, it may be read twice, or it is another cell's. */
export type Reason = 'no_such' | 'approximate' | 'ambiguous' | 'other_cell'

/** What is wrong with one figure, and what the ledger says instead. */
export interface Contradiction {
  readonly rule: 'number-amount' | 'number-date' | 'number-rate' | 'number-term' | 'number-dpd' | 'number-count'
  readonly reason: Reason
  readonly severity: 'block' | 'warn'
  readonly yours: string
  /** Absent when the ledger holds nothing of the kind. */
  readonly ledger?: { readonly value: string; readonly cell: string; readonly of: string }
  readonly candidates: readonly string[]
  /** Set when one cell is so likely that one key may put it in. */
  readonly truth?: TrueValue
}

export interface Bench {
  readonly cells: LedgerCells
  readonly today: BusinessDate
  readonly around: Surroundings
  /** Whether the message says nothing but this figure. */
  readonly alone: boolean
}

/** Hold one quantity against the ledger; `undefined` when it agrees, or states nothing that a ledger holds. */
export function judge(quantity: Quantity, bench: Bench): Contradiction | undefined {
  switch (quantity.kind) {
    case 'amount':
      return judgeAmount(quantity, bench)
    case 'date':
      return judgeDate(quantity, bench)
    case 'month':
      return judgeMonth(quantity, bench)
    case 'rate':
      return judgeRate(quantity, bench)
    case 'term':
      return judgeTerm(quantity, bench)
    case 'dpd':
      return judgeDpd(quantity, bench)
    case 'count':
      return judgeCount(quantity, bench)
    default:
      return undefined
  }
}

type Spoken<Cell> = { readonly show: (cell: Cell) => string; readonly truth: (cell: Cell) => TrueValue }

function told<Cell extends { cell: string; of: string; value: number | string }>(found: Nearest<Cell>, { show, truth }: Spoken<Cell>) {
  return {
    candidates: [...new Set(found.candidates.map(show))].slice(0, 5),
    ...(found.best && { ledger: { value: show(found.best), cell: found.best.cell, of: found.best.of } }),
    ...(found.best && found.sure && { truth: truth(found.best) }),
  }
}

const amountSpoken: Spoken<AmountCell> = {
  show: ({ value }) => spoken(value),
  truth: ({ value }) => ({ kind: 'amount', amountFen: value }),
}

/** Whole yuan without their zeros, as people say them: ¥1,208. */
function spoken(value: Fen): string {
  return formatYuan(value).replace(/\.00$/, '')
}

function amountDistance(a: Fen, b: Fen): number {
  const digits = (value: Fen): string => yuan(value).replace('.', '')
  return digitDistance(digits(a), digits(b)) + Math.abs(a - b) / Math.max(a, b, 1) / 2
}

function judgeAmount(quantity: AmountQuantity, { cells, around }: Bench): Contradiction | undefined {
  const { amountFen, approximate, tooFine, ambiguous } = quantity
  // What a day costs is no cell; the disclosure of rates has its say on it.
  if (/(?:每天|一天|每日|日均)[^，]{0,8}$/.test(around.before)) return undefined
  const tags = amountTags(around)
  const same = tooFine ? [] : cells.amount.filter(({ value }) => value === amountFen)
  const base = { rule: 'number-amount', yours: yoursAmount(quantity) } as const
  const near = (wanted: readonly CellTag[]) =>
    told(nearest(cells.amount, wanted, ({ value }) => amountDistance(amountFen, value)), amountSpoken)
  if (!approximate && ambiguous.length > 1) {
    const held = ambiguous.filter((reading) => cells.amount.some(({ value }) => value === reading))
    if (held.length === ambiguous.length) return undefined
    if (held.length > 0) {
      const found = cells.amount.find(({ value }) => value === held[0])
      const sure = found ? told({ best: found, sure: true, candidates: [] }, amountSpoken) : near(tags)
      return { ...base, ...sure, reason: 'ambiguous', severity: 'warn', candidates: ambiguous.map(spoken) }
    }
  }
  if (same.length > 0) return otherCell(quantity, same, tags, cells.amount, base.yours)
  if (isConstant('amount', amountFen, `${around.before}${around.after}`)) return undefined
  if (!approximate) return { ...base, ...near(tags), reason: 'no_such', severity: 'block' }
  const [low = 0, high = 0] = ambiguous
  const within = cells.amount.filter(({ value, suggest }) => suggest && value >= low && value <= high)
  const values = [...new Set(within.map((cell) => spoken(cell.value)))].slice(0, 5)
  const { truth, ...rest } = near(tags)
  const only = values.length === 1 ? { truth: amountSpoken.truth(within[0] as AmountCell) } : {}
  return { ...base, ...rest, ...only, reason: 'approximate', severity: 'warn', candidates: values.length > 0 ? values : rest.candidates }
}

function yoursAmount({ amountFen, tooFine, text }: AmountQuantity): string {
  return tooFine ? text : spoken(amountFen)
}

/** 已还¥1,280 where ¥1,280 is what is still due: the figure is the ledger's, and the sentence is not. */
function otherCell({ amountFen }: AmountQuantity, same: readonly AmountCell[], tags: readonly CellTag[], cells: readonly AmountCell[], yours: string): Contradiction | undefined {
  const claims = (wanted: CellTag): boolean => tags.includes(wanted) && !same.some((cell) => cell.tags.some((tag) => tags.includes(tag)))
  const parts: readonly CellTag[] = ['principal', 'interest', 'penalty', 'fee']
  const ofAPart = same.some((cell) => cell.tags.length === 0 || cell.tags.some((tag) => parts.includes(tag)))
  const wrong = claims('paid') || (claims('outstanding') && !ofAPart)
  const meant = cells.filter((cell) => cell.suggest && cell.tags.some((tag) => tags.includes(tag)))
  if (!wrong || meant.length === 0) return undefined
  const found = nearest(meant, tags, ({ value }) => amountDistance(amountFen, value))
  return { rule: 'number-amount', reason: 'other_cell', severity: 'warn', yours, ...told(found, amountSpoken) }
}

const claimTags: Readonly<Partial<Record<DateClaim, readonly CellTag[]>>> = { due: ['due'], issued: ['issued'], answer: ['promised'] }
const passing = new Set(['word', 'weekday', 'days-away'])

function judgeDate(quantity: DateQuantity, { cells, around, alone }: Bench): Contradiction | undefined {
  const { dates, monthly, form, text } = quantity
  const claim = dateClaim(around)
  const tags: readonly CellTag[] = claimTags[claim] ?? []
  if (claim === 'promise' || (passing.has(form.shape) && tags.length === 0)) return undefined
  if (claim === 'answer' && !cells.date.some(({ tags: own }) => own.includes('promised'))) return undefined
  const meant = tags.length === 0 ? cells.date : cells.date.filter((cell) => cell.tags.some((tag) => tags.includes(tag)))
  const dayOf = (date: BusinessDate): string => date.slice(-2)
  if (meant.some(({ value }) => (monthly ? dates.some((date) => dayOf(date) === dayOf(value)) : dates.includes(value)))) return undefined
  // A day of the ledger was not meant to be the day by which a ticket is answered.
  const likely = claim === 'answer' ? cells.date : cells.date.filter((cell) => !cell.tags.includes('promised'))
  const found = nearest(likely, tags.length === 0 ? likelyTags(claim, around) : tags, ({ value }) =>
    // Of two months that hold the day, the nearer one was meant.
    Math.min(...dates.map((date, at) => dateDistance(date, value) + at / 4)),
  )
  const words = {
    show: ({ value }: { value: BusinessDate }) => chineseDate(value),
    truth: ({ value }: { value: BusinessDate }): TrueValue => ({ kind: 'date', date: value }),
  }
  const severity = claim === 'none' && !alone ? 'warn' : 'block'
  return { rule: 'number-date', reason: 'no_such', severity, yours: text, ...told(found, words) }
}

/** What a date of the ledger most likely is, where the words leave it open: a payment made, or one that is due. */
function likelyTags(claim: DateClaim, { before, after }: Surroundings): readonly CellTag[] {
  if (claim !== 'ledger') return []
  return /入账|到账|收到|已还|还了/.test(before + after) ? ['received'] : ['due']
}

function dateDistance(a: BusinessDate, b: BusinessDate): number {
  return digitDistance(a.slice(5).replace('-', ''), b.slice(5).replace('-', '')) / 2 + Math.min(1, Math.abs(dayNumber(a) - dayNumber(b)) / 60)
}

function judgeMonth({ months, text }: MonthQuantity, { cells, around }: Bench): Contradiction | undefined {
  if (!/^(?:份)?的?(?:账单|那期|这期)/.test(around.after) || cells.month.length === 0) return undefined
  if (cells.month.some(({ value }) => months.includes(value))) return undefined
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const found = nearest(cells.month, [], ({ value }) => Math.min(...months.map((month) => Math.abs(count(month) - count(value)))) / 6)
  const words = {
    show: ({ value }: { value: string }) => value,
    truth: ({ value }: { value: string }): TrueValue => ({ kind: 'month', month: value }),
  }
  // A month before all that is shown may have had a bill that is settled and not shown.
  const earlier = months.slice(0, 1).every((month) => cells.month.every(({ value }) => month < value))
  return { rule: 'number-date', reason: 'no_such', severity: earlier ? 'warn' : 'block', yours: text, ...told(found, words) }
}

const rateTags: Readonly<Record<string, readonly CellTag[]>> = { annual: ['annual'], monthly: ['monthly'], daily: ['daily'], unknown: [] }
/** 利率24% is a year's: nobody asks three in the hundred for less. */
const leastAnnual = 30_000
/** A rate is rounded honestly when two decimals of a percentage are left. */
const finestRounding = 100

function judgeRate({ ppm, basis, ambiguous, approximate, form, text }: RateQuantity, { cells, around }: Bench): Contradiction | undefined {
  if (basis === 'term' || cells.rate.length === 0) return undefined
  if (isConstant('rate', ppm, `${around.before}${around.after}`)) return undefined
  const readings = ambiguous.length > 0 ? ambiguous : [{ ppm, basis }]
  const step = unitPpm(form.shape) / 10 ** form.decimals
  const matches = readings.map((reading) => matchOf(reading.ppm, step, cells.rate.filter(({ tags }) => basisMatches(tags, reading.basis))))
  if (matches.length > 1 ? matches.every((match) => match === 'same') : matches[0] === 'same') return undefined
  const held = matches.some((match) => match !== 'none')
  const penalty = /罚息|逾期利率/.test(around.before)
  const found = nearest(cells.rate, ppm >= leastAnnual && basis === 'unknown' ? ['annual'] : (rateTags[basis] ?? []), ({ value }) => numberDistance(ppm, value))
  const words = {
    show: ({ value }: { value: number }) => writePercent(value),
    truth: ({ value }: { value: number }): TrueValue => ({ kind: 'rate', ppm: value }),
  }
  const severity = held || approximate || penalty ? 'warn' : 'block'
  const reason = held ? (readings.length > 1 ? 'ambiguous' : 'approximate') : 'no_such'
  const { truth, ...rest } = told(found, words)
  const sure = truth !== undefined && readings.length === 1 && !penalty
  return { rule: 'number-rate', reason, severity, yours: text, ...rest, ...(sure && { truth }) }
}

function basisMatches(tags: readonly CellTag[], basis: string): boolean {
  return basis === 'unknown' || tags.some((tag) => tag === basis)
}

function unitPpm(shape: string): number {
  if (/%|百|点/.test(shape)) return 10_000
  if (/‰|千|厘/.test(shape)) return 1000
  return /分$/.test(shape) && shape === '分' ? 10_000 : 100
}

/** Whether a cell is this rate, or is when rounded as it was written; coarse rounding is not the same rate. */
function matchOf(ppm: number, step: number, cells: readonly RateCell[]): 'same' | 'rounded' | 'none' {
  if (cells.some(({ value }) => value === ppm)) return 'same'
  const rounded = cells.some(({ value, tags }) => Math.floor((value + step / 2) / step) * step === ppm && (step <= finestRounding || tags.includes('annual')))
  return !rounded ? 'none' : step <= finestRounding ? 'same' : 'rounded'
}

function judgeTerm({ terms, role, text }: TermQuantity, { cells, around }: Bench): Contradiction | undefined {
  const totals = cells.term.filter(({ tags }) => tags.includes('total'))
  if (totals.length === 0 || isConstant('term', terms, `${around.before}${around.after}`)) return undefined
  if (role === 'ordinal' && terms >= 1 && totals.some(({ value }) => terms <= value)) return undefined
  const tags: CellTag[] = role === 'any' ? [] : [role]
  const meant = cells.term.filter((cell) => tags.length === 0 || cell.tags.some((tag) => tags.includes(tag)))
  const bills = role === 'any' || role === 'left' ? cells.count : []
  if (meant.some(({ value }) => value === terms) || bills.some(({ value }) => value === terms)) return undefined
  const found = nearest(role === 'any' ? cells.term : meant, tags, ({ value }) => numberDistance(terms, value) / 2)
  return { rule: 'number-term', reason: 'no_such', severity: 'block', yours: text, ...told(found, wholeSpoken) }
}

const wholeSpoken = {
  show: ({ value }: { value: number }) => String(value),
  truth: ({ value }: { value: number }): TrueValue => ({ kind: 'whole', value }),
}

const conditional = /(?:如果|如|若|一旦|假如|万一|要是|达到|超过|满)[^，。]*$/
const conditionalAfter = /^(?:以上|以内|之内|内|后|起|的话|将|会|就|时)/

function judgeDpd({ days: [low, high], approximate, form, text }: DpdQuantity, { cells, around }: Bench): Contradiction | undefined {
  if (cells.dpd.length === 0 || conditional.test(around.before) || conditionalAfter.test(around.after)) return undefined
  if (cells.dpd.some(({ value }) => value >= low && value <= high && value > 0)) return undefined
  const overdue = cells.dpd.filter(({ value }) => value > 0)
  const found = nearest(overdue, [], ({ value }) => numberDistance(low, value) / 2)
  const { truth, ledger = { value: '0', cell: 'bill.dpd', of: '' }, candidates } = told(found, wholeSpoken)
  const severity = approximate ? 'warn' : 'block'
  const sure = truth !== undefined && form.shape === 'days'
  const reason = approximate ? 'approximate' : 'no_such'
  return { rule: 'number-dpd', reason, severity, yours: text, ledger, candidates, ...(sure && { truth }) }
}

function judgeCount({ count, of, approximate, text, form }: CountQuantity, { cells, around }: Bench): Contradiction | undefined {
  const said = `${around.before}${around.after}`
  const which = /逾期/.test(said) ? /^bill\.overdue$|^loan/ : /未还|没还|未结/.test(said) ? /unpaid|overdue|open/ : /./
  const own = cells.count.filter(({ cell }) => cell.startsWith(`${of}.`) && which.test(cell))
  const claimed = /(?:有|共|合计|剩|总共|欠)(?:了|着)?$/.test(around.before) || /^[^账借贷还]*(?:逾期|未还|没还|未结)/.test(around.after)
  if (own.length === 0 || count === 1 || !claimed || own.some(({ value }) => value === count)) return undefined
  const found = nearest(own, [], ({ value }) => numberDistance(count, value) / 2)
  const { truth, ...rest } = told(found, wholeSpoken)
  const sure = truth !== undefined && form.shape !== ''
  return { rule: 'number-count', reason: approximate ? 'approximate' : 'no_such', severity: approximate ? 'warn' : 'block', yours: text, ...rest, ...(sure && { truth }) }
}
