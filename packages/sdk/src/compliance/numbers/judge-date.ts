import { type BusinessDate, chineseDate } from '../../model/time.ts'
import { dayNumber } from './calendar.ts'
import type { CellTag, DateCell } from './cell.ts'
import type { LedgerCells } from './cells.ts'
import { type Bench, type Contradiction, told } from './contradiction.ts'
import { digitDistance, type Likeness, nearest } from './nearest.ts'
import type { DateQuantity, MonthQuantity } from './quantity.ts'
import { type DateClaim, dateClaim, type Surroundings } from './surroundings.ts'
import { ofNamed } from './which-bill.ts'
import type { TrueValue } from './write.ts'

const claimTags: Readonly<Partial<Record<DateClaim, readonly CellTag[]>>> = {
  due: ['due'],
  'pay-before': ['due'],
  'offer-ends': ['pay-by'],
  issued: ['issued'],
  disbursed: ['disbursed'],
  'late-since': ['late-since'],
  answer: ['promised'],
}
const payable: ReadonlySet<DateClaim> = new Set(['due', 'pay-before'])
const passing = new Set(['word', 'weekday', 'days-away'])
/** The words of an arrangement: then its own day may be meant by 到期 and 之前. */
const arranged = /结清|方案|试算|协商|减免|优惠|一次性|有效/

export function judgeDate(
  quantity: DateQuantity,
  { cells, around, alone, sentence }: Bench,
): Contradiction | undefined {
  const { dates, monthly, form, text } = quantity
  const arrangement = arranged.test(sentence.before + sentence.after)
  const claim = claimOf(quantity, around, arrangement, cells.today)
  const tags: readonly CellTag[] = payable.has(claim) && arrangement ? ['due', 'pay-by'] : (claimTags[claim] ?? [])
  if (claim === 'promise' || claim === 'foreign' || (passing.has(form.shape) && tags.length === 0)) return undefined
  if (claim === 'answer' && !cells.date.some(({ tags: own }) => own.includes('promised'))) return undefined
  if (claim === 'offer-ends' && !cells.date.some(({ tags: own }) => own.includes('pay-by'))) return undefined
  if (claim === 'disbursed' && !cells.date.some(({ tags: own }) => own.includes('disbursed'))) return undefined
  // 这周六是11月21日 explains a day, and says nothing of a debt.
  if (claim === 'none' && /(?:周|星期|礼拜)[一二三四五六日天](?:是|就是|也就是|[(（])$/.test(around.before))
    return undefined
  const all = tags.length === 0 ? cells.date : ofNamed(cells.date, around.before, cells)
  const meant = tags.length === 0 ? all : all.filter((cell) => cell.tags.some((tag) => accepted(claim, tags, tag)))
  const dayOf = (date: BusinessDate): string => date.slice(-2)
  if (meant.some(({ value }) => (monthly ? dates.some((date) => dayOf(date) === dayOf(value)) : dates.includes(value))))
    return undefined
  const words = {
    show: ({ value }: { value: BusinessDate }) => chineseDate(value),
    truth: ({ value }: { value: BusinessDate }): TrueValue => ({ kind: 'date', date: value }),
  }
  const severity = claim === 'none' && !alone ? 'warn' : 'block'
  const like = likeness(quantity)
  const found = nearest(likelyCells({ ...cells, date: all }, claim, around), tags, like)
  const { truth, ...rest } = told(found, words)
  // Where the words leave open of what the day is, a date of the ledger is put in only for a slip of the pen.
  const open = claim === 'none' || (claim === 'pay-before' && !(found.best && like.slip(found.best)))
  const sure = truth !== undefined && !open
  return { rule: 'number-date', reason: 'no_such', severity, yours: text, ...rest, ...(sure && { truth }) }
}

function claimOf(
  { dates, form }: DateQuantity,
  around: Surroundings,
  arrangement: boolean,
  today: BusinessDate,
): DateClaim {
  const claim = dateClaim(around, arrangement)
  // 今天扣款 and 昨天到账 tell of an attempt; only a day to come is one that falls due.
  const past = passing.has(form.shape) && (dates[0] ?? today) <= today
  return claim === 'due' && past && /扣款/.test(around.after) ? 'none' : claim
}

/** One is late from the due date on, and counted from the day after. */
function accepted(claim: DateClaim, tags: readonly CellTag[], tag: CellTag): boolean {
  return tags.includes(tag) || (claim === 'late-since' && tag === 'due')
}

/** What a date of the ledger most likely is, where the words leave it open: a payment made, or one that is due. */
function likelyCells(cells: LedgerCells, claim: DateClaim, { before, after }: Surroundings): readonly DateCell[] {
  if (claim === 'answer') return cells.date
  // A day of the ledger was not meant to be the day by which a ticket is answered.
  const own = cells.date.filter((cell) => !cell.tags.includes('promised'))
  const late = /逾期/.test(before + after) && claim !== 'late-since'
  const received = /入账|到账|收到|已还|还了|还的|还款成功/.test(before + after)
  if (claim === 'pay-before') return own.filter(({ value }) => value >= cells.today)
  const wanted: CellTag = received ? 'received' : 'due'
  return own.filter(
    ({ tags, value }) =>
      ((claim !== 'ledger' && !received) || tags.includes(wanted)) &&
      (!late || !tags.includes('due') || value < cells.today),
  )
}

/** A day is a slip for the only one in its month, or for one that is a digit away. */
function likeness({ dates, monthly, form }: DateQuantity): Likeness<DateCell> {
  const [first] = dates
  const explicit = !passing.has(form.shape) && first !== undefined
  return {
    // Of two months that hold the day, the nearer one was meant.
    distance: ({ value }) => Math.min(...dates.map((date, at) => dateDistance(date, value) + at / 4)),
    slip: ({ value }) =>
      explicit &&
      (monthly
        ? Math.abs(Number(value.slice(-2)) - Number(first.slice(-2))) <= 1
        : value.slice(0, 7) === first.slice(0, 7) || digitDistance(value.slice(5), first.slice(5)) <= 0.2),
  }
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
  const found = nearest(cells.month, [], {
    distance: ({ value }) => Math.min(...months.map((month) => Math.abs(count(month) - count(value)))) / 6,
    slip: ({ value }) => months.some((month) => Math.abs(count(month) - count(value)) === 1),
  })
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
