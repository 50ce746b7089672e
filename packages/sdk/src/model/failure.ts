import { z } from 'zod'
import { Role } from './agent.ts'
import { ArrangementObstacle } from './arrangement.ts'
import { BilingualText, Finding } from './finding.ts'
import { Fen } from './money.ts'
import { ScriptProblem, SlotGap } from './script.ts'
import { Instant } from './time.ts'

const Noun = z.enum([
  'customer',
  'bill',
  'loan',
  'repayment',
  'order',
  'coupon',
  'arrangement',
  'ticket',
  'conversation',
  'message',
  'wording',
  'agent',
  'session',
  'rule',
  'promise',
  'held_message',
])

/** One field of a refused input: where it is, what is wrong as a code, and where it helps what would be allowed. */
export const InputProblem = z.object({ path: z.string(), problem: z.string(), allowed: z.string().optional() })
export type InputProblem = z.infer<typeof InputProblem>

/** A field two people changed at once: what you wanted, what is there now. */
export const ConflictField = z.object({ field: z.string(), yours: z.string(), theirs: z.string() })
export type ConflictField = z.infer<typeof ConflictField>

/**
 * Every refusal the desk can answer with. A refusal is not an accident: it
 * travels as data, and every language has words for each code, or the build fails.
 */
export const Failure = z.discriminatedUnion('code', [
  z.object({ code: z.literal('NOT_SIGNED_IN') }),
  z.object({ code: z.literal('SESSION_EXPIRED') }),
  z.object({ code: z.literal('BAD_CREDENTIALS') }),
  z.object({ code: z.literal('SIGN_IN_LOCKED'), until: Instant }),
  z.object({ code: z.literal('FORBIDDEN'), needs: z.array(Role) }),
  z.object({ code: z.literal('NOT_FOUND'), noun: Noun, id: z.string() }),
  z.object({ code: z.literal('INVALID_INPUT'), problems: z.array(InputProblem) }),
  z.object({ code: z.literal('TOO_LARGE'), limitBytes: z.number() }),
  z.object({
    code: z.literal('CONFLICT'),
    noun: Noun,
    id: z.string(),
    rev: z.number(),
    by: z.string(),
    fields: z.array(ConflictField),
  }),
  z.object({ code: z.literal('IDEMPOTENCY_MISMATCH'), key: z.string() }),
  z.object({
    code: z.literal('ILLEGAL_TRANSITION'),
    noun: Noun,
    from: z.string(),
    to: z.string(),
    allowed: z.array(z.string()),
  }),
  z.object({ code: z.literal('TAKEN'), noun: Noun, by: z.string() }),
  z.object({ code: z.literal('NOT_YOURS'), by: z.string().optional() }),
  z.object({ code: z.literal('WORDING_UNKNOWN'), id: z.string() }),
  z.object({ code: z.literal('WORDING_NOT_ACTIVE'), key: z.string(), version: z.number(), status: z.string() }),
  z.object({ code: z.literal('WORDING_ALTERED'), key: z.string(), version: z.number() }),
  z.object({
    code: z.literal('SLOT_UNFILLED'),
    key: z.string(),
    slots: z.array(z.object({ slot: z.string(), why: SlotGap })),
  }),
  z.object({
    code: z.literal('SLOT_OUTDATED'),
    key: z.string(),
    slot: z.string(),
    yours: z.string(),
    ledger: z.string(),
  }),
  z.object({ code: z.literal('GATE_BLOCKED'), findings: z.array(Finding) }),
  z.object({ code: z.literal('ARRANGEMENT_IMPOSSIBLE'), why: ArrangementObstacle, allowed: z.string().optional() }),
  z.object({ code: z.literal('QUOTE_OUTDATED'), id: z.string(), quotedFen: Fen, owedFen: Fen }),
  z.object({ code: z.literal('OWN_REQUEST'), noun: Noun, id: z.string() }),
  z.object({ code: z.literal('WORDING_CHANGED'), key: z.string(), version: z.number(), contentHash: z.string() }),
  z.object({ code: z.literal('WORDING_INVALID'), problems: z.array(ScriptProblem) }),
  z.object({ code: z.literal('OVERRIDE_REFUSED'), rule: z.string() }),
  z.object({ code: z.literal('NOT_VERIFIED'), customerId: z.string() }),
  z.object({ code: z.literal('VERIFICATION_LOCKED'), until: Instant }),
  z.object({ code: z.literal('CONTACT_FORBIDDEN'), reasons: z.array(Finding), nextAt: Instant.optional() }),
  z.object({
    code: z.literal('DUTIES_MISSING'),
    duties: z.array(z.object({ id: z.string(), title: BilingualText })),
  }),
  z.object({
    code: z.literal('RULES_INVALID'),
    problems: z.array(z.object({ line: z.number(), column: z.number(), rule: z.string(), problem: z.string() })),
  }),
  z.object({ code: z.literal('DUPLICATE'), noun: Noun, field: z.string(), value: z.string() }),
  z.object({ code: z.literal('STORE_TOO_NEW'), found: z.number(), supported: z.number() }),
  z.object({ code: z.literal('STORE_KEY_MISSING'), path: z.string() }),
  z.object({ code: z.literal('STORE_KEY_WRONG'), path: z.string() }),
  z.object({ code: z.literal('LOCAL_SECRET_MISSING'), path: z.string() }),
  z.object({ code: z.literal('LOCAL_SECRET_WRONG'), path: z.string() }),
  z.object({ code: z.literal('UNREACHABLE'), url: z.string() }),
  z.object({ code: z.literal('FAULT'), faultId: z.string().describe('look it up in the server log') }),
])
export type Failure = z.infer<typeof Failure>
export type FailureCode = Failure['code']

const refusalMark = Symbol.for('@zuoxi/sdk/Refusal')

/**
 * The one error class a caller meets: a refusal as data. It knows its own by a
 * mark and not by identity, because the terminal and the server are bundles
 * with a copy of this class each.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly [refusalMark] = true
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }

  static override [Symbol.hasInstance](value: unknown): value is Refusal {
    return typeof value === 'object' && value !== null && refusalMark in value
  }
}

/** Refuse: `throw refuse({ code: 'NOT_FOUND', noun: 'bill', id })`. */
export function refuse(failure: Failure): Refusal {
  return new Refusal(failure)
}
