import type { FigureFormulaId, FormulaId } from '@zuoxi/sdk'
import type { Lang } from './lang.ts'

/** Words for every formula: one that has none does not compile. */
type FormulaWords = Readonly<Record<FormulaId | FigureFormulaId, string>>

const zh: FormulaWords = {
  level_payment: '等额本息',
  equal_principal: '等额本金',
  principal_at_end: '先息后本',
  remainder: '末期取余数',
  term_interest: '当期利息',
  days_interest: '按天计息',
  flat_fee: '每期手续费',
  upfront_fee: '一次性手续费',
  guarantee_fee: '担保费',
  balance_fee: '提前还款违约金',
  remaining_fees: '未到期各期费用',
  penalty_by_days: '罚息',
  accrued_penalty: '未出账罚息',
  day_products: '积数计息',
  already_due: '届时已到期的本息',
  not_yet_due: '届时未到期的本金',
  paid_ahead: '扣回多付的利息',
  given_back: '退回未使用期间的利息',
  fees_billed: '已出账的费用',
  penalty_to_date: '截至该日的罚息',
  interest_to_date: '截至该日的利息',
  moved: '原样转入新计划',
  reamortised: '剩余本金重新分期',
  forgiven: '减免',
  forgiven_unbilled: '减免未出账罚息',
  in_all: '合计',
  charged: '各行应收',
  cleared: '已清偿',
  outstanding: '应收减已清偿',
  as_billed: '以账单所载为准',
  as_arranged: '以协商安排为准',
  as_agreed: '以合同约定为准',
  days_past_due: '逾期天数',
  balance_after: '本期后剩余本金',
  loan_outstanding: '借据待还本金',
  credit_used: '已用额度',
  sum_of_bills: '各账单待还合计',
  irr_per_term: '每期内部收益率',
  apr_simple: '年化（单利）',
  where_money_is: '这笔钱在哪里',
  business_days: '按工作日推算',
  sent_back: '商家退回的金额',
  coupon_effect: '优惠券抵扣',
}

const en: FormulaWords = {
  level_payment: 'equal instalment',
  equal_principal: 'equal principal',
  principal_at_end: 'principal at the end',
  remainder: 'remainder in the last term',
  term_interest: 'interest of the term',
  days_interest: 'interest by days',
  flat_fee: 'fee of each term',
  upfront_fee: 'fee once',
  guarantee_fee: 'guarantee fee',
  balance_fee: 'fee for settling early',
  remaining_fees: 'fees of terms not yet due',
  penalty_by_days: 'penalty interest',
  accrued_penalty: 'penalty not billed yet',
  day_products: 'interest by day products',
  already_due: 'due by then',
  not_yet_due: 'principal not due by then',
  paid_ahead: 'interest paid ahead comes back',
  given_back: 'interest for unused time comes back',
  fees_billed: 'fees billed',
  penalty_to_date: 'penalty up to that day',
  interest_to_date: 'interest up to that day',
  moved: 'moved as it is',
  reamortised: 'spread anew',
  forgiven: 'waived',
  forgiven_unbilled: 'penalty not billed yet, waived',
  in_all: 'in all',
  charged: 'charged, line by line',
  cleared: 'cleared',
  outstanding: 'charged less cleared',
  as_billed: 'as billed',
  as_arranged: 'as arranged',
  as_agreed: 'as agreed',
  days_past_due: 'days past due',
  balance_after: 'principal left after it',
  loan_outstanding: 'principal owed',
  credit_used: 'credit used',
  sum_of_bills: 'owed on the bills',
  irr_per_term: 'internal rate of return a term',
  apr_simple: 'a year (simple)',
  where_money_is: 'where the money is',
  business_days: 'by business days',
  sent_back: 'sent back by the merchant',
  coupon_effect: 'what the coupon takes off',
}

/** What goes into a formula. An input without a word here is told by its own name. */
const inputsZh: Readonly<Record<string, string>> = {
  B: '余额',
  P: '本金',
  n: '期数',
  no: '期',
  days: '天数',
  rate: '年利率',
  basis: '计息基数',
  from: '自',
  to: '至',
  rows: '期数',
  method: '还款方式',
  principal: '本金',
  interest: '利息',
  fee: '费用',
  penalty: '罚息',
  due: '已到期本金',
  'fee rate': '费率',
  components: '项目',
  'up to': '最多',
  base: '基数',
  multiplier: '倍数',
  charged: '应收',
  cleared: '已清偿',
  paid: '已还',
  forgiven: '已减免',
  moved: '转入新计划',
  bill: '账单',
  issued: '出账日',
  'credit line': '授信额度',
  used: '已用',
  today: '今天',
  state: '状态',
  outstanding: '待还',
  schedule: '还款计划版本',
  arrangement: '安排',
  loan: '借据',
  disbursed: '放款日',
  compound: '复利',
  flows: '现金流',
  x: '每期收益率',
  'used before entries': '台账之前已用',
  'repaid by entries': '台账中已还',
  'repaid before entries': '台账之前已还',
  status: '状态',
  billed: '已出账',
  'with bills': '已入账单',
  'before entries': '台账之前已入账',
  unapplied: '尚未入账',
  'sent back': '已退回付款人',
  'taken back': '已冲正',
  sent: '退出日',
  off: '可减',
  threshold: '门槛',
  amount: '金额',
  fees: '未到期费用',
  choice: '处理',
  obstacle: '不能用的原因',
  order: '订单',
  channel: '渠道',
  arrived: '到账日',
  refund: '退款',
  coupon: '优惠券',
  'business_days n': '工作日数',
}

const inputsEn: Readonly<Record<string, string>> = {
  'business_days n': 'business days',
  B: 'balance',
  P: 'principal',
  n: 'terms',
  no: 'instalment',
  rows: 'instalments',
  due: 'principal due',
  x: 'rate a term',
}

const formulaWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': zh, en }
const inputWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': inputsZh, en: inputsEn }

/** Days of 罚息 on what was due on a day: how they are counted, or that they are not. */
const spanWords: Readonly<Record<Lang, (due: string, span: string, paused: boolean) => string>> = {
  'zh-CN': (due, span, paused) => `${due} 到期 ${span} ${paused ? '暂停天数（原因）' : '基数·天数'}`,
  en: (due, span, paused) => `due ${due}, ${span}, ${paused ? 'days paused (reason)' : 'base·days'}`,
}

/** What a formula is called. */
export function sayFormula(id: string, lang: Lang): string {
  return formulaWords[lang][id] ?? id
}

/**
 * What an input is called, in this formula or in any; of a bill's line, its number and component: `3 principal`.
 *
 * @example
 * sayInput('3 principal', 'zh-CN') // '3 本金'
 */
export function sayInput(name: string, lang: Lang, formula = ''): string {
  const own = inputWords[lang][`${formula} ${name}`]
  if (own !== undefined) return own
  const span = /^(\S+): (paused )?(\S+\.\.\S+)$/.exec(name)
  if (span) return spanWords[lang](span[1] ?? '', span[3] ?? '', span[2] !== undefined)
  const line = /^(\d+) (\w+)$/.exec(name)
  if (line) return `${line[1]} ${sayInput(line[2] ?? '', lang)}`
  return inputWords[lang][name] ?? name
}
