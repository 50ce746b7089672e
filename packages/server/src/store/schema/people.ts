import type { Generated } from 'kysely'
import type { Touched } from './touched.ts'

/** Who works at the desk, whom it serves, and what was done. */

export interface AgentRow extends Touched {
  id: string
  tenant_id: string
  name: string
  display_name: string
  work_no: string
  role: string
  status: string
  password_hash: string | null
}

export interface CustomerRow extends Touched {
  num: Generated<number>
  id: string
  tenant_id: string
  customer_no: string
  external_id: string | null
  status: string
  name_masked: string
  phone_masked: string
  resident_id_masked: string
  address_masked: string
  nickname: string
  sealed: Buffer
  kyc_level: string
  risk_tier: string
  tags: string
  special_care: number
  opt_outs: string
  since: string
  rank: Generated<number>
  content_hash: Buffer | null
}

export interface AuditRow {
  seq: number
  at: string
  actor_id: string
  actor_name: string
  action: string
  object_kind: string
  object_id: string
  reason: string | null
  changes: string
  request_key: string
  prev_hash: Buffer
  hash: Buffer
}
