import {
  Bill,
  BillDetail,
  Conversation,
  CustomerHit,
  FilledWording,
  Message,
  Ticket,
  TicketDetail,
  TicketDraft,
  WordingHit,
} from '@zuoxi/sdk'
import type { ConversationId, CustomerId, IdempotencyKey } from '@zuoxi/sdk'
import type { Happening, Effect } from '../../src/state/happening.ts'
import { initialState } from '../../src/state/initial.ts'
import type { Overview, State } from '../../src/state/state.ts'
import { update } from '../../src/state/update.ts'
import type { Agent } from '@zuoxi/sdk'

/** Invented people and papers, whole enough for every view. */

export const nowMs = Date.parse('2026-11-20T02:32:05.000Z')

export const agent = { id: 'agent-lin', displayName: '林晓（演示）', workNo: '8021', role: 'agent' } as Pick<
  Agent,
  'id' | 'displayName' | 'workNo' | 'role'
>

export const zhangId = 'fx-zhang-wei' as CustomerId
export const chatId = 'chat-1' as ConversationId

export function conversation(over: Partial<Conversation> = {}): Conversation {
  return Conversation.parse({
    id: chatId,
    channel: 'app_chat',
    status: 'active',
    customerId: zhangId,
    customerNameMasked: '张*',
    agentId: agent.id,
    intent: 'PAY.not_credited',
    lastText: '我昨天还的钱怎么还没到账？',
    lastRole: 'customer',
    unread: 1,
    queuedAt: '2026-11-20T02:20:00.000Z',
    lastAt: '2026-11-20T02:31:00.000Z',
    rev: 2,
    ...over,
  })
}

export function waiting(n: number): Conversation {
  return conversation({
    id: `wait-${n}` as ConversationId,
    status: 'queued',
    agentId: undefined,
    customerId: `fx-c${n}` as CustomerId,
    customerNameMasked: `王${'*'.repeat(1 + (n % 2))}`,
    queuedAt: `2026-11-20T02:${String(20 + (n % 30)).padStart(2, '0')}:00.000Z` as Conversation['queuedAt'],
    rev: 0,
  })
}

export function message(seq: number, over: Partial<Message> = {}): Message {
  return Message.parse({
    id: `m-${seq}`,
    conversationId: chatId,
    seq,
    role: seq % 2 ? 'customer' : 'agent',
    kind: 'text',
    body:
      seq % 2
        ? '你好，我11月19日用银行卡还了1280.50元，账单还是显示未还，能帮我查一下吗？'
        : '您好，正在为您核对还款记录，请稍等。',
    wording: [],
    authorName: '林晓（演示）',
    at: '2026-11-20T02:31:00.000Z',
    ...over,
  })
}

export function bill(n: number, over: Partial<Bill> = {}): Bill {
  const overdue = n === 0
  return Bill.parse({
    id: `bill-${n}`,
    customerId: zhangId,
    billNo: `B2026${String(n).padStart(4, '0')}`,
    period: `${2026 - Math.floor(n / 12)}-${String(12 - (n % 12)).padStart(2, '0')}`,
    issuedOn: '2026-10-25',
    dueDate: '2026-11-08',
    totalFen: 128_050,
    paidFen: overdue ? 30_000 : 128_050,
    outstandingFen: overdue ? 98_050 : 0,
    status: overdue ? 'overdue' : 'paid',
    dpd: overdue ? 12 : 0,
    rev: 1,
    ...over,
  })
}

export function billDetail(): BillDetail {
  const line = { loanId: 'loan-1', loanNo: 'L20260001', instalmentNo: 3 }
  return BillDetail.parse({
    ...bill(0),
    lines: [
      { no: 1, component: 'penalty', amountFen: 1_350, paidFen: 1_350, ...line },
      { no: 2, component: 'interest', amountFen: 8_025, paidFen: 8_025, ...line },
      { no: 3, component: 'principal', amountFen: 118_675, paidFen: 20_625, ...line },
    ],
  })
}

export function ticket(over: Partial<Ticket> = {}): Ticket {
  return Ticket.parse({
    id: 'ticket-1',
    code: 'T-7K3Q',
    type: 'PAY.not_credited',
    priority: 'P2',
    status: 'open',
    customerId: zhangId,
    customerNameMasked: '张*',
    conversationId: chatId,
    refs: [{ kind: 'bill', id: 'bill-0', label: 'B20260000' }],
    summary: '客户称11月19日还款1280.50元未入账，请核对流水。',
    assigneeId: agent.id,
    assigneeName: agent.displayName,
    dueAt: '2026-11-21T02:00:00.000Z',
    createdAt: '2026-11-20T02:00:00.000Z',
    updatedAt: '2026-11-20T02:10:00.000Z',
    rev: 3,
    ...over,
  })
}

export function ticketDetail(over: Partial<TicketDetail> = {}): TicketDetail {
  return TicketDetail.parse({
    ...ticket(),
    comments: [{ authorName: '周敏（演示）', body: '已联系支付渠道，等待回执。', at: '2026-11-20T02:15:00.000Z' }],
    history: [
      {
        at: '2026-11-20T02:10:00.000Z',
        actorName: agent.displayName,
        action: 'update',
        changes: [{ field: 'status', from: 'new', to: 'open' }],
      },
    ],
    ...over,
  })
}

export function ticketDraft(): TicketDraft {
  const { type, priority, customerId, refs, summary, assigneeId } = ticket()
  return TicketDraft.parse({ type, priority, customerId, conversationId: chatId, refs, summary, assigneeId })
}

export function overview(over: Partial<Overview> = {}): Overview {
  return {
    customer: {
      id: zhangId,
      customerNo: 'C10000001',
      status: 'active',
      nameMasked: '张*',
      phoneMasked: '138****8899',
      residentIdMasked: '1****************X',
      addressMasked: '北京市朝阳区****',
      nickname: 'wei',
      kycLevel: 'full',
      riskTier: 'medium',
      tags: ['老客户'],
      specialCare: true,
      optOuts: ['marketing'],
      since: '2023-03-01',
      rev: 1,
    },
    verification: { state: 'none' },
    creditLine: {
      limitFen: 5_000_000,
      usedFen: 1_200_000,
      availableFen: 3_800_000,
      status: 'active',
      validTo: '2027-12-31',
    },
    loans: [
      {
        id: 'loan-1',
        customerId: zhangId,
        loanNo: 'L20260001',
        product: '消费分期',
        funder: '演示消费金融',
        principalFen: 1_200_000,
        outstandingFen: 980_000,
        terms: 12,
        termsPaid: 2,
        method: 'equal_instalment',
        aprPpm: 180_000,
        status: 'active',
        disbursedOn: '2026-08-01',
      },
    ],
    bills: [bill(0), bill(1), bill(2)],
    billCount: 26,
    overdueFen: 98_050,
    repayments: [
      {
        id: 'rep-1',
        amountFen: 128_050,
        channel: '银行卡',
        status: 'succeeded',
        matched: false,
        receivedAt: '2026-11-19T08:00:00.000Z',
      },
    ],
    tickets: [ticket()],
    timeline: [
      { at: '2026-11-20T02:20:00.000Z', kind: 'conversation', id: chatId, text: '我昨天还的钱怎么还没到账？' },
    ],
    asOf: '2026-11-20T02:32:05.000Z',
    ...over,
  } as Overview
}

export function hit(n: number): CustomerHit {
  return CustomerHit.parse({
    id: n === 0 ? zhangId : `fx-c${n}`,
    customerNo: `C1000000${n + 1}`,
    nameMasked: '张*',
    phoneMasked: '138****8899',
    nickname: '',
    status: 'active',
    dueFen: 98_050,
    dpd: n === 0 ? 12 : 0,
    marks: [{ field: 'phoneMasked', start: 7, end: 11 }],
  })
}

export function filled(over: Partial<FilledWording> = {}): FilledWording {
  return FilledWording.parse({
    scriptVersionId: 'reminder.overdue@3',
    key: 'reminder.overdue',
    version: 3,
    title: '逾期提醒',
    text: '您2026年11月账单尚有¥980.50待还，可通过App还款。',
    slots: { 待还金额: '¥980.50' },
    missing: [],
    ...over,
  })
}

export function wordingHit(n: number, over: Partial<FilledWording> = {}): WordingHit {
  return WordingHit.parse({
    wording: {
      id: `w-${n}@1`,
      key: `reminder.w${n}`,
      version: 1,
      title: `逾期提醒${n}`,
      scenario: '逾期提醒',
      aliases: [],
      stages: [],
      needsBill: true,
      status: 'active',
      segments: [{ kind: 'locked', text: '您好' }],
      ...(n >= 1 && n <= 9 ? { favourite: n } : {}),
      effectiveFrom: '2026-01-01T00:00:00.000Z',
    },
    preview: filled({ key: `reminder.w${n}`, ...over }),
    fits: true,
  })
}

export function started(columns = 80, rows = 24): State {
  const state = initialState({ agent, lang: 'zh-CN', demo: true, run: 'run-of-test' }, { columns, rows }, nowMs)
  return { ...state, settings: { ...state.settings, undoSeconds: 0 } }
}

/** The same with a window in which messages can be taken back. */
export function withWindow(state: State, undoSeconds = 3): State {
  return { ...state, settings: { ...state.settings, undoSeconds } }
}

/** The effect by which the first message of a test is sent. */
export function sendOf(body: string): Extract<Effect, { do: 'send' }> {
  const key = 'run-of-test-1' as IdempotencyKey
  return { do: 'send', key, conversationId: chatId, body, wording: [], overrides: [], billId: undefined, found: false }
}

/** Let things happen one after another; answers the last state and every effect on the way. */
export function play(
  state: State,
  ...happenings: readonly Happening[]
): { readonly state: State; readonly effects: readonly Effect[] } {
  const effects: Effect[] = []
  let current = state
  for (const happening of happenings) {
    const [next, wanted] = update(current, happening)
    current = next
    effects.push(...wanted)
  }
  return { state: current, effects }
}

/** A desk in mid-work: one conversation served and open, its customer beside it, three waiting. */
export function serving(columns = 80, rows = 24): State {
  const opened = play(
    started(columns, rows),
    { kind: 'line', status: 'live' },
    { kind: 'conversations', items: [conversation(), waiting(1), waiting(2), waiting(3)] },
    { kind: 'action', action: 'openConversation' },
    { kind: 'messages', conversationId: chatId, items: [1, 2, 3].map((seq) => message(seq)) },
    { kind: 'overview', overview: overview() },
    { kind: 'favourites', conversationId: chatId, hits: [wordingHit(1), wordingHit(2)] },
  )
  return opened.state
}
