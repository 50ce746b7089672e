import { z } from 'zod'

/** Ids are uuidv7 text inside the desk; each noun has its own brand so that one never stands in for another. */
const id = z.string().min(1).max(64)

export const TenantId = id.brand<'TenantId', 'inout'>()
export type TenantId = z.infer<typeof TenantId>
export const AgentId = id.brand<'AgentId', 'inout'>()
export type AgentId = z.infer<typeof AgentId>
export const CustomerId = id.brand<'CustomerId', 'inout'>()
export type CustomerId = z.infer<typeof CustomerId>
export const LoanId = id.brand<'LoanId', 'inout'>()
export type LoanId = z.infer<typeof LoanId>
export const BillId = id.brand<'BillId', 'inout'>()
export type BillId = z.infer<typeof BillId>
export const RepaymentId = id.brand<'RepaymentId', 'inout'>()
export type RepaymentId = z.infer<typeof RepaymentId>
export const OrderId = id.brand<'OrderId', 'inout'>()
export type OrderId = z.infer<typeof OrderId>
export const CouponId = id.brand<'CouponId', 'inout'>()
export type CouponId = z.infer<typeof CouponId>
export const ArrangementId = id.brand<'ArrangementId', 'inout'>()
export type ArrangementId = z.infer<typeof ArrangementId>
export const HeldMessageId = id.brand<'HeldMessageId', 'inout'>()
export type HeldMessageId = z.infer<typeof HeldMessageId>
export const PromiseId = id.brand<'PromiseId', 'inout'>()
export type PromiseId = z.infer<typeof PromiseId>
export const TicketId = id.brand<'TicketId', 'inout'>()
export type TicketId = z.infer<typeof TicketId>
export const ConversationId = id.brand<'ConversationId', 'inout'>()
export type ConversationId = z.infer<typeof ConversationId>
export const MessageId = id.brand<'MessageId', 'inout'>()
export type MessageId = z.infer<typeof MessageId>
export const ScriptVersionId = id.brand<'ScriptVersionId', 'inout'>()
export type ScriptVersionId = z.infer<typeof ScriptVersionId>

/** What makes a retried mutation act once: the caller's own key, kept with the effect. */
export const IdempotencyKey = z.string().min(8).max(128).brand<'IdempotencyKey', 'inout'>()
export type IdempotencyKey = z.infer<typeof IdempotencyKey>

/** The optimistic lock of a row: how often it has been changed. */
export const Rev = z.number().int().nonnegative()
