import type { CanonicalText } from './canonical.ts'

/** The whole sentence about a figure, within bounds that keep reading linear: its clause is too short for sums. */
export interface Sentence {
  readonly before: string
  readonly after: string
}

const reach = 60
const end = /[。！？!?;；\n]/

export function sentenceOf({ text }: CanonicalText, from: number, to: number): Sentence {
  const before =
    text
      .slice(Math.max(0, from - reach), from)
      .split(end)
      .at(-1) ?? ''
  const after = text.slice(to, to + reach)
  const mark = end.exec(after)
  // A question mark is part of what it asks.
  return { before, after: mark ? after.slice(0, mark.index + 1) : after }
}

/** Figures of others: prices, orders, refunds, limits of banks, what a customer says to have sent. No ledger holds them. */
const foreignWords =
  /限额|单笔|运费|运险|运费险|商品|价格|售价|原价|标价|订单|退款|退货|赔付|优惠券|[券卡]抵扣|无门槛券?|红包|满减|立减|会员费|会员|话费|押金|保费|快递|邮寄|发票|购买|买的|砍头息|起步价|限购|境外/
const customerSent =
  /您(?:刚才|刚刚|之前|上次|昨天|今天|当时|这边)?(?:已经?|自己)?(?:转账?|打款?|汇款?|付款?|支付|充值?|存)(?:了|过来|出去|给[^，。]{0,6})?的?(?:那笔|这笔)?$/
const debtWords = /欠|应还|待还|要还|未还|没还|还款|还清|逾期|账单|本金|利息|罚息|借款|贷款|年化|利率|分期账/

/** 10元券 is a price of something, whatever else is spoken of. */
const foreignAhead = /^的?(?:无门槛|优惠|满减|代金|立减|运费|红包|话费|退款)/

/** Whether a figure is of something that the ledger says nothing of; then it may be unknown, and is not wrong. */
export function isForeign(clauseBefore: string, { before, after }: Sentence): boolean {
  if (customerSent.test(clauseBefore) || foreignAhead.test(after)) return true
  const said = before + after
  return foreignWords.test(said) && !debtWords.test(said)
}
