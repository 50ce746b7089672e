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
  [/应还本金|剩余本金|未还本金|本金/g, ['principal']],
  [/利息/g, ['interest']],
  [/罚息|违约金/g, ['penalty']],
  [/手续费|服务费|会员费|费用/g, ['fee']],
  [/可用额度|可用/g, ['available']],
  [/已用/g, ['used']],
  [/总额度|额度/g, ['limit']],
  [/已还|还了|已经还|已收到|收到了?|已扣|扣了|入账/g, ['paid', 'repayment']],
  [/待还|未还|没还|尚欠|还欠|还差|尚有|剩余|欠款|欠/g, ['outstanding']],
  [/应还|要还|需还|须还|还款金额|合计|一共|总共|共计/g, ['outstanding', 'total']],
  [/账单(?:金额|总额|共|是|为)|总额/g, ['total']],
]
const wordsAhead: readonly (readonly [RegExp, readonly CellTag[]])[] = [
  [/^的?(?:待还|未还|没还|要还)/, ['outstanding']],
  [/^的?已还/, ['paid', 'repayment']],
  [/^的?本金/, ['principal']],
  [/^的?利息/, ['interest']],
  [/^的?(?:罚息|违约金)/, ['penalty']],
  [/^的?(?:手续费|服务费|会员费)/, ['fee']],
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

const dueWords = /到期|还款日|扣款日|最后还款|还款期限|截止|宽限/
/** 15号前还款 names the due date without the word. */
const payBefore = /^(?:之|以)?前(?:请|要|需|须|把|将|都)?(?:还|缴|付|存|结清)/
const answerWords = /(?:答复|处理|回复|办理)(?:期限|时限)/
const issueWords = /账单日|出账|出单/
const promiseWords = /回复|答复|联系|回电|致电|反馈|告知|通知|办结|跟进|核实|回访|来电|审核|处理意见|生效|维护/
const ledgerWords = /还款|还清|应还|待还|前还|还上|扣款|缴|付款|账单|借款|放款|分期|入账|到账|结清|逾期|利息|欠/

export type DateClaim = 'answer' | 'due' | 'issued' | 'ledger' | 'promise' | 'none'

/** What a date is said to be of. */
export function dateClaim({ before, after }: Surroundings): DateClaim {
  const around = `${before}|${after}`
  if (answerWords.test(around)) return 'answer'
  if (dueWords.test(around) || payBefore.test(after)) return 'due'
  if (issueWords.test(around)) return 'issued'
  if (promiseWords.test(around)) return 'promise'
  return ledgerWords.test(around) ? 'ledger' : 'none'
}

const denied = /(?:不是|并非|不会收|不收|无需|不需要|不用|没有说|没说)[^的]{0,4}$|(?:请勿|切勿|不要|请别)[^的]{0,10}$/
const reported =
  /(?:您(?:刚才|刚刚|之前|上次)?(?:所)?(?:说|提到|反映|问|讲|写)(?:的|到|过)?|客户(?:说|反映)|有人(?:说|让|要)|自称|对方(?:说|要|让))/
const reportEnded = /(?:话|好|过|定|了算)/
const supposed = /如果|假如|假设|若|要是|比如|例如|举例|可以先|先还|打算|最长|最多|可选|选择|支持|能分|可以分|可分/

/** Whether the agent does not assert the figure: denied, told as somebody else's, or only supposed. */
export function isUnasserted({ before }: Surroundings): boolean {
  const report = reported.exec(before)
  const ended = report !== null && reportEnded.test(before.slice(report.index + report[0].length).slice(0, 2))
  return denied.test(before) || (report !== null && !ended) || supposed.test(before)
}
