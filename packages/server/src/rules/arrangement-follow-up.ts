import type { ArrangementKind } from '@zuoxi/sdk'

/** Why an arrangement was not kept. */
export type Breach = 'new_bill_overdue' | 'not_settled_in_time' | 'settlement_reversed'

const whatHappened: Readonly<Record<Breach, string>> = {
  new_bill_overdue: '新账单逾期未还',
  not_settled_in_time: '截止日前未收到足额结清款',
  settlement_reversed: '结清款已被冲正，借据恢复还款',
}

const kinds: Readonly<Record<ArrangementKind, { readonly zh: string; readonly ticketType: string }>> = {
  settle_early: { zh: '提前结清', ticketType: 'PAY.settle_early' },
  defer: { zh: '延期', ticketType: 'HRD.deferral' },
  extend: { zh: '展期', ticketType: 'HRD.restructure' },
  restructure: { zh: '重组', ticketType: 'HRD.restructure' },
  re_age: { zh: '重置账龄', ticketType: 'HRD.restructure' },
  waiver: { zh: '减免', ticketType: 'HRD.waiver' },
}

/**
 * What is logged when an arrangement was not kept: a ticket for whoever had asked for it.
 *
 * @example
 * followUpOf({ kind: 'defer', code: 'A-7K3Q' }, 'new_bill_overdue')
 * // { type: 'HRD.deferral', summary: '延期 A-7K3Q 未履行：新账单逾期未还，请联系客户' }
 */
export function followUpOf(
  { kind, code }: { readonly kind: ArrangementKind; readonly code: string },
  breach: Breach,
): { readonly type: string; readonly summary: string } {
  const { zh, ticketType } = kinds[kind]
  return { type: ticketType, summary: `${zh} ${code} 未履行：${whatHappened[breach]}，请联系客户` }
}
