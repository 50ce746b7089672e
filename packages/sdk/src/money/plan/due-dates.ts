import { addMonths, type BusinessDate, businessDayOnOrAfter } from '../../model/index.ts'
import type { ProductTerms } from './terms.ts'

/** Where a due date falls under a contract's rule: as it is, or moved off a day off (顺延). */
export function dueOn(date: BusinessDate, rule: ProductTerms['dueRule']): BusinessDate {
  return rule === 'next_business_day' ? businessDayOnOrAfter(date) : date
}

/** The due date `months` after that of `anchor`. Both rules start from the anchor, so neither makes the days drift. */
export function dueAfter(anchor: BusinessDate, months: number, rule: ProductTerms['dueRule']): BusinessDate {
  return dueOn(addMonths(anchor, months), rule)
}
