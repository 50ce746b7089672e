import type { BillId, CouponId, CustomerId, LoanId, OrderId, ScriptVersionId } from '../../model/ids.ts'

/** The ids that fixtures get on any desk, so that a test can name a row without looking it up. */

export function fixtureCustomerId(personId: string): CustomerId {
  return `fx-${personId}` as CustomerId
}

export function fixtureBillId(billNo: string): BillId {
  return `fx-${billNo}` as BillId
}

export function fixtureLoanId(loanNo: string): LoanId {
  return `fx-${loanNo}` as LoanId
}

export function fixtureOrderId(orderNo: string): OrderId {
  return `fx-${orderNo}` as OrderId
}

export function fixtureCouponId(couponNo: string): CouponId {
  return `fx-${couponNo}` as CouponId
}

export function fixtureWordingId(wording: { key: string; version: number }): ScriptVersionId {
  return `${wording.key}@${wording.version}` as ScriptVersionId
}
