import {
  type ArrangementObstacle,
  type Failure,
  type FailureCode,
  type Finding,
  formatYuan,
  type SlotGap,
} from '@zuoxi/sdk'
import { creditEn } from './credit-en.ts'
import { type CreditMessages, creditZh } from './credit-zh.ts'
import { en as enMessages } from './en.ts'
import type { Lang } from './lang.ts'
import type { DeskMessages } from './messages.ts'
import { sayProblem } from './problems.ts'
import { zh as zhMessages } from './zh.ts'

/** Words for every refusal: a new code does not compile until both languages can say it. */
type FailureWords = { readonly [Code in FailureCode]: (failure: Extract<Failure, { code: Code }>) => string }

type Noun = Extract<Failure, { code: 'NOT_FOUND' }>['noun']

const nounZh: Readonly<Record<Noun, string>> = {
  customer: '客户',
  bill: '账单',
  loan: '借据',
  repayment: '还款',
  order: '订单',
  coupon: '优惠券',
  arrangement: '协商安排',
  ticket: '工单',
  conversation: '会话',
  message: '消息',
  wording: '话术',
  agent: '坐席',
  session: '登录',
  rule: '规则',
  promise: '承诺',
  held_message: '待放行消息',
}

const obstacleZh: Readonly<Record<ArrangementObstacle, string>> = {
  loan_not_active: '借据不在还款中',
  nothing_owed: '没有待还金额',
  nothing_overdue: '没有逾期',
  already_arranged: '已有未结束的安排',
  too_long: '超过可延的天数',
  too_many_terms: '期数太多',
  too_short: '天数太少',
  too_few_terms: '期数太少',
  date_in_past: '日期已过',
  above_cap: '年化会超过上限',
  not_waivable: '该项不可减免',
}

const obstacleEn: Readonly<Record<ArrangementObstacle, string>> = {
  loan_not_active: 'the loan is not being repaid',
  nothing_owed: 'nothing is owed',
  nothing_overdue: 'nothing is overdue',
  already_arranged: 'another arrangement is not over yet',
  too_long: 'longer than is allowed',
  too_many_terms: 'too many terms',
  too_short: 'too few days',
  too_few_terms: 'too few terms',
  date_in_past: 'the day is past',
  above_cap: 'the annual rate would be above its cap',
  not_waivable: 'that may not be waived',
}

const gapZh: Readonly<Record<SlotGap, string>> = {
  no_customer: '没有客户',
  no_bill: '没有选中账单',
  bill_settled: '账单没有待还金额',
  not_overdue: '账单没有逾期',
  no_loan: '没有借据',
  no_quote: '没有相应的协商方案',
  no_ticket: '没有对应的未结工单',
  no_deadline: '工单没有答复期限',
  unknown_slot: '台账没有这一项',
}

const gapEn: Readonly<Record<SlotGap, string>> = {
  no_customer: 'no customer',
  no_bill: 'no bill is selected',
  bill_settled: 'nothing is outstanding on the bill',
  not_overdue: 'the bill is not overdue',
  no_loan: 'no loan',
  no_quote: 'no arrangement of this kind is quoted',
  no_ticket: 'no open ticket of this kind',
  no_deadline: 'the ticket has no deadline',
  unknown_slot: 'the ledger has no such item',
}

const problems = (list: Extract<Failure, { code: 'INVALID_INPUT' }>['problems'], lang: Lang): string =>
  list.map((problem) => sayProblem(problem, lang)).join(lang === 'en' ? ', ' : '，')

interface StatusWords {
  readonly desk: Pick<DeskMessages, 'ticketStatus' | 'conversationStatus'>
  readonly credit: Pick<CreditMessages, 'arrangementState'>
}

/** A status as people say it: of a conversation, a ticket or an arrangement, the things whose status people move. */
function statusWord(noun: Noun, status: string, { desk, credit }: StatusWords): string {
  const known: Readonly<Record<string, string>> =
    noun === 'arrangement' ? credit.arrangementState : noun === 'ticket' ? desk.ticketStatus : desk.conversationStatus
  return known[status] ?? status
}

const fields = (list: readonly { readonly field: string }[]): string => list.map(({ field }) => field).join(', ')

const rules = (list: readonly Finding[]): string => list.map(({ text, rule }) => `“${text}” ${rule}`).join(', ')

const slotList = (slots: readonly { slot: string; why: SlotGap }[], gaps: Readonly<Record<SlotGap, string>>): string =>
  slots.map(({ slot, why }) => `【${slot}】${gaps[why]}`).join(' ')

const zh: FailureWords = {
  NOT_SIGNED_IN: () => '尚未登录',
  SESSION_EXPIRED: () => '登录已过期，请重新登录',
  BAD_CREDENTIALS: () => '用户名或密码不对',
  SIGN_IN_LOCKED: ({ until }) => `登录已锁定，${until} 后再试`,
  FORBIDDEN: ({ needs }) => `没有权限，需要角色：${needs.join(', ')}`,
  NOT_FOUND: ({ noun, id }) => `找不到${nounZh[noun]} ${id}`,
  INVALID_INPUT: (failure) => `输入不合要求：${problems(failure.problems, 'zh-CN')}`,
  TOO_LARGE: ({ limitBytes }) => `内容过大${limitBytes > 0 ? `，上限 ${limitBytes} 字节` : ''}`,
  CONFLICT: (failure) => `${nounZh[failure.noun]}已被${failure.by}修改：${fields(failure.fields)}`,
  IDEMPOTENCY_MISMATCH: () => '同一操作键已用于其他内容，未执行',
  ILLEGAL_TRANSITION: ({ noun, from, to, allowed }) => {
    const say = (status: string): string => statusWord(noun, status, { desk: zhMessages, credit: creditZh })
    return `${nounZh[noun]}不能从“${say(from)}”转为“${say(to)}”，可转为：${allowed.map(say).join('、') || '无'}`
  },
  TAKEN: ({ noun, by }) => `${nounZh[noun]}已由${by}接入`,
  NOT_YOURS: ({ by }) => (by ? `由${by}负责，您不能操作` : '不是您负责的'),
  WORDING_UNKNOWN: ({ id }) => `没有这条话术：${id}`,
  WORDING_NOT_ACTIVE: ({ key, version, status }) => `话术 ${key} v${version} 未生效（${status}）`,
  WORDING_ALTERED: ({ key }) => `话术 ${key} 的锁定文字被改动，未发送`,
  SLOT_UNFILLED: ({ slots }) => `有内容无法填入：${slotList(slots, gapZh)}`,
  SLOT_OUTDATED: ({ slot, yours, ledger }) => `【${slot}】写的是 ${yours}，台账现在是 ${ledger}`,
  GATE_BLOCKED: ({ findings }) => `合规检查拦截：${rules(findings)}`,
  ARRANGEMENT_IMPOSSIBLE: ({ why, allowed }) =>
    `不能这样安排：${obstacleZh[why]}${allowed === undefined ? '' : `，可以是 ${allowed}`}`,
  QUOTE_OUTDATED: ({ quotedFen, owedFen }) =>
    `报价已过时：报的是 ${formatYuan(quotedFen)}，现在是 ${formatYuan(owedFen)}，请重新报价`,
  OWN_REQUEST: () => '自己提出的，须由他人审批',
  WORDING_CHANGED: ({ key, version }) => `话术 ${key} v${version} 在您阅读之后改过，请重新阅读再决定`,
  WORDING_INVALID: (failure) =>
    `话术有误：${failure.problems.map((each) => `第 ${each.line} 行第 ${each.column} 列 ${each.found}${each.write === undefined ? '' : `，可写 ${each.write}`}`).join('；')}`,
  OVERRIDE_REFUSED: ({ rule }) => `规则 ${rule} 不允许例外发送`,
  NOT_VERIFIED: () => '尚未核身，不能透露账户信息',
  VERIFICATION_LOCKED: ({ until }) => `核身失败次数过多，${until} 后再试`,
  CONTACT_FORBIDDEN: ({ reasons, nextAt }) =>
    `现在不能联系：${reasons.map(({ why, rule }) => why?.zh ?? rule).join('；')}${nextAt === undefined ? '' : `，${nextAt} 起可以`}`,
  DUTIES_MISSING: ({ duties }) => `还有必须告知的事项：${duties.map(({ title }) => title.zh).join('、')}`,
  RULES_INVALID: (failure) =>
    `规则有误：${failure.problems.map((each) => `第 ${each.line} 行第 ${each.column} 列 ${each.rule} ${each.problem}`).join('；')}`,
  DUPLICATE: ({ noun, field, value }) => `${nounZh[noun]}的${field}已存在：${value}`,
  STORE_TOO_NEW: ({ found, supported }) => `数据版本 ${found} 比本程序支持的 ${supported} 新，请升级`,
  STORE_KEY_MISSING: ({ path }) => `数据的密钥不见了，没有它打不开：请把 ${path} 从备份放回原处`,
  STORE_KEY_WRONG: ({ path }) => `${path} 不是这份数据的密钥：请从备份放回原来的密钥`,
  LOCAL_SECRET_MISSING: ({ path }) => `本机登录凭据不见了：请把 ${path} 从备份放回原处，或用用户名和密码登录`,
  LOCAL_SECRET_WRONG: ({ path }) => `${path} 不是这份数据的本机登录凭据：请从备份放回，或用用户名和密码登录`,
  UNREACHABLE: ({ url }) => `连不上服务 ${url}`,
  FAULT: ({ faultId }) => `服务出错，编号 ${faultId}`,
}

const en: FailureWords = {
  NOT_SIGNED_IN: () => 'Not signed in',
  SESSION_EXPIRED: () => 'The session has expired; sign in again',
  BAD_CREDENTIALS: () => 'Wrong name or password',
  SIGN_IN_LOCKED: ({ until }) => `Sign-in is locked until ${until}`,
  FORBIDDEN: ({ needs }) => `Not allowed; needs one of: ${needs.join(', ')}`,
  NOT_FOUND: ({ noun, id }) => `No such ${noun}: ${id}`,
  INVALID_INPUT: (failure) => `Invalid input: ${problems(failure.problems, 'en')}`,
  TOO_LARGE: ({ limitBytes }) => `Too large${limitBytes > 0 ? `; the limit is ${limitBytes} bytes` : ''}`,
  CONFLICT: (failure) => `The ${failure.noun} was changed by ${failure.by}: ${fields(failure.fields)}`,
  IDEMPOTENCY_MISMATCH: () => 'That key was already used for something else; nothing was done',
  ILLEGAL_TRANSITION: ({ noun, from, to, allowed }) => {
    const say = (status: string): string => statusWord(noun, status, { desk: enMessages, credit: creditEn })
    return `A ${noun} cannot go from “${say(from)}” to “${say(to)}”; it may go to: ${allowed.map(say).join(', ') || 'nothing'}`
  },
  TAKEN: ({ noun, by }) => `The ${noun} was taken by ${by}`,
  NOT_YOURS: ({ by }) => (by ? `${by} is responsible for this` : 'Not yours'),
  WORDING_UNKNOWN: ({ id }) => `No such wording: ${id}`,
  WORDING_NOT_ACTIVE: ({ key, version, status }) => `Wording ${key} v${version} is not active (${status})`,
  WORDING_ALTERED: ({ key }) => `Locked text of wording ${key} was changed; not sent`,
  SLOT_UNFILLED: ({ slots }) => `Cannot be filled: ${slotList(slots, gapEn)}`,
  SLOT_OUTDATED: ({ slot, yours, ledger }) => `【${slot}】 says ${yours}, the ledger now says ${ledger}`,
  GATE_BLOCKED: ({ findings }) => `Stopped by compliance: ${rules(findings)}`,
  ARRANGEMENT_IMPOSSIBLE: ({ why, allowed }) =>
    `That cannot be arranged: ${obstacleEn[why]}${allowed === undefined ? '' : `; allowed: ${allowed}`}`,
  QUOTE_OUTDATED: ({ quotedFen, owedFen }) =>
    `The quote is out of date: it says ${formatYuan(quotedFen)}, now it is ${formatYuan(owedFen)}. Quote again`,
  OWN_REQUEST: () => 'You asked for it; somebody else has to approve it',
  WORDING_CHANGED: ({ key, version }) => `Wording ${key} v${version} was changed after you read it: read it again`,
  WORDING_INVALID: (failure) =>
    `The wording is wrong: ${failure.problems.map((each) => `line ${each.line}, column ${each.column}: ${each.found}${each.write === undefined ? '' : `; write ${each.write}`}`).join('; ')}`,
  OVERRIDE_REFUSED: ({ rule }) => `Rule ${rule} may not be overridden`,
  NOT_VERIFIED: () => 'They have not proven who they are: nothing of the account may be said',
  VERIFICATION_LOCKED: ({ until }) => `Too many wrong answers; locked until ${until}`,
  CONTACT_FORBIDDEN: ({ reasons, nextAt }) =>
    `No contact now: ${reasons.map(({ why, rule }) => why?.en ?? rule).join('; ')}${nextAt === undefined ? '' : `; from ${nextAt} on`}`,
  DUTIES_MISSING: ({ duties }) => `Still to be told: ${duties.map(({ title }) => title.en).join(', ')}`,
  RULES_INVALID: (failure) =>
    `The rules are wrong: ${failure.problems.map((each) => `line ${each.line}, column ${each.column}: ${each.rule} ${each.problem}`).join('; ')}`,
  DUPLICATE: ({ noun, field, value }) => `A ${noun} with ${field} ${value} exists already`,
  STORE_TOO_NEW: ({ found, supported }) => `The data is version ${found}, this program knows ${supported}: upgrade it`,
  STORE_KEY_MISSING: ({ path }) =>
    `The key of the data is gone, and nothing opens without it: put ${path} back from a backup`,
  STORE_KEY_WRONG: ({ path }) => `${path} is not the key of this data: put the right one back from a backup`,
  LOCAL_SECRET_MISSING: ({ path }) =>
    `The secret for signing in on this machine is gone: put ${path} back from a backup, or sign in with a name and password`,
  LOCAL_SECRET_WRONG: ({ path }) =>
    `${path} is not the secret of this data: put the right one back from a backup, or sign in with a name and password`,
  UNREACHABLE: ({ url }) => `Cannot reach the desk at ${url}`,
  FAULT: ({ faultId }) => `The desk failed; fault id ${faultId}`,
}

const failureWords: Readonly<Record<Lang, FailureWords>> = { 'zh-CN': zh, en }

/**
 * What a refusal means, in the agent's language. The result still holds foreign
 * text, so it passes `safeText` like any other before it reaches a sink.
 *
 * @example
 * sayFailure({ code: 'NOT_SIGNED_IN' }, 'en') // 'Not signed in'
 */
export function sayFailure(failure: Failure, lang: Lang): string {
  const say = failureWords[lang][failure.code] as (failure: Failure) => string
  return say(failure)
}

/** Why a slot stays empty. */
export function sayGap(gap: SlotGap, lang: Lang): string {
  return (lang === 'en' ? gapEn : gapZh)[gap]
}
