import { z } from 'zod'

/** Why a row, or one field of it, was not taken. Every code has words in both languages. */
export const RowReason = z.enum([
  'missing',
  'too_long',
  'id_characters',
  'mobile_shape',
  'resident_id_shape',
  'resident_id_birthday',
  'resident_id_check_digit',
  'amount_shape',
  'amount_negative',
  'amount_too_large',
  'total_zero',
  'paid_exceeds_total',
  'date_shape',
  'due_before_issue',
  'unknown_customer',
  'repeated_in_batch',
  'taken',
  'issued_bill_is_immutable',
  'repaid_at_the_desk',
  'row_shape',
  'not_json',
  'bad_encoding',
])
export type RowReason = z.infer<typeof RowReason>
