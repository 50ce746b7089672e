import { z } from 'zod'
import { CouponStatus, LogisticsEvent, OrderStatus, ReturnStatus } from '../../model/order.ts'
import { DayText, TimeText, YuanText } from './values.ts'

/** So that no order comes to more than an amount can hold. */
const PriceText = YuanText.refine((text) => text.length <= 12, 'not a price of one thing')

/** Money on its way back for an order. Where it is follows from which days are written. */
export const FixtureRefund = z.strictObject({
  amount: YuanText,
  channel: z.string(),
  sentOn: DayText.optional().describe('absent: it waits for the goods to come back'),
  within: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .describe('business days from when it was sent to when it is expected'),
  arrivedOn: DayText.optional(),
  failed: z.boolean().default(false),
})
export type FixtureRefund = z.infer<typeof FixtureRefund>

/** What a person bought. A loan that financed it names it, not the other way round. */
export const FixtureOrder = z.strictObject({
  no: z.string(),
  merchant: z.string(),
  items: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        quantity: z.number().int().min(1).max(999).default(1),
        price: PriceText,
      }),
    )
    .min(1)
    .describe('their sum is the amount of the order'),
  financed: YuanText.default('0.00'),
  coupon: z
    .string()
    .optional()
    .describe('the number of the coupon that it was placed with, whether or not it took effect'),
  status: OrderStatus,
  return: ReturnStatus.optional(),
  placedOn: DayText,
  logistics: z
    .array(
      z.strictObject({
        leg: LogisticsEvent.shape.leg.default('delivery'),
        carrier: z.string(),
        trackingNo: z.string(),
        place: z.string(),
        text: z.string(),
        on: DayText,
        at: TimeText.default('10:00'),
      }),
    )
    .default([])
    .describe('oldest first'),
  refund: FixtureRefund.optional(),
})
export type FixtureOrder = z.infer<typeof FixtureOrder>

export const FixtureCoupon = z.strictObject({
  no: z.string(),
  title: z.string().min(2),
  off: YuanText,
  threshold: YuanText.default('0.00'),
  validFrom: DayText,
  validTo: DayText.describe('the last day it is good on'),
  product: z.string().optional().describe('the only product it is good for'),
  status: CouponStatus,
  order: z.string().optional().describe('the number of the order it is locked to or was used for'),
})
export type FixtureCoupon = z.infer<typeof FixtureCoupon>
