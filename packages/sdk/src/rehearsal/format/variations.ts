import { z } from 'zod'
import { TicketType } from '../../model/ticket.ts'

/** Words for variations of conversations, beside them as `variations.yaml`. */
export const FixtureVariations = z.strictObject({
  paraphrases: z
    .array(
      z.strictObject({
        intent: TicketType.optional().describe(
          'whoever writes because of this may begin so; absent: each for any other',
        ),
        says: z.array(z.string().min(1)).min(1),
      }),
    )
    .default([]),
  homophones: z.array(z.string().min(2)).default([]).describe('characters that are mistaken for each other'),
})
export type FixtureVariations = z.infer<typeof FixtureVariations>
