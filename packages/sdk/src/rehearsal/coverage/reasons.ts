import type { BilingualText } from '../../model/finding.ts'
import type { Coverable, CoverageKind } from './known.ts'

/** Why something has no conversation, as of a day: dated, because a later desk or format may be able to. */
export interface UncoveredReason extends BilingualText {
  readonly kind: CoverageKind
  /** Ids, or how they begin: `order: *`. */
  readonly ids: readonly string[]
  readonly since: string
}

const since = '2026-11-22'

export const uncoveredReasons: readonly UncoveredReason[] = [
  {
    kind: 'transition',
    ids: ['order: *', 'return: *', 'coupon: *'],
    since,
    zh: '由商城推送，坐席在会话里不改订单和券',
    en: 'the shop pushes these; nobody changes orders or coupons in a conversation',
  },
  {
    kind: 'transition',
    ids: ['creditLine: *'],
    since,
    zh: '由风控系统改变，会话里只看',
    en: 'the risk system does these; a conversation only looks',
  },
  {
    kind: 'transition',
    ids: ['wording: *'],
    since,
    zh: '审稿流程不在会话里，见话术审批的测试',
    en: 'the review of wordings is no conversation; see the tests of their approval',
  },
  {
    kind: 'transition',
    ids: ['agent: *'],
    since,
    zh: '人员管理不在会话里',
    en: 'staff are administered outside conversations',
  },
  {
    kind: 'transition',
    ids: ['instalment: *'],
    since,
    zh: '分期状态由账单得出，会话核对的是账单',
    en: 'the status of an instalment follows from its bill, which conversations check',
  },
  {
    kind: 'rule',
    ids: ['house-second-message'],
    since,
    zh: '会话里的话按服务审读，这条只管催收；见规则自带的例子',
    en: 'what is said in a conversation is judged as service, and this binds collection; see the rule’s own examples',
  },
  {
    kind: 'neighbour',
    ids: ['house-second-message'],
    since,
    zh: '会话里的话按服务审读，这条只管催收；见规则自带的例子',
    en: 'what is said in a conversation is judged as service, and this binds collection; see the rule’s own examples',
  },
  {
    kind: 'rule',
    ids: ['house-tone-trial'],
    since,
    zh: '试运行的规则只计数、不告诉任何人',
    en: 'a rule on trial is counted and told to nobody',
  },
  {
    kind: 'neighbour',
    ids: ['house-tone-trial'],
    since,
    zh: '试运行的规则只计数、不告诉任何人',
    en: 'a rule on trial is counted and told to nobody',
  },
  {
    kind: 'duty',
    ids: [
      'opening-identity-chat',
      'person-confirmed',
      'purpose-stated',
      'third-person-may-refuse',
      'complaint-heard',
      'complaint-channels',
      'hardship-result-open',
    ],
    since,
    zh: '只提示，不拦收线；会话只在被拦时看得见',
    en: 'it reminds and stops no wrap-up; a conversation sees duties where they stop one',
  },
  {
    kind: 'duty',
    ids: ['opening-identity-collection', 'marketing-way-out'],
    since,
    zh: '会话里的话按服务处理，没有催收或营销的会话',
    en: 'a conversation is service; none is collection or marketing',
  },
  {
    kind: 'transition',
    ids: ['conversation: bot → queued', 'conversation: active → transferring', 'conversation: transferring → active'],
    since,
    zh: '还没有机器人和转接',
    en: 'there is neither a bot nor a transfer yet',
  },
  {
    kind: 'transition',
    ids: ['promise: open → released'],
    since,
    zh: '没有放弃承诺的步骤',
    en: 'no turn releases a promise',
  },
  {
    kind: 'transition',
    ids: [
      'arrangement: draft → withdrawn',
      'arrangement: customer_confirmed → *',
      'arrangement: approved → expired',
      'arrangement: approved → withdrawn',
    ],
    since,
    zh: '一步走完的中间状态，停不在那里',
    en: 'a state that one act passes through; nothing stops there',
  },
  {
    kind: 'transition',
    ids: [
      'repayment: initiated *',
      'repayment: processing *',
      'repayment: unknown *',
      'repayment: succeeded → refunded',
    ],
    since,
    zh: '由支付渠道推送，会话里到的款都已成功',
    en: 'the gateway does these; money that arrives in a conversation has succeeded',
  },
  {
    kind: 'transition',
    ids: ['match: matched → unmatched'],
    since,
    zh: '没有撤销匹配的步骤',
    en: 'no turn undoes a match',
  },
  {
    kind: 'transition',
    ids: ['bill: draft → *'],
    since,
    zh: '首版计划的账单由放款系统出账',
    en: 'bills of the first schedule are issued by whoever lends',
  },
  {
    kind: 'transition',
    ids: [
      'loan: applied *',
      'loan: approved *',
      'loan: disbursing *',
      'loan: active → written_off',
      'loan: active → transferred',
    ],
    since,
    zh: '由贷款人决定，坐席看得见、做不了',
    en: 'the lender decides these; an agent sees them and does none',
  },
  {
    kind: 'refusal',
    ids: ['NOT_SIGNED_IN', 'SESSION_EXPIRED', 'BAD_CREDENTIALS', 'SIGN_IN_LOCKED'],
    since,
    zh: '会话里的人都已登录',
    en: 'everybody in a conversation has signed in',
  },
  {
    kind: 'refusal',
    ids: ['STORE_*', 'LOCAL_SECRET_*'],
    since,
    zh: '开门之前的拒绝',
    en: 'refused before the desk is open',
  },
  {
    kind: 'refusal',
    ids: ['UNREACHABLE', 'FAULT'],
    since,
    zh: '意外，不是会话里的结果',
    en: 'an accident, and no outcome of a conversation',
  },
  {
    kind: 'refusal',
    ids: ['IDEMPOTENCY_MISMATCH', 'TOO_LARGE', 'INVALID_INPUT'],
    since,
    zh: '文件读入时已拦下，客户端不会发出',
    en: 'files are checked before, and the client sends nothing of the kind',
  },
  {
    kind: 'refusal',
    ids: ['WORDING_UNKNOWN'],
    since,
    zh: '不存在的话术读文件时就被指出',
    en: 'a wording that does not exist is pointed out where the file is read',
  },
  {
    kind: 'refusal',
    ids: ['WORDING_ALTERED'],
    since,
    zh: '插入的话术原样发出，没有改字的步骤',
    en: 'an inserted wording is sent as it is; no turn alters one',
  },
  {
    kind: 'refusal',
    ids: ['WORDING_CHANGED', 'WORDING_INVALID', 'RULES_INVALID'],
    since,
    zh: '审稿和改规则不在会话里',
    en: 'wordings and rules are reviewed outside conversations',
  },
  {
    kind: 'refusal',
    ids: ['NOT_VERIFIED'],
    since,
    zh: '没有查看明文的步骤',
    en: 'no turn reveals what is masked',
  },
]

/** The reason on record for a thing that nobody covers. */
export function reasonFor({ kind, id }: Coverable): UncoveredReason | undefined {
  return uncoveredReasons.find((row) => row.kind === kind && row.ids.some((pattern) => fits(pattern, id)))
}

function fits(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id
}
