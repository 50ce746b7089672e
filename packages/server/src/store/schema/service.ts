import type { Generated } from 'kysely'
import type { Touched } from './touched.ts'

/** Conversations, tickets, and what was promised and tried. */

export interface ConversationRow {
  id: string
  tenant_id: string
  channel: string
  status: string
  customer_id: string
  agent_id: string | null
  intent: string | null
  last_seq: number
  last_text: string
  last_role: string
  unread: number
  queued_at: string
  last_at: string
  rev: Generated<number>
}

export interface MessageRow {
  id: string
  conversation_id: string
  seq: number
  role: string
  kind: string
  body: string
  wording: string
  author_id: string | null
  gate: Generated<string>
  facts: Generated<string>
  at: string
}

export interface TicketRow extends Touched {
  id: string
  tenant_id: string
  code: string
  type: string
  priority: string
  status: string
  customer_id: string
  conversation_id: string | null
  refs: string
  summary: string
  assignee_id: string | null
  due_at: string | null
}

export interface PromiseRow {
  id: string
  tenant_id: string
  message_id: string
  conversation_id: string
  customer_id: string
  text: string
  kind: string
  due_at: string
  state: string
  made_by: string
  ended_reason: string | null
  rev: Generated<number>
  at: string
}

export interface ContactAttemptRow {
  id: string
  tenant_id: string
  customer_id: string
  conversation_id: string | null
  channel: string
  purpose: string
  target: string
  outcome: string
  note: string | null
  business_date: string
  at: string
  by_id: string
}
