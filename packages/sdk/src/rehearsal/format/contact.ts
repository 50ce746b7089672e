import { z } from 'zod'
import { ContactCounters, ContactPurpose, GateContext } from '../../compliance/gate/context.ts'
import { Channel } from '../../model/channel.ts'
import { isBusinessDate } from '../../model/time.ts'
import { parseYuan } from '../../model/money.ts'

/**
 * A contact as people write it down to have a message judged in it: everything may be left out, amounts are yuan
 * (`outstanding: '1208.00'`) or 分 (`outstandingFen: 120800`), and times are Beijing's unless they name a zone.
 */

/** Yuan as text, or as the number that a JSON file has; the number's shortest decimal form is what counts. */
const Yuan = z
  .union([z.string(), z.number()])
  .refine((amount) => parseYuan(String(amount)) !== undefined, "not an amount in yuan; write '1208.00'")
const FenCount = z.int().min(0)

const moment = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
/** `2026-11-22 22:30`, `2026-11-22T14:30:00Z`, `2026-11-22T22:30+08:00`. */
export const MomentText = z
  .string()
  .refine(
    (text) => moment.test(text) && isBusinessDate(text.slice(0, 10)) && isClock(text.slice(11)),
    'not a moment; write 2026-11-22 22:30, or 2026-11-22T14:30:00Z with its zone',
  )
const Day = z.string().refine(isBusinessDate, 'not a date; write 2026-11-05')
const Rate = z.string().regex(/^\d{1,3}(\.\d{1,4})?%$/, 'not a yearly rate; write 18.00%')

const money = { Fen: FenCount.optional() }
const instalments = z
  .array(z.strictObject({ no: z.int(), dueDate: Day, amount: Yuan.optional(), amountFen: money.Fen }))
  .optional()

export const ContactBill = z.strictObject({
  billNo: z.string().optional(),
  period: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month; write 2026-11')
    .optional(),
  issuedOn: Day.optional(),
  dueDate: Day,
  total: Yuan.optional(),
  totalFen: money.Fen,
  paid: Yuan.optional(),
  paidFen: money.Fen,
  outstanding: Yuan.optional(),
  outstandingFen: money.Fen,
  dpd: FenCount.optional().describe('absent: counted from the due date'),
  lines: z
    .array(
      z.strictObject({
        component: z.string(),
        amount: Yuan.optional(),
        amountFen: money.Fen,
        paid: Yuan.optional(),
        paidFen: money.Fen,
        instalmentNo: z.int().optional(),
        loanNo: z.string().optional(),
      }),
    )
    .optional(),
})

export const ContactLoan = z.strictObject({
  loanNo: z.string().optional(),
  product: z.string().optional(),
  principal: Yuan.optional(),
  principalFen: money.Fen,
  outstanding: Yuan.optional(),
  outstandingFen: money.Fen,
  terms: z.int().min(1),
  termsPaid: FenCount.optional(),
  apr: Rate.optional(),
  aprPpm: FenCount.optional(),
  disbursedOn: Day.optional(),
  instalments,
})

export const ContactQuote = z.strictObject({
  kind: z.string(),
  total: Yuan.optional(),
  totalFen: money.Fen,
  payBy: Day.optional(),
  terms: z.int().min(1).optional(),
  apr: Rate.optional(),
  aprPpm: FenCount.optional(),
  instalments,
})

export const ContactSheet = z.strictObject({
  now: MomentText.optional().describe('absent: now'),
  channel: Channel.optional(),
  purpose: ContactPurpose.optional(),
  direction: GateContext.shape.direction
    .unwrap()
    .optional()
    .describe('absent: outbound for collection and marketing, which nobody asks for, else inbound'),
  target: GateContext.shape.target.unwrap().optional(),
  verified: z.boolean().optional(),
  customer: z
    .strictObject({
      name: z.string().optional(),
      surname: z.string().optional(),
      names: z.array(z.string()).optional(),
      specialCare: z.boolean().optional(),
      optOuts: z.array(z.string()).optional(),
      stopRequested: z.boolean().optional(),
      nightConsentOn: Day.optional(),
      numberValid: z.boolean().optional(),
    })
    .optional(),
  bills: z.array(ContactBill).optional(),
  loans: z.array(ContactLoan).optional(),
  quotes: z.array(ContactQuote).optional(),
  repayments: z.array(z.strictObject({ amount: Yuan.optional(), amountFen: money.Fen, valueDate: Day })).optional(),
  tickets: z
    .array(z.strictObject({ code: z.string(), type: z.string().optional(), dueAt: MomentText.optional() }))
    .optional(),
  creditLine: z
    .strictObject({
      limit: Yuan.optional(),
      limitFen: money.Fen,
      used: Yuan.optional(),
      usedFen: money.Fen,
      available: Yuan.optional(),
      availableFen: money.Fen,
    })
    .optional(),
  counters: z.strictObject(ContactCounters.partial().shape).optional(),
  said: z.array(z.strictObject({ role: z.enum(['agent', 'customer']), text: z.string() })).optional(),
  wordingKeys: z.array(z.string()).optional(),
})
export type ContactSheet = z.infer<typeof ContactSheet>

function isClock(text: string): boolean {
  if (text === '') return true
  const [hour = 24, minute = 60, second = 0] = text
    .slice(0, 8)
    .split(/[:Z+.-]/)
    .map(Number)
  return hour < 24 && minute < 60 && second < 60
}
