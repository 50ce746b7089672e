import { z } from 'zod'
import { once } from './once.ts'
import { Certainty } from './finding.ts'
import { BusinessDate } from './time.ts'

/** A holiday's name, as people read it in either language. */
export interface HolidayName {
  readonly zh: string
  readonly en: string
}

/** One year of public holidays, as the State Council announces it in the autumn before. */
export const HolidayYear = z.strictObject({
  year: z.int(),
  source: z.string(),
  mark: Certainty,
  holidays: z.array(
    z.strictObject({
      key: z.enum(['new_year', 'spring_festival', 'qingming', 'labour', 'dragon_boat', 'mid_autumn', 'national']),
      from: BusinessDate,
      to: BusinessDate,
    }),
  ),
  /** Weekend days on which people work, so that a holiday can be long (调休). */
  workingWeekends: z.array(BusinessDate),
})
export type HolidayYear = z.infer<typeof HolidayYear>
export type HolidayKey = HolidayYear['holidays'][number]['key']

export const holidayNames: Readonly<Record<HolidayKey, HolidayName>> = {
  new_year: { zh: '元旦', en: "New Year's Day" },
  spring_festival: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragon_boat: { zh: '端午节', en: 'Dragon Boat Festival' },
  mid_autumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
}

/** The notice and where it is. Its days were read in a public list made from it (holiday-cn), hence the mark Cq. */
const notice = (year: number, place: string): string =>
  `国务院办公厅关于${year}年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/${place}.htm`

/** The years known. A year is added here when it is announced; nothing else changes. */
const rows = [
  {
    year: 2025,
    source: notice(2025, '202411/content_6986383'),
    mark: 'Cq',
    holidays: [
      { key: 'new_year', from: '2025-01-01', to: '2025-01-01' },
      { key: 'spring_festival', from: '2025-01-28', to: '2025-02-04' },
      { key: 'qingming', from: '2025-04-04', to: '2025-04-06' },
      { key: 'labour', from: '2025-05-01', to: '2025-05-05' },
      { key: 'dragon_boat', from: '2025-05-31', to: '2025-06-02' },
      // The Mid-Autumn day of 2025 (6 October) lies inside the National Day holiday.
      { key: 'national', from: '2025-10-01', to: '2025-10-08' },
    ],
    workingWeekends: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: notice(2026, '202511/content_7047091'),
    mark: 'Cq',
    holidays: [
      { key: 'new_year', from: '2026-01-01', to: '2026-01-03' },
      { key: 'spring_festival', from: '2026-02-15', to: '2026-02-23' },
      { key: 'qingming', from: '2026-04-04', to: '2026-04-06' },
      { key: 'labour', from: '2026-05-01', to: '2026-05-05' },
      { key: 'dragon_boat', from: '2026-06-19', to: '2026-06-21' },
      { key: 'mid_autumn', from: '2026-09-25', to: '2026-09-27' },
      { key: 'national', from: '2026-10-01', to: '2026-10-07' },
    ],
    workingWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
]

/** Every announced year, oldest first. A wrong row is a bug in the data and stops the program where it is read. */
export const holidayYears: () => readonly HolidayYear[] = once(() => z.array(HolidayYear).parse(rows))
