import type { Failure, RuleStatus, Transitions } from '@zuoxi/sdk'
import { mayGo } from '@zuoxi/sdk'

/**
 * A rule's life: nobody approves their own, and it runs in the shadow before it may bite. What bites is silenced in
 * one way only, by two people; otherwise one of them could switch the gate off by calling it a shadow.
 */
export const ruleTransitions: Transitions<RuleStatus> = {
  draft: ['in_review'],
  in_review: ['approved', 'draft'],
  approved: ['shadow', 'retired'],
  shadow: ['active', 'retired'],
  active: ['suspended'],
  suspended: ['active', 'shadow', 'retired'],
  retired: [],
}

export interface RuleFacts {
  readonly id: string
  readonly status: RuleStatus
  /** Everybody who has ever written its text, or a part of it. */
  readonly authorIds: readonly string[]
}

export function refusalToMoveRule(rule: RuleFacts, to: RuleStatus, agentId: string): Failure | undefined {
  const { id, status, authorIds } = rule
  if (!mayGo(ruleTransitions, status, to)) {
    return { code: 'ILLEGAL_TRANSITION', noun: 'rule', from: status, to, allowed: [...ruleTransitions[status]] }
  }
  return to === 'approved' && authorIds.includes(agentId) ? { code: 'OWN_REQUEST', noun: 'rule', id } : undefined
}
