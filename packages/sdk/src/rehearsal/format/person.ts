import { z } from 'zod'
import { BillComponent, BillState } from '../../model/bill.ts'
import { ContactPurpose } from '../../compliance/gate/context.ts'
import { Channel } from '../../model/channel.ts'
import { checkMobile, checkResidentId } from '../../model/check-numbers.ts'
import { CreditLine, Customer } from '../../model/customer.ts'
import { ContactOutcome } from '../../model/gate.ts'
import { LoanStatus, RepaymentMethod, RepaymentStatus } from '../../model/loan.ts'
import { FixtureCoupon, FixtureOrder } from './order.ts'
import { DayText, TimeText, YuanText } from './values.ts'

/** What somebody wishes of contacts about debts, and what has been tried before the desk opened. */
export const FixtureContacts = z.strictObject({
  stopRequestedOn: DayText.optional().describe('they asked not to be contacted about debts'),
  nightConsentOn: DayText.optional().describe('they agreed to be contacted at night'),
  numberValid: z.boolean().optional().describe('absent: it is'),
  attempts: z
    .array(
      z.strictObject({
        channel: Channel.default('phone'),
        purpose: ContactPurpose.default('collection'),
        target: z.enum(['self', 'third_party']).default('self'),
        outcome: ContactOutcome,
        on: DayText.default('-0d'),
        at: TimeText,
      }),
    )
    .default([]),
})
export type FixtureContacts = z.infer<typeof FixtureContacts>

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not an id such as zhang-wei')

export const FixtureLoan = z.strictObject({
  no: z.string(),
  product: z.string(),
  funder: z.string(),
  principal: YuanText,
  outstanding: YuanText,
  terms: z.number().int().min(1).max(360),
  termsPaid: z.number().int().min(0),
  method: RepaymentMethod,
  apr: z.string().regex(/^\d{1,2}(\.\d{1,4})?%$/, 'not a yearly rate such as 18.00%'),
  status: LoanStatus,
  disbursedOn: DayText,
  feeRate: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,4})?%$/, 'not a rate such as 0.6%')
    .optional()
    .describe('flat_fee: what each term costs, as a part of the principal'),
  firstDueOn: DayText.optional().describe('absent: it follows from the bills, or is a month after the payout'),
  order: z.string().optional().describe('the number of the order that it financed'),
})

export type FixtureLoan = z.infer<typeof FixtureLoan>

export const FixtureBill = z.strictObject({
  no: z.string(),
  issuedOn: DayText,
  dueDate: DayText,
  state: BillState,
  lines: z
    .array(
      z.strictObject({
        component: BillComponent,
        loan: z.string().optional(),
        instalment: z.number().int().positive().optional(),
        amount: YuanText,
        paid: YuanText.default('0.00'),
      }),
    )
    .min(1),
})

export type FixtureBill = z.infer<typeof FixtureBill>

export const FixtureRepayment = z.strictObject({
  amount: YuanText,
  channel: z.string(),
  status: RepaymentStatus,
  matched: z.boolean().default(true),
  on: DayText,
  at: TimeText.default('10:00'),
})

export type FixtureRepayment = z.infer<typeof FixtureRepayment>

/** An invented customer with a page of history. Nobody here exists; the checks keep the numbers well-formed. */
export const FixturePerson = z.strictObject({
  id: slug,
  customerNo: z.string().regex(/^C\d{8}$/, 'not a customer number such as C10000001'),
  name: z.string().min(2),
  nickname: z.string().default(''),
  phone: z.string().refine((phone) => checkMobile(phone) === undefined, 'not a mobile number'),
  residentId: z.string().refine((id) => checkResidentId(id) === undefined, 'not a valid resident id'),
  address: z.string(),
  status: Customer.shape.status.default('active'),
  kycLevel: Customer.shape.kycLevel.default('full'),
  riskTier: Customer.shape.riskTier.default('low'),
  tags: z.array(z.string()).default([]),
  specialCare: z.boolean().default(false),
  optOuts: Customer.shape.optOuts.default([]),
  since: DayText,
  story: z.string().describe('who this is and why they may get in touch; for readers, never shown on the desk'),
  creditLine: z
    .strictObject({ limit: YuanText, used: YuanText, status: CreditLine.shape.status, validTo: DayText })
    .optional(),
  loans: z.array(FixtureLoan).default([]),
  bills: z.array(FixtureBill).default([]),
  repayments: z.array(FixtureRepayment).default([]),
  orders: z.array(FixtureOrder).default([]),
  coupons: z.array(FixtureCoupon).default([]),
  contacts: FixtureContacts.optional(),
})
export type FixturePerson = z.infer<typeof FixturePerson>
