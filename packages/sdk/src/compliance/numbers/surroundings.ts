import type { CanonicalText } from './canonical.ts'
import type { CellTag } from './cell.ts'

/** The words beside a figure, within its clause: what it is said to be. */
export interface Surroundings {
  readonly before: string
  readonly after: string
}

const behind = 14
const ahead = 10
const clauseEnd = /[，。；！？,;!?\n]/

export function surroundings({ text }: CanonicalText, start: number, end: number): Surroundings {
  const before = text.slice(Math.max(0, start - behind), start)
  const after = text.slice(end, end + ahead)
  const mark = clauseEnd.exec(after)
  return { before: before.split(clauseEnd).at(-1) ?? '', after: mark ? after.slice(0, mark.index) : after }
}

const wordsOf: readonly (readonly [RegExp, readonly CellTag[]])[] = [
  [/剩余本金|未还本金|本金(?:还|一共|合计|共)?(?:剩|欠|有)/g, ['principal-left']],
  [/借款金额|贷款金额|借款本金|借了|贷了|放款金额/g, ['borrowed']],
  [/提前结清|结清(?:金额|总额|共|需要?|只?要|为|是)/g, ['settlement']],
  [/应还本金|本金/g, ['principal']],
  [/利息/g, ['interest']],
  [/罚息|违约金/g, ['penalty']],
  [/手续费|服务费|会员费|费用/g, ['fee']],
  [/最低(?:还款额?|应还额?)/g, ['minimum']],
  [
    /(?:可用|剩余)(?:的)?额度|可用|额度(?:里|内|中|还|现在|目前|您)*(?:还有|剩|余|能用|可以用|能借|可以借)/g,
    ['available'],
  ],
  [/已(?:经)?(?:使?用)(?:的)?(?:额度)?|额度(?:您)?(?:使?用了|使?用掉)|用了/g, ['used']],
  [/总额度|额度/g, ['limit']],
  [/少还了?|少付了?|漏还了?/g, ['outstanding']],
  [/已还|还了|已经还|已收到|收到了?|已扣|扣了|入账/g, ['paid', 'repayment']],
  [/待还|未还|没还|尚欠|还欠|还差|尚有|剩余|还剩|欠款|欠/g, ['outstanding']],
  [/每期(?:应?还|要还)?|月供|每个?月(?:应?还|要还)/g, ['instalment']],
  // What somebody is asked to pay now is what is left of it, whatever the bill once came to.
  [/(?:还|仍)?(?:需要?|须|要|得)(?:再)?(?:还|付|支付|缴)/g, ['outstanding']],
  [/请(?:您|你)?(?:尽快|及时|马上|今[天日])?(?:还款?|支付|付款?|存入|转入|还清)/g, ['outstanding']],
  [/逾期(?:金额|总额|款项?)?(?:为|是|共)?/g, ['outstanding']],
  [/应还|还款金额/g, ['outstanding', 'total']],
  [/账单(?:金额|总额|共|是|为)|总额/g, ['total']],
]
/** A word that a figure of its own follows belongs to that one: 已还72未还1208. */
const ownsNext = '(?![了的:是共]*[\\d零一二三四五六七八九两¥])'
const wordsAhead: readonly (readonly [RegExp, readonly CellTag[]])[] = [
  [
    new RegExp(`^的?(?:待还|未还|没有?还|未结清|没有?结清|没有?还清|未还清|还没|要还|尚未)${ownsNext}`),
    ['outstanding'],
  ],
  [new RegExp(`^的?已还${ownsNext}`), ['paid', 'repayment']],
  [new RegExp(`^的?本金${ownsNext}`), ['principal']],
  [new RegExp(`^(?:的|是)?利息${ownsNext}`), ['interest']],
  [new RegExp(`^(?:的|是)?(?:罚息|违约金)${ownsNext}`), ['penalty']],
  [new RegExp(`^的?(?:手续费|服务费|会员费)${ownsNext}`), ['fee']],
]

/** Which cells an amount claims to be, by the nearest word; none when nothing says. */
export function amountTags({ before, after }: Surroundings): readonly CellTag[] {
  const follows = wordsAhead.find(([pattern]) => pattern.test(after))
  if (follows) return follows[1]
  let at = -1
  let tags: readonly CellTag[] = []
  for (const [pattern, meant] of wordsOf) {
    for (const match of before.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (end > at) [at, tags] = [end, meant]
    }
  }
  return tags
}

const dueWords = /到期|还款日(?!期)|扣款日|最后还款|还款期限|截止|宽限/
/** 15号前还款 names the due date without the word. */
const payBefore = /^(?:之|以)?前(?:请|要|需|须|把|将|都)?(?:还|缴|付|存|结清)/
const answerWords = /(?:答复|处理|回复|办理)(?:期限|时限)/
const issueWords = /账单日|出账|出单/
const promiseWords = /回复|答复|联系|回电|致电|反馈|告知|通知|办结|跟进|核实|回访|来电|审核|处理意见|生效|维护/
const ledgerWords = /还款|还清|应还|待还|前还|还上|扣款|缴|付款|账单|借款|放款|分期|入账|到账|结清|逾期|利息|欠/

export type DateClaim =
  | 'answer'
  | 'due'
  | 'issued'
  | 'disbursed'
  | 'late-since'
  | 'pay-before'
  | 'offer-ends'
  | 'ledger'
  | 'promise'
  | 'foreign'
  | 'none'

const lateSince = /(?:从|自)[^，]*$/
const lentWords = /借款日|放款日|(?:借款|放款|贷款)(?:时间|日期)|^的?(?:借|放款|贷)的/
const agreedWords = /承诺|答应|约定|约好|说好|打算|计划/
const foreignDates = /优惠券|券|活动|会员|有效期|物流|发货|签收|退货|退款|订单|快递/
/** 明天会自动扣款 names a due date; 今天扣款失败 does not. */
const willBeTaken = /^(?:会|将|为您|给您|自动|统一|就|要)*(?:扣款|代扣)(?!失败|未|没|不|成功|了|日)/
/** 18号前还款 may be asked, and then asserts nothing. */
const askedOf = /吗|能不能|能否|可不可以|行不行|方便/

/** What a date is said to be of. */
export function dateClaim({ before, after }: Surroundings, arrangement: boolean): DateClaim {
  const around = `${before}|${after}`
  if (answerWords.test(around)) return 'answer'
  if (agreedWords.test(before)) return 'promise'
  if (lateSince.test(before) && /^(?:开始|起)?就?(?:开始)?逾期/.test(after)) return 'late-since'
  if (dueWords.test(around)) return 'due'
  if (askedOf.test(around) && /还|付|存|结清/.test(after)) return 'promise'
  if (payBefore.test(after)) return 'pay-before'
  if (arrangement && /^(?:之|以)?前有效|^(?:到期|失效)/.test(after)) return 'offer-ends'
  if (willBeTaken.test(after)) return 'due'
  if (issueWords.test(around)) return 'issued'
  if (lentWords.test(before) || lentWords.test(after)) return 'disbursed'
  if (promiseWords.test(around)) return 'promise'
  if (ledgerWords.test(around)) return 'ledger'
  return foreignDates.test(around) ? 'foreign' : 'none'
}

const denied = /(?:不是|并非|不会收|不收|无需|不需要|不用|没有说|没说)[^的]{0,4}$|(?:请勿|切勿|不要|请别)[^的]{0,10}$/
const reported =
  /(?:您(?:刚才|刚刚|之前|上次)?(?:所)?(?:说|提到|反映|问|讲|写)(?:的|到|过)?|客户(?:说|反映)|有人(?:说|让|要)|自称|对方(?:说|要|让))/
const reportEnded = /(?:话|好|过|定|了算)/
const supposed =
  /如果|哪怕|即使|即便|就算|假如|假设|若|要是|比如|例如|举例|可以先|先还|打算|最长|最多|可选|选择|支持|能分|可以分|可分/

/** Whether the agent does not assert the figure: denied, told as somebody else's, or only supposed. */
export function isUnasserted({ before }: Surroundings): boolean {
  const report = reported.exec(before)
  const ended = report !== null && reportEnded.test(before.slice(report.index + report[0].length).slice(0, 2))
  return denied.test(before) || (report !== null && !ended) || supposed.test(before)
}
