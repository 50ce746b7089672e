import { addDays, type BusinessDate } from '@zuoxi/sdk'

/** How many days before it falls due an instalment is put on a bill, as dated data: a changed rule gets a new row. */
export const billingLeads = [
  {
    id: 'house@1',
    effectiveFrom: '2024-01-01' as BusinessDate,
    days: 10,
    source: '示例机构账务规则（虚构）',
    mark: 'H',
  },
] as const

/** The last due date that is billed on a day. */
export function billedUpTo(today: BusinessDate): BusinessDate {
  const lead = billingLeads.findLast(({ effectiveFrom }) => effectiveFrom <= today) ?? billingLeads[0]
  return addDays(today, lead.days)
}
