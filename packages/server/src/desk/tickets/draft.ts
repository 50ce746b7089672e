import {
  type BillState,
  businessDateOf,
  type ConversationId,
  type CustomerId,
  type Fen,
  instantOf,
  refuse,
  type TicketDraft,
  ticketTypeRow,
  type BillId,
  type BusinessDate,
  type WordingUse,
} from '@zuoxi/sdk'
import { billRef, type DraftBill, draftBill, draftSummary, draftType } from '../../rules/ticket-draft.ts'
import type { Read } from '../../store/store.ts'
import { callerOf, type Room } from '../room.ts'

const lastMessages = 20

/** The ticket this conversation most likely needs, filled in so that the agent only confirms it. */
export async function draftTicket(room: Room, conversationId: ConversationId): Promise<TicketDraft> {
  const { agentId, tenantId } = callerOf(room)
  const db = room.store.read
  const conversation = await db
    .selectFrom('conversation')
    .select(['customer_id', 'intent'])
    .where('id', '=', conversationId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversationId })

  const newestFirst = await db
    .selectFrom('message')
    .select(['role', 'body', 'wording'])
    .where('conversation_id', '=', conversationId)
    .orderBy('seq', 'desc')
    .limit(lastMessages)
    .execute()
  const customerTexts = newestFirst
    .filter((message) => message.role === 'customer')
    .map((message) => message.body)
    .toReversed()
  const slots = newestFirst.flatMap(({ wording }) => (JSON.parse(wording) as WordingUse[]).map((use) => use.slots))

  const type = draftType(conversation.intent ?? undefined, customerTexts)
  const bill = draftBill(
    await billsOf(db, conversation.customer_id),
    slots,
    businessDateOf(instantOf(room.clock.nowMs())),
  )
  return {
    type,
    priority: ticketTypeRow(type)?.priority ?? 'P4',
    customerId: conversation.customer_id as CustomerId,
    conversationId,
    refs: bill ? [billRef(bill)] : [],
    summary: draftSummary(customerTexts, type),
    assigneeId: agentId,
  }
}

async function billsOf(db: Read, customerId: string): Promise<DraftBill[]> {
  const rows = await db
    .selectFrom('bill')
    .select(['id', 'bill_no', 'period', 'state', 'due_date', 'total_fen', 'paid_fen'])
    .where('customer_id', '=', customerId)
    .orderBy('due_date', 'desc')
    .limit(120)
    .execute()
  return rows.map((row) => ({
    id: row.id as BillId,
    billNo: row.bill_no,
    period: row.period,
    state: row.state as BillState,
    dueDate: row.due_date as BusinessDate,
    totalFen: row.total_fen as Fen,
    paidFen: row.paid_fen as Fen,
  }))
}
