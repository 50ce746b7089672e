import type { Instant } from '../../model/time.ts'
import { readableText } from './read.ts'
import { type NamedTime, timesIn } from './when.ts'

/** Something with a time to it that an agent's words commit the house to. */
export interface FoundPromise {
  /** UTF-16 units of the original, end exclusive. */
  readonly span: readonly [number, number]
  readonly text: string
  readonly kind: 'reply' | 'handle' | 'callback' | 'other'
  /** Exact for hours and clock times; the end of the last day for days. */
  readonly dueAt: Instant
}

/** What is promised; of several in a clause the first kind named here counts: 处理并联系您 is a call back. */
const deeds = {
  callback:
    '联系(?:到)?[您你]|[与和跟同][您你](?:再)?(?:取得)?联[系络]|回电|回拨|致电|打(?:电话)?给[您你]|[给为][您你]再?(?:打|去|回)(?:个?电|过去)|电话联系|电话告知|回访|电话回复',
  reply:
    '答复|回复|反馈|告知|告诉|通知|回话|[给向][您你](?:一个|个)?(?:消息|结果|说法|答案|回音|回信|准信|说明|解释|交代)|书面|短信告',
  handle:
    '处理|解决|核实|核查|核对|查清|查明|调查|办理|办好|办结|完成|审核|审批|退款|退回|退还|到账|入账|更正|撤销|取消|生效|补发|寄出|寄送|发出|发送|恢复|开通|解冻|落实|跟进|给出|出具|出结果|有结果|查到|开具|提供',
} as const
const anyDeed = new RegExp(`(?<callback>${deeds.callback})|(?<reply>${deeds.reply})|(?<handle>${deeds.handle})`, 'gu')
type DeedKind = keyof typeof deeds
const deedKinds = Object.keys(deeds) as DeedKind[]

/** Our doing without a listed deed: 明天我再帮您看看. */
const ourDoing = /(?:我|我们|这边|我这边)(?:会|将|再|来|一定)|(?:给|为|帮|替)[您你]\p{L}/u
/** A deed before its time needs a word that joins them: 处理意见一般在15日内给出. */
const joinsBefore =
  /(?:在|于|是|为|:|期限|时限|时间|预计|最晚|最迟|一般|通常|需要?|大?约|大概|会|将|不超过|不迟于|不晚于)(?:大?约|大概)?$/u

/** The customer is the one to act. */
const customerBefore =
  /(?:请|麻烦|烦请|建议|提醒|需要|辛苦|希望)[您你](?!放心|耐心|稍|等|知悉|谅解|理解)[^我]{0,8}$|请(?:于|在|务必|尽快|尽量)+$|(?<![给为向跟和与帮替对同])[您你](?:们|这边)?(?:需|要|应|须|可以|可|能|得|务必|最晚|最迟|也|先|只|在|于|有|还有)*$/u
const customerBetween = /请[您你]|(?<![给为向跟和与帮替对同])[您你](?!的)/u
const toUs = /^(?:给|一下|下|到)?(?:我|我们|客服|本机构|这边)/u
const othersBefore = /(?:银行|商家|商户|快递|物流|法院|征信中心|对方|仲裁委|卖家)[^我]{0,8}$/u

const deniedBefore =
  /(?:不能|无法|不会|不保证|不承诺|不一定|未必|没法|难以|不敢|不可能|没有办法|不用|不需要|不必|不是)[^我]{0,6}$/u
const deniedBetween = /不(?!超过|迟于|晚于|论|管|影响|耽误)|没|未|无法|无理由|难以/u
const deniedAfter = /^(?:不[完了好到]|不一定)/u
const conditional = /如果|若|假如|倘若|万一|一旦|要是|除非|凡/u
/** Lengths that are no deadline: 逾期15日内, 最近3天内, 每24小时. */
const lengthBefore =
  /(?:逾期|(?<!不)超过?|满|最近|近|过去|前|第|连续|已经|已|刚|延期|展期|缓期|宽限|间隔|每|每隔|有效期|冷静期|试用|曾)(?:了|的|仅|只)?$/u
const reportedBefore =
  /(?:[您你他她]|客户|同事|别人|对方|有人|之前|上次|昨天|短信|公告)[^我]{0,4}(?:说|讲|要求|问(?!题)|提到|希望|反映|答应|承诺|告诉您|写)/u
const saidAlready = /^(?:[您你])?(?:了|过)/u
const explains = /^(?:[您你])?(?:是|时|的时候|主要|想|的(?:是|目的))/u
const asks = /(?:吗|么|呢|没有|是不是|能不能)$/u
const offers = /(?:好吗|可以吗|行吗|方便吗|好么|可以么)$/u

/**
 * What a text promises and by when: 3个工作日内回复, 明天给您答复, 24小时内联系您.
 * A general rule (一般15日内给处理意见) counts, because the customer will wait for it. Not promises: what is denied,
 * quoted, asked, past, a condition, or for the customer or somebody else to do.
 *
 * @param now when it is said; days count from its date in the business zone
 * @example
 * promisesIn('3个工作日内给您答复', '2026-11-20T02:00:00.000Z' as Instant)
 * // [{kind: 'reply', dueAt: '2026-11-25T15:59:59.999Z', text: '3个工作日内给您答复', span: [0, 11]}]
 */
export function promisesIn(text: string, now: Instant): FoundPromise[] {
  const read = readableText(text)
  const found = new Map<number, FoundPromise>()
  for (const time of timesIn(read.text, now)) {
    if (read.isQuoted(time.start)) continue
    const deed = deedFor(read.text, time)
    if (!deed) continue
    const span = [read.startOf(Math.min(time.start, deed.start)), read.endOf(Math.max(time.end, deed.end))] as const
    // 最快明天最晚后天答复: of two times for one deed the nearer to it is meant.
    found.set(deed.start, { span, text: text.slice(...span), kind: deed.kind, dueAt: time.dueAt })
  }
  return [...found.values()].toSorted((a, b) => a.span[0] - b.span[0])
}

interface Deed {
  readonly kind: FoundPromise['kind']
  readonly start: number
  readonly end: number
}

const clauseEnd = /[,。!?;\n]/
/** How far a deed may stand from its time, and a clause reach: bounded, so that long texts stay linear. */
const reach = 24
const longestClause = 80
/** 我们会回复您，最晚3个工作日: the time is an afterthought. */
const afterthought = /^(?:最晚|最迟|不超过|预计|大概|大约|一般|时间是?)$/u
const marks = /^[,。!;~\n]*$/u

/** The deed that a time belongs to, if it is ours and meant. */
function deedFor(text: string, time: NamedTime): Deed | undefined {
  const from = clauseStart(text, time.start)
  const to = clauseStop(text, time.end)
  const before = text.slice(from, time.start)
  if (isOthers(before) || asksOnly(text, to)) return undefined
  // 三个工作日内，我们会答复您: a time alone in its clause belongs to the next.
  const alone = to === time.end && text[to] === ','
  const after = deedIn(text, time.end, alone ? clauseStop(text, to + 1) : to)
  if (after) return isMeant(text, time, after) ? after : undefined
  const earliest = afterthought.test(before) && from > 0 ? clauseStart(text, from - 1) : from
  const earlier = joinsBefore.test(before) ? lastDeed(text, earliest, time.start) : undefined
  if (earlier) return deniedBetween.test(text.slice(earlier.end, time.start)) ? undefined : earlier
  const rest = text.slice(time.end, to)
  if (time.bareToday || customerBetween.test(rest) || deniedBetween.test(rest)) return undefined
  // 今天下班前 as a whole message answers “by when”.
  if (time.isLimit && marks.test(text.slice(0, time.start)) && marks.test(text.slice(time.end)))
    return { kind: 'other', start: time.start, end: time.end }
  const doing = ourDoing.exec(rest.slice(0, reach))
  return doing ? { kind: 'other', start: time.end + doing.index, end: to } : undefined
}

function isOthers(before: string): boolean {
  return [customerBefore, othersBefore, deniedBefore, conditional, lengthBefore, reportedBefore].some((pattern) =>
    pattern.test(before),
  )
}

/** A question promises nothing, but 明天给您回电好吗 offers it. */
function asksOnly(text: string, to: number): boolean {
  const clause = text.slice(clauseStart(text, to), to)
  return (asks.test(clause) || text[to] === '?') && !offers.test(clause)
}

function isMeant(text: string, time: NamedTime, deed: Deed): boolean {
  const between = text.slice(time.end, deed.start)
  const rest = text.slice(deed.end)
  if (customerBetween.test(between) || deniedBetween.test(between) || conditional.test(between)) return false
  if (othersBefore.test(between) || /已/u.test(between)) return false
  if (toUs.test(rest) || deniedAfter.test(rest) || saidAlready.test(rest) || explains.test(rest)) return false
  if (!time.bareToday) return true
  return (
    deed.kind !== 'handle' && (/会|将|再|给|内|就|一定|前/u.test(between) || /^[给向]/u.test(text.slice(deed.start)))
  )
}

function deedIn(text: string, from: number, to: number): Deed | undefined {
  return firstOfBestKind(text.slice(from, Math.min(to, from + reach)), from)
}

function lastDeed(text: string, from: number, to: number): Deed | undefined {
  return firstOfBestKind(text.slice(Math.max(from, to - reach), to), Math.max(from, to - reach))
}

function firstOfBestKind(part: string, offset: number): Deed | undefined {
  const matches = [...part.matchAll(anyDeed)]
  for (const kind of deedKinds) {
    const match = matches.find(({ groups }) => groups?.[kind] !== undefined)
    if (match) return { kind, start: offset + match.index, end: offset + match.index + match[0].length }
  }
  return undefined
}

function clauseStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < longestClause && !clauseEnd.test(text[start - 1] ?? '')) start -= 1
  return start
}

function clauseStop(text: string, at: number): number {
  let stop = at
  while (stop < text.length && stop - at < longestClause && !clauseEnd.test(text[stop] ?? '')) stop += 1
  return stop
}
