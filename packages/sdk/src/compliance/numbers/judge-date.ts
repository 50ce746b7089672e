import { type BusinessDate, chineseDate } from '../../model/time.ts'
import { dayNumber } from './calendar.ts'
import type { CellTag } from './cell.ts'
import { type Bench, type Contradiction, told } from './contradiction.ts'
import { digitDistance, nearest } from './nearest.ts'
import type { DateQuantity, MonthQuantity } from './quantity.ts'
import { type DateClaim, dateClaim, type Surroundings } from './surroundings.ts'
import type { TrueValue } from './write.ts'

const claimTags: Readonly<Partial<Record<DateClaim, readonly CellTag[]>>> = {
  due: ['due'],
  issued: ['issued'],
  answer: ['promised'],
}
const passing = new Set(['word', 'weekday', 'days-away'])

export function judgeDate(quantity: DateQuantity, { cells, around, alone }: Bench): Contradiction | undefined {
  const { dates, monthly, form, text } = quantity
  const claim = dateClaim(around)
  const tags: readonly CellTag[] = claimTags[claim] ?? []
  if (claim === 'promise' || (passing.has(form.shape) && tags.length === 0)) return undefined
  if (claim === 'answer' && !cells.date.some(({ tags: own }) => own.includes('promised'))) return undefined
  const meant =
    tags.length === 0 ? cells.date : cells.date.filter((cell) => cell.tags.some((tag) => tags.includes(tag)))
  const dayOf = (date: BusinessDate): string => date.slice(-2)
  if (meant.some(({ value }) => (monthly ? dates.some((date) => dayOf(date) === dayOf(value)) : dates.includes(value))))
    return undefined
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
  return (
    digitDistance(a.slice(5).replace('-', ''), b.slice(5).replace('-', '')) / 2 +
    Math.min(1, Math.abs(dayNumber(a) - dayNumber(b)) / 60)
  )
}

export function judgeMonth({ months, text }: MonthQuantity, { cells, around }: Bench): Contradiction | undefined {
  if (!/^(?:份)?的?(?:账单|那期|这期)/.test(around.after) || cells.month.length === 0) return undefined
  if (cells.month.some(({ value }) => months.includes(value))) return undefined
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const found = nearest(
    cells.month,
    [],
    ({ value }) => Math.min(...months.map((month) => Math.abs(count(month) - count(value)))) / 6,
  )
  const words = {
    show: ({ value }: { value: string }) => value,
    truth: ({ value }: { value: string }): TrueValue => ({ kind: 'month', month: value }),
  }
  // A month before all that is shown may have had a bill that is settled and not shown.
  const earlier = months.slice(0, 1).every((month) => cells.month.every(({ value }) => month < value))
  return {
    rule: 'number-date',
    reason: 'no_such',
    severity: earlier ? 'warn' : 'block',
    yours: text,
    ...told(found, words),
  }
}
