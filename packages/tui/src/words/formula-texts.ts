import type { FigureExplanation, FigureFormulaId, FormulaId } from '@zuoxi/sdk'
import type { Lang } from './lang.ts'

interface FormulaText {
  readonly expression: string
  readonly origin: string
}

/** Every formula in Chinese, in the names that its inputs are told by; one that is missing does not compile. */
const zh: Readonly<Record<FormulaId | FigureFormulaId, FormulaText>> = {
  level_payment: {
    expression: '每期 M = 取整(本金·i·(1+i)^n ÷ ((1+i)^n − 1))，i 为月利率；当期本金 = M − 取整(余额·i)',
    origin: '等额本息，按合同',
  },
  equal_principal: { expression: '当期本金 = 取整(本金 ÷ 期数)', origin: '等额本金，按合同' },
  principal_at_end: { expression: '末期之前当期本金 = 0', origin: '先息后本，按合同' },
  remainder: { expression: '当期本金 = 余额', origin: '末期取余数' },
  term_interest: { expression: '取整(余额·月利率)', origin: '按合同' },
  days_interest: { expression: '取整(余额·年利率·天数 ÷ 计息基数)', origin: '按合同，算头不算尾' },
  flat_fee: { expression: '取整(本金·费率)', origin: '分期手续费，按最初本金收' },
  upfront_fee: { expression: '取整(本金·费率)，只在第1期收', origin: '按合同' },
  guarantee_fee: { expression: '按约定每期收取', origin: '担保合同' },
  balance_fee: { expression: '取整(余额·费率)', origin: '提前还款违约金，按合同' },
  remaining_fees: { expression: '未到期各期费用之和', origin: '按合同照收或免收' },
  penalty_by_days: {
    expression: '取整(基数·年利率·倍数·天数 ÷ 计息基数)',
    origin: '罚息，银发〔2003〕251号及合同',
  },
  accrued_penalty: {
    expression: '取整(各段 基数·天数 之和·年利率·倍数 ÷ 计息基数) − 已出账',
    origin: '罚息，整笔只取整一次；算头不算尾，暂停的天数不计',
  },
  day_products: { expression: '取整(各段 余额·天数 之和·年利率 ÷ 计息基数)', origin: '积数计息法，按合同' },
  already_due: { expression: '届时已到期的本金与利息之和，按账单或计划', origin: '台账与还款计划' },
  not_yet_due: { expression: '本金 − 届时已到期本金', origin: '台账与还款计划' },
  paid_ahead: { expression: '− 未满期间已多付的利息', origin: '民法典第677条' },
  given_back: { expression: '− 没有用到的时间已付的利息', origin: '民法典第677条' },
  fees_billed: { expression: '届时已出账或到期的费用之和', origin: '台账' },
  penalty_to_date: { expression: '已出账罚息 + 截至该日的罚息', origin: '台账与合同' },
  interest_to_date: { expression: '当天结清时应付的利息', origin: '民法典第677条' },
  moved: { expression: '已计收的各项原样相加', origin: '台账；利息不再计息' },
  reamortised: { expression: '本金按原还款方式重分为若干期', origin: '按合同' },
  forgiven: { expression: '从最早的账单起，依次减免费用、罚息、利息，至金额用完', origin: '减免' },
  forgiven_unbilled: { expression: '截至该日尚未出账的罚息，至金额用完', origin: '减免' },
  in_all: { expression: '本金 + 利息 + 费用 + 罚息', origin: '合计' },
  charged: { expression: '各行应收之和', origin: '台账分录；已出账单不再改动' },
  cleared: { expression: '已还 + 已减免 + 转入新计划，冲正的已扣除', origin: '台账分录' },
  outstanding: { expression: '应收 − 已清偿', origin: '台账分录' },
  as_billed: { expression: '账单所列', origin: '账单' },
  as_arranged: { expression: '协商安排的还款计划所列', origin: '协商安排' },
  as_agreed: { expression: '合同所列', origin: '合同' },
  days_past_due: { expression: '有待还时，自到期日起的天数', origin: '到期日当天还款不算逾期' },
  balance_after: { expression: '余额 − 当期本金', origin: '还款计划' },
  loan_outstanding: {
    expression: '本金 − 台账之前已还 − 台账中已还',
    origin: '合同与台账分录；转入新计划的仍是欠款',
  },
  credit_used: { expression: '台账之前已用 − 台账中已还', origin: '台账分录' },
  sum_of_bills: { expression: '各账单待还之和', origin: '台账' },
  irr_per_term: { expression: '各期 现金流 ÷ (1+x)^期 之和 = 0', origin: '央行公告〔2021〕3号，按合同现金流' },
  apr_simple: { expression: '12·x', origin: '单利' },
  where_money_is: {
    expression: '已入账单 + 台账之前已入账 + 尚未入账 + 已退回付款人 + 已冲正',
    origin: '台账分录',
  },
  business_days: { expression: '退出日 + 工作日数', origin: '工作日历，含调休' },
  sent_back: { expression: '商家退回的金额', origin: '订单' },
  coupon_effect: { expression: '没有障碍时为可减金额，否则为 0', origin: '优惠券' },
}

/** A step's formula and what it rests on. In English they are told as the desk has them. */
export function formulaText(
  { formula, expression, origin }: FigureExplanation['steps'][number],
  lang: Lang,
): FormulaText {
  const own = lang === 'zh-CN' && Object.hasOwn(zh, formula) ? zh[formula as FormulaId] : undefined
  return own ?? { expression, origin }
}
