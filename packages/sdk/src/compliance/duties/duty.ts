import { z } from 'zod'
import { Channel } from '../../model/channel.ts'
import { BilingualText, Certainty } from '../../model/finding.ts'
import { BusinessDate } from '../../model/time.ts'
import { ContactPurpose } from '../gate/context.ts'

/** A pattern over folded text: lower case, letters and digits only. Data of ours, so a bad one is a bug. */
const Pattern = z.string().transform((source) => new RegExp(source, 'u'))

/** When a duty is owed. Everything that is given must hold; absent means any. */
const When = z.strictObject({
  purposes: z.array(ContactPurpose).optional(),
  channels: z.array(Channel).optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  target: z.enum(['self', 'third_party']).optional(),
  verified: z.boolean().optional(),
  /** One of these must have come up: a ticket's type or branch, or somebody's words. */
  about: z
    .strictObject({ types: z.array(z.string()).default([]), agent: Pattern.optional(), customer: Pattern.optional() })
    .optional(),
})

/** What has to be told to a customer, when, and by what words it has been. */
export const Duty = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: BilingualText,
  source: z.string(),
  clause: z.string(),
  certainty: Certainty,
  effectiveFrom: BusinessDate,
  effectiveTo: BusinessDate.optional(),
  /** What cannot be finished before it is done. */
  blocks: z.enum(['wrap_up', 'none']),
  when: When,
  /** One agent message must hold every one of these. */
  says: z.array(Pattern).min(1),
  /** Approved wordings that say it: offered to the agent, and counted when they are in the draft. */
  wordings: z.array(z.string()).default([]),
})
export type Duty = z.infer<typeof Duty>

/** Check rows before they are used; a wrong row stops the program and says where. */
export function loadDuties(rows: readonly unknown[]): readonly Duty[] {
  return z.array(Duty).parse(rows)
}
