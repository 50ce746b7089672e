import { z } from 'zod'
import { Certainty, Severity } from '../../model/finding.ts'
import { BusinessDate } from '../../model/time.ts'
import { foldText } from './fold.ts'

const phrase = z.string().refine((text) => foldText(text).text.length >= 2, 'fewer than two letters or digits')

/**
 * Two words that make one meaning when they stand near each other: 保证 … 到账,
 * 不还 … 上门. Listing every sentence between them would never be complete.
 */
const Pair = z.strictObject({
  first: z.array(phrase).min(1),
  last: z.array(phrase).min(1),
  /** At most so many letters or digits between the two. */
  within: z.int().min(0).max(12),
  /** What makes it harmless when it stands between them: 一定跟进到账. */
  unless: z.array(z.string()).default([]),
  /**
   * Whether the two may stand in different clauses. `true`: as one, a condition and its consequence; `false`: never.
   * Absent: they count, because a mark must be no way around, and only warn where two sentences plainly meet by
   * accident (我告诉您，单位账户扣款失败).
   */
  acrossClauses: z.boolean().optional(),
})
export type Pair = z.infer<typeof Pair>

/** One row of the lexicon: what must not be said, who says so, since when, and what to say instead. */
export const LintRule = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  severity: Severity,
  /** 开场, 第三人接听, 逾期提醒 … as in the wording's own scenarios. */
  scenario: z.string(),
  phrases: z.array(phrase).min(1),
  pairs: z.array(Pair).default([]),
  /** What counts only when it is a whole clause: 滚, which 滚动 and 翻滚 contain. */
  alone: z.array(z.string().min(1)).default([]),
  /** Harmless longer words that contain a phrase: 减免费用 is not 免费. */
  except: z.array(phrase).default([]),
  /** Phrases that the end of one clause and the start of the next make by accident: 被抓，你可以放心. */
  splits: z.array(phrase).default([]),
  source: z.string(),
  clause: z.string(),
  certainty: Certainty,
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.optional(),
  /** What to say instead, ready to send. Absent where the word only deserves a second look. */
  fix: z.string().optional(),
  passing: z.array(z.string()).min(1),
  failing: z.array(z.string()).min(1),
})
export type LintRule = z.infer<typeof LintRule>

/**
 * Check rows before they are used. A wrong row is a bug in the data and says
 * which rule it is in.
 */
export function loadRules(rows: readonly z.input<typeof LintRule>[]): readonly LintRule[] {
  const owner = new Map<string, string>()
  return rows.map((row) => {
    const parsed = LintRule.safeParse(row)
    if (!parsed.success) throw new Error(`rule ${row.id}: ${z.prettifyError(parsed.error)}`)
    const rule = parsed.data
    for (const text of [...rule.phrases, ...rule.alone, ...rule.except]) {
      const folded = foldText(text).text
      const other = owner.get(folded)
      if (other !== undefined) throw new Error(`rule ${rule.id}: “${text}” is already in rule ${other}`)
      owner.set(folded, rule.id)
    }
    if (rule.splits.some((text) => !rule.phrases.includes(text)))
      throw new Error(`rule ${rule.id}: splits names no phrase of it`)
    return rule
  })
}
