import { z } from 'zod'

/** What is told by its shape, or by a question for it: numbers of persons, and what nobody may ask for (C3). */
export const EntityKind = z.enum([
  'phone_number',
  'bank_card',
  'resident_id',
  'password_request',
  'sms_code_request',
  'cvn2_request',
])
export type EntityKind = z.infer<typeof EntityKind>
