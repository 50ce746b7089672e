import type { Generated } from 'kysely'

/** Approved wording, rules, and what waits for a senior. */

export interface ScriptVersionRow {
  id: string
  key: string
  version: number
  title: string
  scenario: string
  aliases: string
  stages: string
  needs_bill: number
  status: string
  segments: string
  favourite: number | null
  effective_from: string
  effective_to: string | null
  content_hash: string
  audience: Generated<string>
  disclosures: Generated<string>
  author_id: Generated<string>
  suspended_why: Generated<string | null>
  updated_at: Generated<string>
  rev: Generated<number>
}

export interface HeldMessageRow {
  id: string
  tenant_id: string
  conversation_id: string
  customer_id: string
  body: string
  wording: string
  bill_id: string | null
  findings: string
  reason: string
  author_id: string
  state: string
  decided_by: string | null
  decision_reason: string | null
  message_id: string | null
  at: string
  rev: Generated<number>
}

export interface GateRuleRow {
  id: string
  house: number
  status: string
  body: string
  author_id: string
  approved_by: string | null
  pending_by: string | null
  pending_reason: string | null
  pending_at: string | null
  rev: Generated<number>
  updated_at: string
}
