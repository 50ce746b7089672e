import { type BusinessDate, daysBetween } from '../../model/index.ts'
import { dueOn } from '../plan/due-dates.ts'
import type { ProductTerms } from '../plan/terms.ts'

/** Days past due (逾期天数) on a day, 0 until the due date has passed. A due date on a day off counts as the rule moves it. */
export function dpdOn(dueDate: BusinessDate, day: BusinessDate, rule: ProductTerms['dueRule'] = 'as_is'): number {
  return Math.max(0, daysBetween(dueOn(dueDate, rule), day))
}
