import { z } from 'zod'

/** What happened in a conversation that a file of it has no turn for. It is listed beside the file, never dropped in silence. */
export const LeftOut = z.enum([
  'personal_data_shown',
  'other_words',
  'changed_wording',
  'several_overrides',
  'held_wording',
  'other_ticket',
  'other_fields',
  'earlier_ticket',
  'earlier_arrangement',
  'other_arrangement',
  'other_repayment',
  'money_corrected',
  'promise_released',
  'other_version',
  'earlier_schedule',
  'too_long',
])
export type LeftOut = z.infer<typeof LeftOut>

/** How much of the customer's ledger goes into the file: what the conversation stood on, or all of it. */
export const RecordedLedger = z.enum(['touched', 'whole'])
export type RecordedLedger = z.infer<typeof RecordedLedger>

/** A conversation as a file that can be replayed: its people invented, its money as it was. */
export const RecordedFile = z.object({
  id: z.string(),
  yaml: z.string(),
  turns: z.number().int(),
  left: z
    .array(z.object({ what: LeftOut, times: z.number().int().positive() }))
    .describe('what was done and is not in the file'),
})
export type RecordedFile = z.infer<typeof RecordedFile>
