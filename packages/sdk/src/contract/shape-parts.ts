import { IdempotencyKey } from '../model/ids.ts'
import { visibleLength, writtenText } from '../model/written-text.ts'

/** What every change carries. */
export const mutation = { idempotencyKey: IdempotencyKey }

/** Why somebody did what the log keeps for good: it has to be readable. */
export const reason = writtenText(200).refine((text) => visibleLength(text) >= 4, { params: { problem: 'too_small' } })
