import { z } from 'zod'
import { ContactPurpose } from '../../compliance/gate/context.ts'
import { BillComponent } from '../../model/bill.ts'
import { Channel } from '../../model/channel.ts'
import { ContactOutcome, PromiseKind, VerificationFactor } from '../../model/gate.ts'
import { Priority, TicketStatus, TicketType } from '../../model/ticket.ts'
import { Expectation } from './expectation.ts'
import { DayText, YuanText } from './values.ts'

const seconds = z.string().regex(/^\d{1,4}(\.\d)?s$/, 'not a delay such as 2s')
const span = z.string().regex(/^[1-9]\d{0,4}[smhd]$/, 'not a time such as 90s, 15m, 2h or 3d')
const words = z.string().min(1)
const done = z.literal(true)
const twice = done.optional().describe('the channel delivers it twice under one key; it counts once')
const stale = done
  .optional()
  .describe('done from what was on the screen before the last change: somebody else was faster')
const reason = (usual: string) => z.string().min(4).default(usual)

const common = {
  in: z.string().optional().describe('which of `others` it belongs to; absent: the conversation of the file'),
  by: z.string().optional().describe('who of `agents` does it; absent: the agent of the conversation'),
  note: z.string().optional().describe('for whoever reads the report'),
  expect: Expectation.optional(),
}
const bill = z
  .string()
  .optional()
  .describe('a bill number of this customer; absent: the oldest overdue, else the next due')

/** 提前结清, 延期, 展期, 重组, 重置账龄, 减免, as a command would ask for them. */
export const FixtureAsk = z.union([
  z.strictObject({ settle: z.union([done, DayText]).describe('true: today; or the day it is paid by') }),
  z.strictObject({ defer: z.int().min(1).describe('days') }),
  z.strictObject({ extend: z.int().min(1).describe('terms more') }),
  z.strictObject({ restructure: z.int().min(1).describe('terms in all') }),
  z.strictObject({ reage: done }),
  z.strictObject({ waive: z.array(BillComponent).min(1), upTo: YuanText.optional() }),
])
export type FixtureAsk = z.infer<typeof FixtureAsk>

/** What the customer does. */
const customerTurns = [
  z.strictObject({
    customer: words.describe('the customer writes this'),
    after: seconds.default('3s'),
    alike: z.array(words).optional().describe('other words for the same, which change nothing: for variations'),
    twice,
    ...common,
  }),
] as const

/** What an agent does in the conversation. */
const agentTurns = [
  z.strictObject({ say: words.describe('typed and sent'), ...common }),
  z.strictObject({ type: words.describe('typed, judged, and not sent'), ...common }),
  z.strictObject({ send: done.describe('what was typed is sent'), ...common }),
  z.strictObject({
    insert: words.describe('a wording key: filled, then sent as it stands'),
    bill,
    ...common,
  }),
  z.strictObject({
    fix: done.describe('the agent takes the fixes offered for the words just refused, and sends what that makes'),
    ...common,
  }),
  z.strictObject({
    override: words.describe('the words just refused are sent against this rule, with a reason'),
    reason: reason('已与客户核实，按规定可以这样答复'),
    ...common,
  }),
  z.strictObject({
    hold: words.describe('the agent puts these words before a senior'),
    reason: reason('客户主动提出，请准予发出'),
    ...common,
  }),
  z.strictObject({ release: done, reason: reason('已复核，可以发出'), ...common }),
  z.strictObject({ return: done, reason: reason('请改用核准话术'), ...common }),
  z.strictObject({
    take: done.describe('the conversation is taken; it also is by whatever is first done in it'),
    ...common,
  }),
  z.strictObject({ wrapUp: done, ...common }),
  z.strictObject({ close: done, ...common }),
  z.strictObject({
    verify: z
      .partialRecord(VerificationFactor, words)
      .describe('the agent asks who they are; this is what the customer answers'),
    ...common,
  }),
  z.strictObject({
    contact: z.strictObject({
      channel: Channel.default('phone'),
      purpose: ContactPurpose.default('collection'),
      target: z.enum(['self', 'third_party']).default('self'),
      outcome: ContactOutcome,
    }),
    ...common,
  }),
  z.strictObject({
    wish: z
      .strictObject({
        stop: z.boolean().optional(),
        night: z.boolean().optional(),
        numberValid: z.boolean().optional(),
      })
      .describe('what the customer asks of contacts about debts'),
    reason: reason('客户在会话中提出'),
    ...common,
  }),
] as const

/** What an agent does with tickets, promises and arrangements. */
const caseTurns = [
  z.strictObject({
    ticket: z
      .strictObject({ type: TicketType.optional(), summary: z.string().optional() })
      .describe('log the pre-filled ticket, with these changes'),
    ...common,
  }),
  z.strictObject({ move: TicketStatus.describe('move the ticket just logged to this status'), stale, ...common }),
  z.strictObject({ prioritise: Priority.describe('of the ticket just logged'), stale, ...common }),
  z.strictObject({
    assign: words.describe('the ticket just logged goes to who of `agents` this names'),
    stale,
    ...common,
  }),
  z.strictObject({ comment: words.describe('comment on the ticket just logged'), ...common }),
  z.strictObject({
    keep: PromiseKind.describe('the open promise of this kind is kept'),
    reason: reason('已按承诺答复客户'),
    ...common,
  }),
  z.strictObject({ preview: FixtureAsk, loan: z.string().optional(), ...common }),
  z.strictObject({ quote: FixtureAsk, loan: z.string().optional(), ...common }),
  z.strictObject({ confirm: words.describe('how the customer said yes to the quote'), stale, ...common }),
  z.strictObject({ approve: words.describe('the reason; another person than who asked for it'), stale, ...common }),
  z.strictObject({ reject: words, stale, ...common }),
  z.strictObject({ withdraw: words, stale, ...common }),
] as const

/** What happens without anybody at the desk. */
const worldTurns = [
  z.strictObject({
    repay: z.strictObject({
      amount: YuanText,
      channel: z.string().default('银行转账'),
      on: DayText.default('-0d').describe('value date'),
      whose: z.enum(['known', 'unknown']).default('known').describe('unknown: 还款未入账'),
      txn: z.string().optional().describe("the channel's number; the same one never books twice"),
    }),
    twice,
    ...common,
  }),
  z.strictObject({ match: z.union([done, words]).describe('the repayment is matched; to this bill alone'), ...common }),
  z.strictObject({ reverse: words.describe('the repayment is taken back, for this reason'), ...common }),
  z.strictObject({ pass: span.describe('time passes'), ...common }),
  z.strictObject({ restart: z.literal('server').describe('the server goes down and comes back'), ...common }),
] as const

/** What is done at the screen, where there is one. */
const screenTurns = [
  z.strictObject({ press: words.describe("keys, such as `/ 'zw 8899' enter`"), ...common }),
  z.strictObject({ run: z.string().startsWith(':').describe('a command line'), ...common }),
] as const

export const FixtureTurn = z.union([...customerTurns, ...agentTurns, ...caseTurns, ...worldTurns, ...screenTurns])
export type FixtureTurn = z.infer<typeof FixtureTurn>

/** Keys of a turn that do not say what it is. */
const qualifierNames = [
  'in',
  'by',
  'note',
  'expect',
  'after',
  'alike',
  'twice',
  'bill',
  'reason',
  'loan',
  'stale',
] as const
type Qualifier = (typeof qualifierNames)[number]

/** The key that says what a turn is. */
export type TurnKind = FixtureTurn extends infer Turn
  ? Turn extends unknown
    ? Exclude<keyof Turn, Qualifier>
    : never
  : never

/** The turn of one kind. */
export type TurnOf<Kind extends TurnKind> = Extract<FixtureTurn, Readonly<Record<Kind, unknown>>>

const qualifiers: ReadonlySet<string> = new Set(qualifierNames)

/** What a turn is. */
export function kindOf(turn: FixtureTurn): TurnKind {
  return Object.keys(turn).find((key) => !qualifiers.has(key)) as TurnKind
}
