import { type BusinessDate, daysBetween, type Fen, fen, type QuoteStep } from '../../model/index.ts'
import { ratio, timesRatio } from '../exact/ratio.ts'
import { divideRounded } from '../exact/rounding.ts'
import { checkAmount } from '../limits.ts'
import type { ProductTerms } from '../plan/terms.ts'
import { readMultiplier, readRate } from '../read/numbers.ts'
import type { Pause } from './pauses.ts'

/** One instalment that is or was overdue: what 罚息 is counted on, day by day. */
export interface PenaltySegment {
  readonly dueDate: BusinessDate
  /**
   * The base (本金, or 本金 and 利息, as the terms say) from a day on, until the next entry. Money that comes in on a
   * day lowers the base from that day: the day of payment is not counted. Nothing before the first entry.
   */
  readonly base: readonly { readonly from: BusinessDate; readonly fen: Fen }[]
}

export interface PenaltyFacts {
  readonly segments: readonly PenaltySegment[]
  /** Contract rate a year; the terms multiply it. */
  readonly annualRate: string
  readonly terms: ProductTerms
  readonly pauses: readonly Pause[]
  /** All 罚息 that was ever put on a bill of this loan, whatever became of it. */
  readonly chargedFen: Fen
  readonly asOf: BusinessDate
}

export interface AccruedPenalty {
  readonly penaltyFen: Fen
  readonly steps: readonly QuoteStep[]
}

/** Days on which a base stayed the same, and which all count, or are all paused. */
interface Stretch {
  readonly dueDate: BusinessDate
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly baseFen: Fen
  readonly pause?: Pause | undefined
}

/**
 * 罚息 of a loan to a day that is on no bill yet: `R(Σ base·days · rate·multiplier ÷ basis) − billed`, never below
 * nothing.
 *
 * Each day from the due date to the day before `asOf` counts, unless it is paused (算头不算尾): whoever pays on the due
 * date owes none, a day later one day's. It is rounded once for the loan and not for each instalment or stretch, so the
 * figure does not depend on how often the balance changed. The inputs tell every day of the span: those that count as
 * `base·days`, those that are paused with the reason.
 *
 * @example
 * accruedPenalty({ segments: [{ dueDate: '2026-03-20', base: [{ from: '2026-03-20', fen: fen(83333) }] }], annualRate: '18%', terms: termsOf('house@1'), pauses: [], chargedFen: fen(0), asOf: '2026-04-06' }).penaltyFen // fen(1062)
 */
export function accruedPenalty(facts: PenaltyFacts): AccruedPenalty {
  const { segments, annualRate, terms, pauses, chargedFen, asOf } = facts
  const { multiplier, basis } = terms.penalty
  checkAmount('charged', chargedFen, 0)
  const rate = timesRatio(readRate('annualRate', annualRate), readMultiplier('multiplier', multiplier))
  const perDay = timesRatio(rate, ratio(1n, BigInt(basis)))
  const stretches = segments.flatMap((segment) => stretchesOf(segment, pauses, asOf))
  const products = stretches.reduce(
    (sum, stretch) => (stretch.pause ? sum : sum + BigInt(stretch.baseFen) * BigInt(daysOf(stretch))),
    0n,
  )
  const accruedFen = Number(divideRounded(products * perDay.num, perDay.den, terms.rounding))
  const penaltyFen = fen(Math.max(0, accruedFen - chargedFen))
  if (accruedFen === 0 && chargedFen === 0) return { penaltyFen, steps: [] }
  const inputs: Record<string, string | number> = { rate: annualRate, multiplier, basis, billed: chargedFen }
  for (const stretch of stretches) {
    const { dueDate, from, to, baseFen, pause } = stretch
    const days = daysOf(stretch)
    if (pause) inputs[`${dueDate}: paused ${from}..${to}`] = pause.reason ? `${days} (${pause.reason})` : `${days}`
    else inputs[`${dueDate}: ${from}..${to}`] = `${baseFen}·${days}`
  }
  return { penaltyFen, steps: [{ formula: 'accrued_penalty', inputs, resultFen: penaltyFen }] }
}

function daysOf({ from, to }: Stretch): number {
  return daysBetween(from, to)
}

function stretchesOf({ dueDate, base }: PenaltySegment, pauses: readonly Pause[], asOf: BusinessDate): Stretch[] {
  const changes = base.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return changes.flatMap(({ from, fen: baseFen }, i) => {
    checkAmount('base', baseFen, 0)
    const start = from > dueDate ? from : dueDate
    const next = changes[i + 1]?.from ?? asOf
    const end = next < asOf ? next : asOf
    return end > start && baseFen > 0 ? cutAtPauses({ dueDate, from: start, to: end, baseFen }, pauses) : []
  })
}

/** The days that count and those that do not, in order: together they are all of the stretch. Pauses never overlap. */
function cutAtPauses(whole: Stretch, pauses: readonly Pause[]): Stretch[] {
  const parts: Stretch[] = []
  let { from } = whole
  for (const pause of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = pause.from > from ? pause.from : from
    const end = pause.to !== undefined && pause.to < whole.to ? pause.to : whole.to
    if (end <= start) continue
    if (start > from) parts.push({ ...whole, from, to: start })
    parts.push({ ...whole, from: start, to: end, pause })
    from = end
  }
  return from < whole.to ? [...parts, { ...whole, from }] : parts
}
