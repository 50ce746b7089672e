import type { WordPlace } from '../gate/reading.ts'
import type { FoldedText } from './fold.ts'
import { deniesInEnglish, isRhetorical, isSomebodyElses, toldByUs } from './rhetoric.ts'

/** Words that deny what follows. A bare 不 is not among them: 还钱就不…… is a threat. */
const negations = [
  '不会',
  '不得',
  '不能',
  '不可',
  '不应',
  '不许',
  '不准',
  '不再',
  '不存在',
  '不属于',
  '不是',
  '不代表',
  '并非',
  '绝非',
  '没有',
  '从未',
  '从不',
  '禁止',
  '严禁',
  '无法',
  '无权',
  '切勿',
  '请勿',
  '勿',
  '避免',
  '杜绝',
  '拒绝',
  '不要',
  '请不要',
  '从来不',
  '不承诺',
  '没有人会',
  '没人会',
  '没法',
  '不敢',
  '不用',
  '不必',
  '不建议',
  '不可能',
  '请别',
  '千万别',
  '不保证',
  '不能保证',
  '不敢保证',
  '无法保证',
  '没法保证',
  '不能承诺',
  '无法承诺',
  '不作',
].toSorted((a, b) => b.length - a.length)

/** What may stand between the denial and the thing denied. */
const fillers = [
  '再',
  '去',
  '给',
  '向',
  '把',
  '将',
  '被',
  '进',
  '因此',
  '因为',
  '对',
  '您',
  '你',
  '任何',
  '以催收名义',
  '以催收的名义',
  '以催收为名',
  '以任何名义',
  '以任何理由',
  '以任何方式',
  '所谓的',
  '所谓',
  '什么',
  '列入',
  '拉入',
  '使用',
  '说',
  '要求',
  '让',
  '问',
  '索要',
  '跟',
  '找',
  '用',
  '要',
  '同事',
  '朋友',
  '亲友',
  '亲戚',
  '家人',
  '父母',
]

/** Words after which the clause tells what somebody else said. */
const reports = [
  '您说',
  '您提到',
  '您反映',
  '您问',
  '您担心',
  '您表示',
  '您收到',
  '客户说',
  '客户反映',
  '人员说',
  '收员说',
  '网上说',
  '网上讲',
  '别为了还',
  '不要为了还',
  '自称',
  '所谓',
  '冒充',
  '凡是让',
  '凡是要求',
  '凡是问',
  '假冒',
  '谎称',
  '声称',
  '冒用',
  '骗子',
  '诈骗',
  '陌生人',
  '有人说',
  '有人让',
  '有人要求',
  '如有人',
  '若有人',
  '如果有人',
  '别人让',
  '别人要求',
  '对方说',
  '对方让',
  '对方要求',
  '任何人让',
  '任何人要求',
  '任何人问',
  '任何人向',
]
const maxReportDistance = 24

/** Whether what is found is denied: 不会通知您单位. */
export function isDenied({ text, clauses }: FoldedText, { start, end }: WordPlace): boolean {
  if (isRhetorical(text, { start, end })) return false
  const clauseStart = firstOfClause(clauses, start)
  let before = text.slice(clauseStart, start)
  if (deniesInEnglish(text.slice(firstOfClause(clauses, start, 48), start))) return true
  for (let skipped = 0; skipped <= 3; skipped += 1) {
    // 是不是 and 要不要 ask; they deny nothing, with a mark inside or without.
    const asks = /(?<asked>是|要)不\k<asked>$/.test(text.slice(Math.max(0, clauseStart - 2), clauseStart) + before)
    if (!asks && negations.some((word) => before.endsWith(word))) return true
    const filler = fillers.find((word) => before.endsWith(word))
    if (filler === undefined) return false
    before = before.slice(0, -filler.length)
  }
  return false
}

/**
 * Whether what is found is somebody else's words: inside quotation marks that
 * are not the whole message and not put around our own words, or after 您说 in the same clause. 您说话算话 reports
 * nothing, and neither does what comes after the report has ended: 您收到这条后.
 */
export function isReported(folded: FoldedText, { start, end }: WordPlace): boolean {
  const { text, clauses, quoted, allQuoted } = folded
  if (quoted[start] === true && quoted[end - 1] === true) return !allQuoted && isSomebodyElses(folded, { start, end })
  const from = firstOfClause(clauses, start)
  const before = text.slice(from, start)
  return reports.some((word) => {
    const at = before.lastIndexOf(word)
    if (at >= 0 && toldByUs(before.slice(0, at), before.slice(at), text.slice(end, end + 4))) return false
    return at >= 0 && !(mayEnd.has(word) && endedReport.test(before.slice(at + word.length)))
  })
}

/** Of these, what follows may be the agent's own again; a worry or a question reports to its end. */
const mayEnd = new Set(['您说', '您提到', '您收到', '您表示'])

/** What shows that a report was none, or that the agent speaks again. */
const endedReport = /^(?:话|好|过|定|的话|了算)|(?:不还|还不|再不|没还|我们|后就|否则)/u

/** Whether what is found is a whole clause: no letter or digit of the same clause stands beside it. */
export function isWholeClause({ clauses }: FoldedText, { start, end }: WordPlace): boolean {
  return clauses[start - 1] !== clauses[start] && clauses[end] !== clauses[end - 1]
}

/**
 * Whether the end of one clause and the start of the next make what is found by accident: 被抓，你可以放心. Where the
 * second clause is hardly begun (抓，你！) a mark was put in between.
 */
export function isAccident({ text, clauses }: FoldedText, { start, end }: WordPlace): boolean {
  if (clauses[start] === clauses[end - 1]) return false
  const next = text.slice(end, end + 2)
  return !next.startsWith('的') && next.length === 2 && clauses[end + 1] === clauses[end - 1]
}

/** Whether one clause ends with the first word and the next begins with the other, and both go on: 告诉您。公司地址…… */
export function meetByAccident(folded: FoldedText, opening: WordPlace, closing: WordPlace): boolean {
  const { clauses } = folded
  if (opening.end !== closing.start || clauses[opening.start] !== clauses[opening.end - 1]) return false
  return clauses[closing.start] === clauses[closing.end - 1] && isAccident(folded, { ...opening, end: closing.end })
}

/** Looking back is bounded, so that a long clause costs no more than a short one. */
function firstOfClause(clauses: readonly number[], at: number, furthest = maxReportDistance): number {
  let from = at
  while (from > 0 && at - from < furthest && clauses[from - 1] === clauses[at]) from -= 1
  return from
}
