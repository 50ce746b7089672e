import type { WordingUse } from '../../model/conversation.ts'
import type { ScriptVersion } from '../../model/script.ts'

/** The text as it was approved, filled with what it was sent with; of a condition, the branch whose slots were filled. */
export function approvedText(
  { segments }: Pick<ScriptVersion, 'segments'>,
  { slots }: Pick<WordingUse, 'slots'>,
): string {
  return segments
    .flatMap((segment) => {
      if (segment.kind !== 'when') return [segment]
      const filled = segment.say.every((one) => one.kind !== 'slot' || slots[one.name] !== undefined)
      return filled ? segment.say : segment.otherwise
    })
    .map((segment) => (segment.kind === 'slot' ? (slots[segment.name] ?? '') : segment.text))
    .join('')
}
