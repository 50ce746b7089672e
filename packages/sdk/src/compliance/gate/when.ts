import { z } from 'zod'
import { foldText } from '../lint/fold.ts'
import { EntityKind } from './entity-kind.ts'

/** Words are compared by their letters and digits alone, and one letter alone would be found everywhere. */
const phrase = z
  .string()
  .refine((text) => foldText(text).text.length >= 2, 'shorter than two letters or digits; write a longer phrase')
const phrases = z.array(phrase).min(1, 'empty; write at least one phrase')
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'no time of day; write HH:MM, such as 22:00')
const reach = z.int().min(0).max(50)

/** Any of these phrases. */
export const PhraseSet = z.strictObject({
  anyOf: z.array(phrase).default([]),
  /** What counts only when it is a whole clause: 滚, which 滚动 and 翻滚 contain. */
  alone: z.array(z.string().min(1)).default([]),
  /** Harmless longer words that contain a phrase: 减免费用 is not 免费. */
  except: z.array(phrase).default([]),
  /** Whether `except` is harmless to every rule and not to this one alone; for the lexicon itself. */
  exceptForAll: z.boolean().default(false),
  /** Phrases that the end of one clause and the start of the next make by accident: they only warn there. */
  splits: z.array(phrase).default([]),
})

/** Two words that make one meaning when they stand near each other: 保证 … 到账. */
export const Near = z.strictObject({
  first: phrases,
  last: phrases,
  /** At most so many letters or digits between the two. */
  within: reach,
  /** What makes it harmless when it stands between them. */
  unless: z.array(z.string()).default([]),
  /**
   * Whether the two may stand in different clauses. `true`: as one, a condition and its consequence; `false`: never.
   * Absent: they count, because a mark must be no way around, and only warn where two sentences plainly meet by
   * accident (我告诉您，单位账户扣款失败).
   */
  acrossClauses: z.boolean().optional(),
})

const Speaker = z.enum(['agent', 'customer'])

/** The operators that hold no other. */
const Leaves = z.strictObject({
  phrase: phrase.optional(),
  phraseSet: PhraseSet.optional(),
  /** An RE2 expression, on the text in its NFKC form without invisible characters. */
  pattern: z.string().min(1).max(500).optional(),
  near: Near.optional(),
  /** An unfilled slot of a wording, `{{应还金额}}` or 【应还金额】; `any` for whichever. */
  slotPresent: z.string().min(1).optional(),
  /** A duty is done: one of these is in the draft, or the agent has said it before. */
  disclosurePresent: z.strictObject({ anyOf: phrases, said: z.boolean().default(true) }).optional(),
  /** The hour in Asia/Shanghai: `from` counts, `to` does not; it may pass midnight. */
  timeWindow: z.strictObject({ from: clockTime, to: clockTime }).optional(),
  /** A count of contacts has reached a limit. */
  counter: z
    .strictObject({
      of: z.enum(['connectedToday', 'unansweredToday', 'lostContactAttempts', 'collectionMessagesToday']),
      atLeast: z.int().min(1).optional(),
      lessThan: z.int().min(1).optional(),
    })
    .refine(
      ({ atLeast, lessThan }) => (atLeast === undefined) !== (lessThan === undefined),
      'not a limit; write either atLeast or lessThan',
    )
    .optional(),
  /** What is known of the customer; `overdue`: a bill of theirs is past its due date. */
  customer: z.enum(['specialCare', 'stopRequested', 'nightConsent', 'numberInvalid', 'optedOut', 'overdue']).optional(),
  entity: EntityKind.optional(),
})

/** The places of `of` that are not denied (不会……), not quoted (您说……), and have none of `words` about them. */
const NotNear = z.strictObject({
  unless: z.array(z.enum(['negation', 'quoting'])).default([]),
  words: z.array(phrase).default([]),
  within: reach.default(12),
})

/** Something said earlier in this conversation, and `now` in the draft. */
const Sequence = z.strictObject({
  saidBy: Speaker.optional(),
  anyOf: phrases,
  /** Among so many of the latest messages. */
  within: z.int().min(1).max(200).default(20),
})

/** The operators that hold others; by hand, because what is inferred of a recursive schema is published as `any`. */
interface Branches<Node, NotNear, Sequence> {
  notNear?: (NotNear & { of: Node }) | undefined
  sequence?: (Sequence & { now: Node }) | undefined
  all?: Node[] | undefined
  any?: Node[] | undefined
  not?: Node | undefined
}

/**
 * When a rule speaks: a tree of operators, each object holding exactly one. An operator answers the places it found,
 * or that it holds without one; `all` points at the places of its first part that has any.
 */
export interface When
  extends z.infer<typeof Leaves>, Branches<When, z.infer<typeof NotNear>, z.infer<typeof Sequence>> {}

/** The same as a data file writes it: what has a default may be left out. */
export interface WhenRow
  extends z.input<typeof Leaves>, Branches<WhenRow, z.input<typeof NotNear>, z.input<typeof Sequence>> {}

/** A schema with the names of all operators. */
export interface WhenSchema extends z.ZodType<When, WhenRow> {
  readonly shape: Readonly<Record<keyof When, z.ZodType>>
}

const parts = (): z.ZodOptional<z.ZodArray<WhenSchema>> =>
  z.array(When).min(1, 'empty; write at least one operator').optional()

export const When: WhenSchema = z.strictObject({
  ...Leaves.shape,
  get notNear() {
    return NotNear.extend({ of: When }).optional()
  },
  get sequence() {
    return Sequence.extend({ now: When }).optional()
  },
  get all() {
    return parts()
  },
  get any() {
    return parts()
  },
  get not() {
    return When.optional()
  },
})

/** The operators of a tree with the paths to them. */
export function* operatorsOf(when: When, path: readonly PropertyKey[] = []): Generator<[When, readonly PropertyKey[]]> {
  yield [when, path]
  if (when.notNear) yield* operatorsOf(when.notNear.of, [...path, 'notNear', 'of'])
  if (when.sequence) yield* operatorsOf(when.sequence.now, [...path, 'sequence', 'now'])
  if (when.not) yield* operatorsOf(when.not, [...path, 'not'])
  for (const join of ['all', 'any'] as const) {
    for (const [i, part] of (when[join] ?? []).entries()) yield* operatorsOf(part, [...path, join, i])
  }
}

/** Two operators in one object could mean all or any, so there is one. */
export function oneOperatorEach(when: When, ctx: z.core.$RefinementCtx<When>): void {
  for (const [part, path] of operatorsOf(when)) {
    const count = Object.values(part).filter((operator) => operator !== undefined).length
    // An operator that is not known has been complained about already.
    if (count === 1 || (count === 0 && ctx.issues.length > 0)) continue
    const message = 'not one operator; write exactly one, and join several by all or any'
    ctx.addIssue({ code: 'custom', path: [...path], message, input: part })
  }
}
