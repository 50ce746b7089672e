import { z } from 'zod'
import { parseYuan } from '../../model/money.ts'
import { isBusinessDate } from '../../model/time.ts'

/** A decimal yuan amount as text: `'1280.50'`. */
export const YuanText = z
  .string()
  .refine((text) => parseYuan(text) !== undefined, 'not an amount in yuan such as 1280.50')

/** A date that moves with the desk's today, `-12d` or `+5d`, so that overdue stays overdue; or a fixed `2026-11-05`. */
export const DayText = z
  .string()
  .refine((text) => /^[+-]\d{1,4}d$/.test(text) || isBusinessDate(text), 'not a day such as -12d, +5d or 2026-11-05')

/** A time of day on the business clock. */
export const TimeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time such as 09:30')
