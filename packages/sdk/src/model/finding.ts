import { z } from 'zod'

/** How hard a rule bites. `log` findings are kept for quality inspection and never shown while typing. */
export const Severity = z.enum(['block', 'hold', 'warn', 'log'])
export type Severity = z.infer<typeof Severity>

export const Verdict = z.enum(['ok', 'warn', 'hold', 'block'])
export type Verdict = z.infer<typeof Verdict>

/** How certain we are of a rule's legal source (`rules.md`): text read, quoted, secondary, memory, house default. */
export const Certainty = z.enum(['C', 'Cq', 'L', 'M', 'H'])
export type Certainty = z.infer<typeof Certainty>

/** One sentence in every language of the desk. Rules are data, so their words travel with them. */
export const BilingualText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type BilingualText = z.infer<typeof BilingualText>

/**
 * One thing a rule has to say about a draft. `span` counts UTF-16 units in the original text, end exclusive; what no
 * words cause (the hour, a counter) has the empty span at 0.
 */
export const Finding = z.object({
  rule: z.string(),
  severity: Severity,
  certainty: Certainty,
  source: z.string(),
  span: z.tuple([z.number().int(), z.number().int()]),
  text: z.string(),
  why: BilingualText.optional().describe('one sentence for whoever wrote the draft'),
  fix: z.string().optional().describe('compliant wording to say instead of the whole sentence'),
  replace: z.string().optional().describe('text that replaces exactly the span'),
  detail: z.record(z.string(), z.string()).optional().describe('what was found and what was expected, by name'),
  override: z.boolean().optional().describe('whether it may be sent all the same, with a reason'),
})
export type Finding = z.infer<typeof Finding>
