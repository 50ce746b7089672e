import { addDays, type BusinessDate, CouponStatus, fen } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CouponFacts, type OrderFacts, whyNoEffect } from '../../src/rules/coupon-effect.ts'
import { type RefundFacts, refundState } from '../../src/rules/refund-state.ts'

const today = '2026-11-20' as BusinessDate
const day = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const amount = fc.integer({ min: 0, max: 500_000 }).map(fen)

const coupon: fc.Arbitrary<CouponFacts> = fc.record({
  status: fc.constantFrom(...CouponStatus.options),
  thresholdFen: amount,
  validFrom: day,
  validTo: day,
  product: maybe(fc.constantFrom('商城分期', '数码分期')),
  orderId: maybe(fc.constantFrom('o1', 'o2')),
})
const order: fc.Arbitrary<OrderFacts> = fc.record({
  id: fc.constantFrom('o1', 'o2'),
  amountFen: amount,
  product: maybe(fc.constantFrom('商城分期', '数码分期')),
})

describe('whyNoEffect', () => {
  it('lets a coupon work exactly where nothing stands against it', () => {
    fc.assert(
      fc.property(coupon, order, (facts, of) => {
        const { status, orderId, validFrom, validTo, thresholdFen, product } = facts
        const usedHere = status === 'used' && orderId === of.id
        const works =
          usedHere ||
          (['issued', 'returned', 'locked'].includes(status) &&
            validFrom <= today &&
            today <= validTo &&
            (status !== 'locked' || orderId === of.id) &&
            (product === undefined || product === of.product) &&
            of.amountFen >= thresholdFen)
        expect(whyNoEffect(facts, of, today) === undefined).toBe(works)
      }),
    )
  })

  it('finds in general no obstacle that an order could lack, and keeps all others', () => {
    fc.assert(
      fc.property(coupon, order, (facts, of) => {
        const general = whyNoEffect(facts, undefined, today)
        expect(['threshold', 'other_product']).not.toContain(general)
        if (general === undefined || general === 'already_used' || general === 'other_order') return
        expect(whyNoEffect(facts, of, today)).toBe(general)
      }),
    )
  })

  it('never becomes good by waiting once it has run out', () => {
    fc.assert(
      fc.property(coupon, order, fc.nat({ max: 400 }), (facts, of, days) => {
        if (whyNoEffect(facts, of, today) === 'expired')
          expect(whyNoEffect(facts, of, addDays(today, days))).toBe('expired')
      }),
    )
  })

  it('is good on both its first and its last day', () => {
    const facts = { status: 'issued', thresholdFen: fen(0), product: undefined, orderId: undefined } as const
    expect(whyNoEffect({ ...facts, validFrom: today, validTo: today }, undefined, today)).toBeUndefined()
    expect(whyNoEffect({ ...facts, validFrom: today, validTo: today }, undefined, addDays(today, 1))).toBe('expired')
    expect(whyNoEffect({ ...facts, validFrom: today, validTo: today }, undefined, addDays(today, -1))).toBe(
      'not_started',
    )
  })
})

describe('refundState', () => {
  const refund: fc.Arbitrary<RefundFacts> = fc.record({
    amountFen: amount,
    channel: fc.constant('原路退回银行卡'),
    sentOn: maybe(day),
    expectedOn: maybe(day),
    arrivedOn: maybe(day),
    failed: fc.boolean(),
  })

  it('is in transit until it has arrived, however often one asks, and late only after the day it was expected on', () => {
    fc.assert(
      fc.property(refund, (facts) => {
        const { state, late } = refundState(facts, today)
        expect(state === 'arrived').toBe(facts.arrivedOn !== undefined)
        if (facts.sentOn !== undefined && facts.arrivedOn === undefined && !facts.failed)
          expect(state).toBe('in_transit')
        expect(late).toBe(state === 'in_transit' && facts.expectedOn !== undefined && facts.expectedOn < today)
      }),
    )
  })

  it('stays late from day to day until it comes', () => {
    fc.assert(
      fc.property(refund, fc.nat({ max: 100 }), (facts, days) => {
        if (refundState(facts, today).late) expect(refundState(facts, addDays(today, days)).late).toBe(true)
      }),
    )
  })
})
