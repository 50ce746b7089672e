import {
  CustomerPromise,
  type Finding,
  GateContext,
  gateRules,
  HeldMessage,
  type MessageId,
  openGate,
  RuleStanding,
  ScriptDetail,
} from '@zuoxi/sdk'
import type { GateReply } from '../../src/state/gate-happening.ts'
import type { Told } from '../../src/state/gate-overlays.ts'
import type { ReadyRules } from '../../src/state/gate-state.ts'
import { agent, chatId, message, zhangId } from './sample.ts'

/** What drafts of the sample conversation are judged by: a bill of ¥1,208.00 that is twelve days late. */
export function gateContext(over: Record<string, unknown> = {}): GateContext {
  return GateContext.parse({
    now: '2026-11-20T02:32:05.000Z',
    verified: true,
    customer: { surname: '张', specialCare: true },
    bills: [
      {
        billNo: 'B20260000',
        period: '2026-12',
        dueDate: '2026-11-08',
        totalFen: 120_800,
        paidFen: 0,
        outstandingFen: 120_800,
        dpd: 12,
      },
    ],
    ...over,
  })
}

export function standing(
  over: {
    context?: GateContext
    contact?: Partial<Extract<GateReply, { kind: 'standing' }>['standing']['contact']>
    promises?: readonly CustomerPromise[]
  } = {},
): Extract<GateReply, { kind: 'standing' }> {
  const contact = { allowed: true, reasons: [], connectedToday: 0, unansweredToday: 0, ...over.contact }
  return {
    kind: 'standing',
    about: { conversationId: chatId, customerId: zhangId },
    standing: { context: over.context ?? gateContext(), contact, promises: over.promises ?? [] },
    rules: 'stamp-1',
  }
}

export async function readyRules(): Promise<ReadyRules> {
  return { stamp: 'stamp-1', gate: await openGate(gateRules()) }
}

export const finding: Finding = {
  rule: 'promise-bare',
  severity: 'hold',
  certainty: 'H',
  source: 'MKT-05',
  span: [0, 2],
  text: '保证',
  why: { zh: '不能承诺结果', en: 'Outcomes cannot be promised' },
  override: true,
}

export function held(over: Partial<HeldMessage> = {}): HeldMessage {
  return HeldMessage.parse({
    id: 'held-1',
    conversationId: chatId,
    customerId: zhangId,
    customerNameMasked: '张*',
    body: '我们会尽快为您处理。',
    findings: [finding],
    reason: '客户已两次来电',
    authorId: 'agent-zhou',
    authorName: '周敏（演示）',
    state: 'held',
    at: '2026-11-20T02:30:00.000Z',
    rev: 1,
    ...over,
  })
}

export function promise(over: Partial<CustomerPromise> = {}): CustomerPromise {
  return CustomerPromise.parse({
    id: 'promise-1',
    messageId: 'm-2',
    conversationId: chatId,
    customerId: zhangId,
    customerNameMasked: '张*',
    text: '3个工作日内回复',
    kind: 'reply',
    dueAt: '2026-11-25T10:00:00.000Z',
    state: 'open',
    overdue: false,
    madeByName: agent.displayName,
    rev: 1,
    ...over,
  })
}

export function told(messageId = 'm-2' as MessageId): Extract<GateReply, { kind: 'told' }> {
  const what: Told = {
    message: { ...message(2, { id: messageId }), authorName: '周敏（演示）' },
    wordings: [
      {
        scriptVersionId: 'reminder.overdue@3' as never,
        key: 'reminder.overdue',
        version: 3,
        title: '逾期提醒',
        status: 'suspended',
        template: '您{{账期}}账单尚有{{待还金额 | 金额}}待还。',
        slots: [{ slot: '待还金额', was: '¥980.50', now: '¥0.00' }],
      },
    ],
    edits: [
      { kind: 'same', text: '您11月账单' },
      { kind: 'removed', text: '尚有' },
      { kind: 'added', text: '还有' },
      { kind: 'same', text: '¥980.50待还。' },
    ],
    billThen: { outstanding: '¥980.50', dpd: 12 },
    billNow: { outstanding: '¥0.00', dpd: 0 },
    asOf: '2026-11-20T02:32:05.000Z' as never,
  }
  return { kind: 'told', messageId, told: what }
}

export function script(over: Partial<ScriptDetail> = {}): ScriptDetail {
  return ScriptDetail.parse({
    id: 'reminder.overdue@3',
    key: 'reminder.overdue',
    version: 3,
    title: '逾期提醒',
    scenario: '逾期提醒',
    aliases: ['yqtx'],
    stages: [],
    needsBill: true,
    status: 'active',
    segments: [{ kind: 'locked', text: '您好' }],
    effectiveFrom: '2026-01-01T00:00:00.000Z',
    text: '您{{账期}}账单尚有{{待还金额 | 金额}}待还，[[可通过App还款]]。',
    contentHash: 'abcdef0123456789',
    authorName: '周敏（演示）',
    approvals: [],
    uses: 12,
    updatedAt: '2026-11-20T02:00:00.000Z',
    rev: 4,
    ...over,
  })
}

export function ruleStanding(over: Partial<RuleStanding> = {}): RuleStanding {
  return RuleStanding.parse({
    id: 'promise-bare',
    title: { zh: '承诺结果', en: 'Promising an outcome' },
    why: { zh: '不能承诺结果', en: 'Outcomes cannot be promised' },
    severity: 'block',
    status: 'active',
    source: '规则 MKT-05',
    clause: '第5条',
    certainty: 'C',
    override: false,
    house: false,
    overrides30d: 3,
    rev: 2,
    ...over,
  })
}
