import type { BusinessDate } from '@zuoxi/sdk'

/** How many past due months the demo keeps bills for; the next one comes on top. */
export const monthsKept = 4

/**
 * Due dates on one day of the month, seen from today: `at(0)` is the last that
 * has come, `at(1)` the next, `at(-1)` the one before. Plain arithmetic on
 * year and month, because a million customers ask for millions of dates.
 */
export class DueDates {
  readonly #day: number
  readonly #month: number

  /** `day` from 1 to 28, which every month has. */
  constructor(today: BusinessDate, day: number) {
    const [year = 0, month = 0, dayOfMonth = 0] = today.split('-').map(Number)
    this.#day = day
    this.#month = year * 12 + month - 1 - (day <= dayOfMonth ? 0 : 1)
  }

  at(offset: number): BusinessDate {
    const month = this.#month + offset
    return [Math.floor(month / 12), twoDigits((month % 12) + 1), twoDigits(this.#day)].join('-') as BusinessDate
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

/** A date some days later, or earlier. */
export function shiftDays(date: BusinessDate, days: number): BusinessDate {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10) as BusinessDate
}
