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
]

/** The reason on record for a thing that nobody covers. */
export function reasonFor({ kind, id }: Coverable): UncoveredReason | undefined {
  return uncoveredReasons.find((row) => row.kind === kind && row.ids.some((pattern) => fits(pattern, id)))
}

function fits(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id
}
