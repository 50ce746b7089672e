import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import { BilingualText, Certainty, Severity } from '../../model/finding.ts'
import { BusinessDate } from '../../model/time.ts'
import { ContactPurpose } from './context.ts'
import { oneOperatorEach, When } from './when.ts'

/** Where a rule stands in its life. Only `active` rules bite; `shadow` ones are evaluated and told as `log`. */
export const RuleStatus = z.enum(['draft', 'in_review', 'approved', 'shadow', 'active', 'suspended', 'retired'])
export type RuleStatus = z.infer<typeof RuleStatus>

/** Which contacts a rule is about; what is left out does not matter. */
export const RuleScope = z.strictObject({
  channels: z.array(Channel).min(1).optional(),
  purposes: z.array(ContactPurpose).min(1).optional(),
  directions: z
    .array(z.enum(['inbound', 'outbound']))
    .min(1)
    .optional(),
  targets: z
    .array(z.enum(['self', 'third_party']))
    .min(1)
    .optional(),
  verified: z.boolean().optional(),
})
export type RuleScope = z.infer<typeof RuleScope>

/** A draft that shows what a rule does. Text alone is judged in a contact that the rule's scope fits, at ten o'clock. */
export const RuleExample = z.union([
  z.string(),
  z.strictObject({
    text: z.string(),
    /** The time of day in Asia/Shanghai. */
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'no time of day; write HH:MM')
      .optional(),
    /** Fields of the judgement's context that differ. */
    context: z.record(z.string(), z.unknown()).optional(),
  }),
])
export type RuleExample = z.infer<typeof RuleExample>

/** What to write instead: `say` in place of the whole sentence, or `replace` in place of exactly what was found. */
export const RuleFix = z
  .strictObject({ say: z.string().min(1).optional(), replace: z.string().optional() })
  .refine(
    ({ say, replace }) => (say === undefined) !== (replace === undefined),
    'not a fix; write either say or replace',
  )

/** One dated rule of the gate: when it speaks, how hard, who says so and how surely we know, and what to write instead. */
export const GateRule = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'no id; write small letters, digits and hyphens'),
    title: BilingualText,
    why: BilingualText.describe('one sentence'),
    severity: Severity,
    status: RuleStatus.default('active'),
    scenario: z.string().optional(),
    source: z.string().min(1),
    clause: z.string().min(1),
    certainty: Certainty,
    effectiveFrom: BusinessDate,
    effectiveTo: BusinessDate.optional(),
    scope: RuleScope.prefault({}),
    when: When.superRefine(oneOperatorEach),
    fix: RuleFix.optional(),
    /** Whether it may be sent all the same, with a reason. */
    override: z.boolean().default(false),
    passing: z.array(RuleExample).min(1, 'empty; write at least one example'),
    failing: z.array(RuleExample).min(1, 'empty; write at least one example'),
  })
  .refine(({ effectiveFrom, effectiveTo }) => effectiveTo === undefined || effectiveFrom <= effectiveTo, {
    path: ['effectiveTo'],
    error: 'before effectiveFrom; write a later day, or leave it out',
  })
export type GateRule = z.infer<typeof GateRule>

/** A rule as a data file writes it: what has a default may be left out, and dates are plain text. */
export type GateRuleRow = Omit<z.input<typeof GateRule>, 'effectiveFrom' | 'effectiveTo'> & {
  readonly effectiveFrom: string
  readonly effectiveTo?: string
}

/** Check rows of the house's own. A wrong row is a bug in the data and says which rule it is in. */
export function loadGateRules(rows: readonly GateRuleRow[]): readonly GateRule[] {
  return rows.map((row) => {
    const parsed = GateRule.safeParse(row)
    if (!parsed.success) throw new Error(`rule ${row.id}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
}
