import type { BusinessDate, CreditLine, Customer, CustomerId, Instant, Verification } from '@zuoxi/sdk'
import { fen } from '@zuoxi/sdk'
import type { CustomerRow, Tables } from '../schema.ts'

/** A stored customer without what is sealed and what only the store needs. */
export type CustomerShown = Omit<
  CustomerRow,
  | 'num'
  | 'rev'
  | 'rank'
  | 'sealed'
  | 'content_hash'
  | 'external_id'
  | 'tenant_id'
  | 'created_at'
  | 'created_by'
  | 'updated_at'
  | 'updated_by'
> & { rev: number }

export function customerOf(row: CustomerShown): Customer {
  return {
    id: row.id as CustomerId,
    customerNo: row.customer_no,
    status: row.status as Customer['status'],
    nameMasked: row.name_masked,
    phoneMasked: row.phone_masked,
    residentIdMasked: row.resident_id_masked,
    addressMasked: row.address_masked,
    nickname: row.nickname,
    kycLevel: row.kyc_level as Customer['kycLevel'],
    riskTier: row.risk_tier as Customer['riskTier'],
    tags: JSON.parse(row.tags) as string[],
    specialCare: row.special_care === 1,
    optOuts: JSON.parse(row.opt_outs) as Customer['optOuts'],
    since: row.since as BusinessDate,
    rev: row.rev,
  }
}

/** A verification that was passed lasts until it expires; nobody writes the row again when it does. */
export function verificationOf(
  row: Pick<Tables['verification'], 'state' | 'at' | 'expires_at'> | undefined,
  now: Instant,
): Verification {
  if (!row) return { state: 'none' }
  const expired = row.state === 'passed' && row.expires_at !== null && row.expires_at <= now
  return {
    state: expired ? 'expired' : (row.state as Verification['state']),
    at: row.at as Instant,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at as Instant }),
  }
}

export function creditLineOf(
  row: Pick<Tables['credit_line'], 'limit_fen' | 'used_fen' | 'status' | 'valid_to'>,
): CreditLine {
  return {
    limitFen: fen(row.limit_fen),
    usedFen: fen(row.used_fen),
    // A limit may be lowered under what is used: nothing is available then, not less than nothing.
    availableFen: fen(Math.max(0, row.limit_fen - row.used_fen)),
    status: row.status as CreditLine['status'],
    validTo: row.valid_to as BusinessDate,
  }
}

/** What of a customer lies sealed; opened only by an audited reveal. */
export interface ClearCustomer {
  readonly name: string
  readonly phone: string
  readonly residentId: string
  readonly address: string
}
