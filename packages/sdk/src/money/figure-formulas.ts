/** What figures of the ledger follow from, beside the formulas of schedules and quotes. */
export const figureFormulas = {
  charged: { expression: 'Σ charges', origin: 'ledger entries; an issued bill never changes' },
  cleared: { expression: 'Σ paid + Σ forgiven + Σ moved − Σ reversed', origin: 'ledger entries' },
  outstanding: { expression: 'charged − cleared', origin: 'ledger entries' },
  as_billed: { expression: 'as the bill was issued', origin: 'bill' },
  as_arranged: { expression: 'as the schedule of the arrangement has it', origin: 'arrangement' },
  as_agreed: { expression: 'as agreed', origin: 'contract' },
  days_past_due: {
    expression: 'days from the due date, while anything is outstanding',
    origin: 'the due date itself is in time',
  },
  balance_after: { expression: 'B − principal', origin: 'schedule' },
  loan_outstanding: {
    expression: 'principal − repaid before entries − repaid by entries',
    origin: 'contract and ledger entries; what was moved into a new schedule is still owed',
  },
  credit_used: { expression: 'used before entries − repaid by entries', origin: 'ledger entries' },
  sum_of_bills: { expression: 'Σ outstanding of the bills', origin: 'ledger' },
  irr_per_term: { expression: 'Σ CF_k ÷ (1+x)^k = 0', origin: '央行公告〔2021〕3号, flows of the contract' },
  apr_simple: { expression: '12·x', origin: '单利' },
  where_money_is: {
    expression: 'with bills + before entries + unapplied + sent back + taken back',
    origin: 'ledger entries',
  },
  business_days: { expression: 'sent + n business days', origin: 'business calendar, with 调休' },
  sent_back: { expression: 'as the merchant sent it back', origin: 'order' },
  coupon_effect: { expression: 'off, where nothing stands against it; otherwise 0', origin: 'coupon' },
} as const

export type FigureFormulaId = keyof typeof figureFormulas
