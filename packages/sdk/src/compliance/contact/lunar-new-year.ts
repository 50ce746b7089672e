import { calendarDay } from '../../model/business-calendar.ts'
import { addDays, type BusinessDate } from '../../model/time.ts'

/** The first days of lunar years whose public holidays are not announced yet. Mark M: astronomy, not a notice. */
export const lunarNewYears: readonly BusinessDate[] = ['2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'].map(
  (date) => date as BusinessDate,
)

/** The announced holidays of late years lay within these days of the first one. */
const [before, after] = [-2, 7]

/** Whether a date is likely to be in a Spring Festival holiday that nobody has announced. */
export function maybeSpringFestival(date: BusinessDate): boolean {
  if (calendarDay(date).published) return false
  return lunarNewYears.some((first) => addDays(first, before) <= date && date <= addDays(first, after))
}
