import { z } from 'zod'
import { CustomerId, Rev } from './ids.ts'
import { Fen } from './money.ts'
import { BusinessDate, Instant } from './time.ts'

export const CustomerStatus = z.enum(['prospect', 'active', 'restricted', 'closed', 'erased'])
export type CustomerStatus = z.infer<typeof CustomerStatus>

/** Fields that leave the server only masked, or by an audited reveal. */
export const ClearField = z.enum(['name', 'phone', 'residentId', 'address'])
export type ClearField = z.infer<typeof ClearField>

/**
 * A customer as the desk may show one: every personal field is already masked
 * (`rules.md` section 4), so nothing downstream can leak what it never had.
 */
export const Customer = z.object({
  id: CustomerId,
  customerNo: z.string(),
  status: CustomerStatus,
  nameMasked: z.string(),
  phoneMasked: z.string(),
  residentIdMasked: z.string(),
  addressMasked: z.string(),
  nickname: z.string(),
  kycLevel: z.enum(['none', 'basic', 'full']),
  riskTier: z.enum(['low', 'medium', 'high']),
  tags: z.array(z.string()),
  specialCare: z.boolean(),
  optOuts: z.array(z.enum(['marketing', 'phone', 'sms'])),
  since: BusinessDate,
  rev: Rev,
})
export type Customer = z.infer<typeof Customer>

/** Which shown field a search matched, as a span of UTF-16 units in that field's masked text. */
export const MatchMark = z.object({
  field: z.enum(['nameMasked', 'phoneMasked', 'customerNo', 'nickname', 'residentIdMasked']),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})
export type MatchMark = z.infer<typeof MatchMark>

export const CustomerHit = z.object({
  id: CustomerId,
  customerNo: z.string(),
  nameMasked: z.string(),
  phoneMasked: z.string(),
  nickname: z.string(),
  status: CustomerStatus,
  dueFen: Fen.describe('outstanding on issued bills'),
  dpd: z.number().int().nonnegative().describe('days past due of the oldest unpaid bill; 0 when none is overdue'),
  marks: z.array(MatchMark),
})
export type CustomerHit = z.infer<typeof CustomerHit>

/** Whether the person in this contact has proven who they are (核身). */
export const Verification = z.object({
  state: z.enum(['none', 'passed', 'failed', 'locked', 'expired']),
  at: Instant.optional(),
  expiresAt: Instant.optional(),
})
export type Verification = z.infer<typeof Verification>

export const CreditLine = z.object({
  limitFen: Fen,
  usedFen: Fen,
  availableFen: Fen,
  status: z.enum(['pending', 'active', 'frozen', 'expired', 'closed']),
  validTo: BusinessDate,
})
export type CreditLine = z.infer<typeof CreditLine>
