import { combined, words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'

type WhenRow = GateRuleRow['when']

/** What asks somebody to pay a debt; how to pay, or that a payment has come, does not. */
export const asksToPay: readonly string[] = [
  ...words(`
    尽快还款 请尽快还 尽快还清 尽快归还 尽快结清欠款 今天还款 今天还上 今天能还 今天之内还 今晚还款 今晚能还 立即还款 立刻还款 马上还款 请还款
    请您还款 请你还款 请按时还款 什么时候还 何时还款 何时能还 哪天能还 先还一部分 先还一点 凑一凑 还清欠款 偿还欠款
    尽快处理逾期 尽快处理欠款 请处理逾期 打算怎么还 还款意愿 能还多少 承诺还款
  `),
  ...combined('您 你', '今天 今晚 明天 这周', '能不能还 能还吗 必须还 要还'),
]

/** What tells that there is a debt, and of whom. */
export const debtWords: readonly string[] = words(`
  欠款 欠钱 欠我们 欠了 逾期 还款 还钱 贷款 借款 网贷 账单 应还 待还 未还 催收 债务 借了钱 本息 分期
`)

/** What lets a third person guess that there is a debt. */
export const debtHints: readonly string[] = words(`
  贷了款 有笔款 有一笔钱 一笔钱没 垫付 信用出了 信贷 处理账务 把钱补 有义务一起 帮忙先交 替他交 替她交
`)

/** Any of these words, as an operator. */
export function said(list: string): WhenRow {
  return { phraseSet: { anyOf: words(list) } }
}

/** One of the first words, and soon one of the last, as an operator. */
export function near(first: string, last: string, within: number, unless = ''): WhenRow {
  return { near: { first: words(first), last: words(last), within, unless: words(unless), acrossClauses: true } }
}

/** Asking somebody to pay in freer words: a time and a deed, or a debt and haste. */
export const asksFreely: WhenRow = {
  any: [
    near(
      '尽快 今天 今晚 今日 马上 立刻 现在 赶紧 抓紧 明早 天亮前',
      '还上 还清 还掉 还了 结清 把钱还 把钱转 把欠款 把账单 把逾期 存入 存够 存足 足额 转过来 打过来',
      8,
      '已 为您 给您 帮您 退 核',
    ),
    near('把欠款 把账单 把逾期 把钱', '处理 还上 还了 还掉 结清 还清 转过来', 4, '不'),
    near('您欠 你欠 欠款 逾期', '请处理 请尽快 尽快 赶紧 抓紧 处理一下 请马上', 8, '为您 给您 帮您 核 投诉 我'),
    said(
      '什么时候能还 啥时候还 啥时候能还 几时还 几号还 几号能还 几点还 多会儿还 哪天还 什么时候处理欠款 什么时候能把',
    ),
  ],
}
