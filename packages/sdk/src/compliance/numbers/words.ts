import type { BilingualText } from '../../model/finding.ts'

/** What each cell is called, in words that an agent knows. */
const cellNames: Readonly<Record<string, BilingualText>> = {
  'bill.outstanding': { zh: '账单待还', en: 'outstanding on the bill' },
  'bill.total': { zh: '账单金额', en: 'bill total' },
  'bill.paid': { zh: '账单已还', en: 'paid on the bill' },
  'bills.outstanding': { zh: '全部应还', en: 'outstanding on all bills' },
  'bills.overdue': { zh: '逾期合计', en: 'overdue in all' },
  'bills.total': { zh: '账单合计', en: 'total of all bills' },
  'bills.paid': { zh: '已还合计', en: 'paid in all' },
  'bill.due': { zh: '到期日', en: 'due date' },
  'bill.late-since': { zh: '逾期起始日', en: 'first day overdue' },
  'bill.issued': { zh: '出账日', en: 'issue date' },
  'bill.period': { zh: '账单月份', en: 'month of the bill' },
  'bill.dpd': { zh: '逾期天数', en: 'days overdue' },
  'bill.count': { zh: '账单张数', en: 'number of bills' },
  'bill.unpaid': { zh: '未还账单张数', en: 'number of unpaid bills' },
  'bill.overdue': { zh: '逾期账单张数', en: 'number of overdue bills' },
  'bill.instalment-no': { zh: '本期期数', en: 'number of this instalment' },
  'loan.principal': { zh: '借款本金', en: 'loan principal' },
  'loan.outstanding': { zh: '剩余本金', en: 'outstanding principal' },
  'loan.instalment': { zh: '每期应还', en: 'instalment' },
  'loan.instalment-due': { zh: '分期到期日', en: 'due date of an instalment' },
  'loan.disbursed': { zh: '放款日', en: 'disbursement date' },
  'loan.terms': { zh: '总期数', en: 'number of instalments' },
  'loan.terms-paid': { zh: '已还期数', en: 'instalments paid' },
  'loan.terms-left': { zh: '剩余期数', en: 'instalments left' },
  'loan.rate': { zh: '年化利率', en: 'annual rate' },
  'loan.rate-monthly': { zh: '折合月利率', en: 'rate by the month' },
  'loan.rate-daily': { zh: '折合日利率', en: 'rate by the day' },
  'loan.count': { zh: '借款笔数', en: 'number of loans' },
  'loan.open': { zh: '未结清借款笔数', en: 'number of open loans' },
  'loans.outstanding': { zh: '剩余本金合计', en: 'outstanding principal in all' },
  'loans.principal': { zh: '借款本金合计', en: 'principal of all loans' },
  'repayment.on': { zh: '还款日期', en: 'date of a repayment' },
  'repayment.count': { zh: '还款笔数', en: 'number of repayments' },
  repayment: { zh: '一笔还款', en: 'a repayment' },
  repayments: { zh: '还款合计', en: 'repayments in all' },
  'ticket.due': { zh: '工单答复期限', en: 'reply due on the ticket' },
  'credit.limit': { zh: '总额度', en: 'credit limit' },
  'credit.used': { zh: '已用额度', en: 'credit used' },
  'credit.available': { zh: '可用额度', en: 'credit available' },
}
const families: readonly (readonly [string, BilingualText])[] = [
  ['quote.', { zh: '试算', en: 'the quote' }],
  ['bill.', { zh: '账单明细', en: 'a line of the bill' }],
]
const ledger: BilingualText = { zh: '账本', en: 'the ledger' }

function cellName(cell: string): BilingualText {
  return cellNames[cell] ?? families.find(([start]) => cell.startsWith(start))?.[1] ?? ledger
}

/** One sentence for whoever wrote the figure. */
export function whyWrong({
  yours,
  held,
  candidates,
  reason,
}: {
  yours: string
  held?: { value: string; cell: string } | undefined
  candidates: readonly string[]
  reason: string
}): BilingualText {
  if (candidates.length > 1)
    return {
      zh: `你写 ${yours}，账上可能是 ${candidates.join('、')}，请写明是哪一个`,
      en: `You wrote ${yours}; the ledger has ${candidates.join(', ')}: say which`,
    }
  if (!held) return { zh: `你写 ${yours}，账上没有这个数`, en: `You wrote ${yours}; the ledger has no such figure` }
  const name = cellName(held.cell)
  const other = reason === 'other_cell'
  return {
    zh: `你写 ${yours}，账上 ${held.value}（${name.zh}）${other ? '，你写的是另一项' : ''}`,
    en: `You wrote ${yours}; the ledger says ${held.value} (${name.en})${other ? ', yours is another item' : ''}`,
  }
}

export const annualFirst: BilingualText = {
  zh: '说日利率、月利率或每期费率时，同一条消息里要先写年化利率',
  en: 'A rate by the day, month or instalment needs the annual rate in the same message, first',
}
