import type { BillComponent } from '../../model/bill.ts'
import { fen, type Fen, formatYuan } from '../../model/money.ts'
import type { SlotGap } from '../../model/script.ts'
import { businessDateOf, chineseDate, type Instant } from '../../model/time.ts'
import type { WordingFacts, WordingTicket } from './facts.ts'

/** A slot's value, or why there is none. */
export type SlotFilling = { readonly value: string } | { readonly gap: SlotGap }

/** The facts with the one ticket that the wording is about. */
export type SlotFacts = WordingFacts & { readonly ticket: WordingTicket | undefined }

/** What a slot says; the filter of the same name may stand after it, and says so to whoever reads the template. */
export type SlotKind = '文字' | '金额' | '日期' | '百分比' | '数字'

interface Slot {
  readonly doc: string
  readonly kind: SlotKind
  readonly fill: (facts: SlotFacts) => SlotFilling
}

const value = (text: string): SlotFilling => ({ value: text })
const gap = (why: SlotGap): SlotFilling => ({ gap: why })

type Known<Name extends keyof WordingFacts> = NonNullable<WordingFacts[Name]>

function ofCustomer(doc: string, kind: SlotKind, fill: (customer: Known<'customer'>) => string): Slot {
  return { doc, kind, fill: ({ customer }) => (customer ? value(fill(customer)) : gap('no_customer')) }
}

function ofBill(doc: string, kind: SlotKind, fill: (bill: Known<'bill'>) => string): Slot {
  return {
    doc,
    kind,
    fill: ({ bill, customer }) => (bill ? value(fill(bill)) : gap(customer ? 'no_bill' : 'no_customer')),
  }
}

function ofLoan(doc: string, kind: SlotKind, fill: (loan: Known<'loan'>) => string): Slot {
  return {
    doc,
    kind,
    fill: ({ loan, customer }) => (loan ? value(fill(loan)) : gap(customer ? 'no_loan' : 'no_customer')),
  }
}

function ofQuote(doc: string, kind: SlotKind, fill: (quote: Known<'quote'>) => string | undefined): Slot {
  return {
    doc,
    kind,
    fill: ({ quote, customer }) => {
      const text = quote && fill(quote)
      return text === undefined ? gap(customer ? 'no_quote' : 'no_customer') : value(text)
    },
  }
}

const componentWords: Readonly<Record<BillComponent, string>> = {
  principal: '本金',
  interest: '利息',
  fee: '费用',
  penalty: '罚息',
}

/** What a quote costs the customer more or less, in words. */
function change(deltaFen: Fen): string {
  if (deltaFen === 0) return '不变'
  return `${deltaFen > 0 ? '多付' : '少付'}${amount(fen(Math.abs(deltaFen)))}`
}

/** `2026-11-25T15:59:59.999Z` → `2026年11月25日23:59`. */
function chineseMoment(at: Instant): string {
  const time = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${chineseDate(businessDateOf(at))}${time}`
}

function amount(amountFen: Fen): string {
  return formatYuan(amountFen)
}

/** `2026-10` → `2026年10月`. */
function chineseMonth(period: string): string {
  const [year = '', month = ''] = period.split('-')
  return `${Number(year)}年${Number(month)}月`
}

/**
 * Parts per million as a percentage, exactly: two decimals, up to four where
 * the rate has them.
 *
 * @example
 * percent(180_000) // '18.00%'
 * percent(182_550) // '18.255%'
 */
export function percent(ppm: number): string {
  const digits = String(ppm).padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0{1,2}$/, '')
  return `${digits.slice(0, -4)}.${decimals}%`
}

/** Every slot that approved wording may have. A name that is not here does not parse. */
export const slotCatalogue = {
  机构: { doc: '本机构名称', kind: '文字', fill: ({ institution }) => value(institution) },
  官方电话: { doc: '本机构官方电话', kind: '文字', fill: ({ hotline }) => value(hotline) },
  工号: { doc: '坐席工号', kind: '文字', fill: ({ agent }) => value(agent.workNo) },
  坐席: { doc: '坐席姓名', kind: '文字', fill: ({ agent }) => value(agent.displayName) },
  今日日期: { doc: '今天，如 2026年11月22日', kind: '日期', fill: ({ today }) => value(chineseDate(today)) },
  姓氏: ofCustomer('客户的姓', '文字', (customer) => customer.surname),
  全部应还: ofCustomer('所有已出账单的未还合计', '金额', (customer) => amount(customer.allDueFen)),
  账单期: ofBill('账单月份，如 2026年10月', '日期', (bill) => chineseMonth(bill.period)),
  账单金额: ofBill('本期账单总额', '金额', (bill) => amount(bill.totalFen)),
  应还金额: {
    doc: '本期账单未还金额；已结清的账单不可用',
    kind: '金额',
    fill: ({ bill, customer }) => {
      if (!bill) return gap(customer ? 'no_bill' : 'no_customer')
      return bill.outstandingFen > 0 ? value(amount(bill.outstandingFen)) : gap('bill_settled')
    },
  },
  已还金额: ofBill('本期账单已还金额', '金额', (bill) => amount(bill.paidFen)),
  到期日: ofBill('还款到期日，如 2026年11月5日', '日期', (bill) => chineseDate(bill.dueDate)),
  逾期天数: {
    doc: '逾期天数；未逾期的账单不可用',
    kind: '数字',
    fill: ({ bill, customer }) => {
      if (!bill) return gap(customer ? 'no_bill' : 'no_customer')
      return bill.dpd > 0 ? value(String(bill.dpd)) : gap('not_overdue')
    },
  },
  借款编号: {
    doc: '借款编号；协商方案的话术里是方案所指的借款',
    kind: '文字',
    fill: ({ loan, quote, customer }) => {
      const loanNo = quote?.loanNo ?? loan?.loanNo
      return loanNo === undefined ? gap(customer ? 'no_loan' : 'no_customer') : value(loanNo)
    },
  },
  借款本金: ofLoan('借款本金', '金额', (loan) => amount(loan.principalFen)),
  剩余本金: ofLoan('未还本金', '金额', (loan) => amount(loan.outstandingFen)),
  年化利率: ofLoan('年化利率（单利），如 18.00%', '百分比', (loan) => percent(loan.aprPpm)),
  分期期数: ofLoan('总期数', '数字', (loan) => String(loan.terms)),
  方案金额: ofQuote('协商方案的金额：结清为付款额，减免为减免额，其余为新的应还总额', '金额', (quote) =>
    amount(quote.amountFen),
  ),
  费用变化: ofQuote('协商方案使客户合计多付、少付或不变，如 多付¥120.00', '文字', (quote) => change(quote.deltaFen)),
  方案期数: ofQuote('新还款计划的期数', '数字', ({ schedule }) => schedule && String(schedule.terms)),
  方案首期日: ofQuote(
    '新还款计划第一期的到期日，如 2026年12月5日',
    '日期',
    ({ schedule }) => schedule && chineseDate(schedule.first.dueDate),
  ),
  方案首期金额: ofQuote(
    '新还款计划第一期的金额',
    '金额',
    ({ schedule }) => schedule && amount(schedule.first.totalFen),
  ),
  方案付款日: ofQuote('提前结清的最后付款日', '日期', ({ payBy }) => payBy && chineseDate(payBy)),
  减免项目: ofQuote('减免哪些项目，如 罚息、费用', '文字', ({ waived }) =>
    waived?.map((component) => componentWords[component]).join('、'),
  ),
  方案有效期: ofQuote('协商方案的报价有效至何时', '日期', ({ expiresAt }) => chineseMoment(expiresAt)),
  工单编号: {
    doc: '最近一张与话术场景相符的未结工单的编号',
    kind: '文字',
    fill: ({ ticket }) => (ticket ? value(ticket.code) : gap('no_ticket')),
  },
  答复期限: {
    doc: '该工单的答复期限，如 2026年12月7日；无期限的工单不可用',
    kind: '日期',
    fill: ({ ticket }) => {
      if (!ticket) return gap('no_ticket')
      return ticket.dueAt ? value(chineseDate(businessDateOf(ticket.dueAt))) : gap('no_deadline')
    },
  },
} as const satisfies Record<string, Slot>

export type SlotName = keyof typeof slotCatalogue

export function isSlotName(name: string): name is SlotName {
  return Object.hasOwn(slotCatalogue, name)
}

export function fillSlot(name: string, facts: SlotFacts): SlotFilling {
  return isSlotName(name) ? slotCatalogue[name].fill(facts) : gap('unknown_slot')
}
