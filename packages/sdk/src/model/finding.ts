import { z } from 'zod'

/** How hard a rule bites. `log` findings are kept for quality inspection and never shown while typing. */
export const Severity = z.enum(['block', 'hold', 'warn', 'log'])
export type Severity = z.infer<typeof Severity>

export const Verdict = z.enum(['ok', 'warn', 'hold', 'block'])
export type Verdict = z.infer<typeof Verdict>

/** How certain we are of a rule's legal source (`rules.md`): text read, quoted, secondary, memory, house default. */
export const Certainty = z.enum(['C', 'Cq', 'L', 'M', 'H'])
export type Certainty = z.infer<typeof Certainty>

/** One thing a rule has to say about a draft. `span` counts UTF-16 units in the original text, end exclusive. */
export const Finding = z.object({
  rule: z.string(),
  severity: Severity,
  certainty: Certainty,
  source: z.string(),
  span: z.tuple([z.number().int(), z.number().int()]),
  text: z.string(),
  fix: z.string().optional().describe('compliant wording to say instead'),
  replace: z.string().optional().describe('text that replaces exactly the span, so that one key applies it'),
  detail: z.record(z.string(), z.string()).optional().describe('values for the words of every language'),
})
export type Finding = z.infer<typeof Finding>
