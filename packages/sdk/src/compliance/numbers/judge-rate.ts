import type { CellTag, RateCell } from './cell.ts'
import { isConstant } from './constants.ts'
import { type Bench, type Contradiction, told } from './contradiction.ts'
import { nearest, numberDistance } from './nearest.ts'
import { ofNamed } from './which-bill.ts'
import type { RateQuantity } from './quantity.ts'
import { type TrueValue, writePercent } from './write.ts'

const rateTags: Readonly<Record<string, readonly CellTag[]>> = {
  annual: ['annual'],
  monthly: ['monthly'],
  daily: ['daily'],
  unknown: [],
}
/** 利率24% is a year's: nobody asks three in the hundred for less. */
const leastAnnual = 30_000
/** A rate is rounded honestly when two decimals of a percentage are left. */
const finestRounding = 100

export function judgeRate(
  { ppm, basis, ambiguous, approximate, form, text }: RateQuantity,
  { cells, around }: Bench,
): Contradiction | undefined {
  if (basis === 'term' || cells.rate.length === 0) return undefined
  if (isConstant('rate', ppm, `${around.before}${around.after}`)) return undefined
  const rates = ofNamed(cells.rate, around.before, cells)
  const readings = ambiguous.length > 0 ? ambiguous : [{ ppm, basis }]
  const step = unitPpm(form.shape) / 10 ** form.decimals
  const matches = readings.map((reading) =>
    matchOf(
      reading.ppm,
      step,
      rates.filter(({ tags }) => basisMatches(tags, reading.basis)),
    ),
  )
  if (matches.length > 1 ? matches.every((match) => match === 'same') : matches[0] === 'same') return undefined
  const held = matches.some((match) => match !== 'none')
  const penalty = /罚息|逾期利率/.test(around.before)
  const found = nearest(cells.rate, ppm >= leastAnnual && basis === 'unknown' ? ['annual'] : (rateTags[basis] ?? []), {
    distance: ({ value }) => numberDistance(ppm, value),
    slip: ({ value }) => Math.abs(value - ppm) / Math.max(value, ppm) < 0.25,
  })
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
  return shape === '分' ? 10_000 : 100
}

/** Whether a cell is this rate, or is when rounded as it was written; coarse rounding is not the same rate. */
function matchOf(ppm: number, step: number, cells: readonly RateCell[]): 'same' | 'rounded' | 'none' {
  if (cells.some(({ value }) => value === ppm)) return 'same'
  const rounded = cells.some(
    ({ value, tags }) =>
      Math.floor((value + step / 2) / step) * step === ppm && (step <= finestRounding || tags.includes('annual')),
  )
  return !rounded ? 'none' : step <= finestRounding ? 'same' : 'rounded'
}
