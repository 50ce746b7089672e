import type { BilingualText, Certainty } from '../../model/finding.ts'
import { businessDateOf } from '../../model/time.ts'
import type { GateContext } from '../gate/context.ts'
import { isDenied, isReported } from '../lint/context.ts'
import { type FoldedText, foldText } from '../lint/fold.ts'
import type { Duty } from './duty.ts'
import { disclosureDuties } from './rows.ts'

/** One line of the checklist of what the customer has to be told. */
export interface DutyCheck {
  readonly id: string
  readonly title: BilingualText
  readonly source: string
  readonly certainty: Certainty
  readonly done: boolean
  readonly blocks: Duty['blocks']
  /** Which of `context.said` did it; its length where the draft does. Absent where the draft's approved wording does. */
  readonly doneBy?: number
  /** Approved wordings that would do it. */
  readonly wordings: readonly string[]
}

interface Spoken {
  readonly role: 'agent' | 'customer'
  readonly folded: FoldedText
}

/**
 * What the customer has to be told in this conversation, ticked by what the
 * agent has said. What is denied (本次通话不会录音) or quoted ticks nothing.
 *
 * @param draft what is being typed now; it ticks too, so that the list moves with the keys.
 * @example
 * dutiesOf(GateContext.parse({ now, channel: 'phone' }), '本次通话将被录音').filter(({ done }) => done).length // 1
 */
export function dutiesOf(
  context: GateContext,
  draft = '',
  duties: readonly Duty[] = disclosureDuties(),
): readonly DutyCheck[] {
  const lines = draft === '' ? context.said : [...context.said, { role: 'agent' as const, text: draft }]
  const spoken = lines.map(({ role, text }) => ({ role, folded: foldText(text) }))
  return duties.filter((duty) => isOwed(duty, context, spoken)).map((duty) => itemOf(duty, context, spoken))
}

/**
 * What still has to be told before the conversation may be wrapped up.
 *
 * @param dropped whether the contact was booked as one that nobody took, and nothing was said in it: its opening could
 * only be told after the fact, to nobody. What came up in it is owed all the same.
 */
export function dutiesBeforeWrapUp(context: GateContext, dropped = false): readonly DutyCheck[] {
  const isDropped = dropped && context.said.every(({ role }) => role !== 'agent')
  const owed = isDropped ? disclosureDuties().filter(({ when }) => when.about !== undefined) : disclosureDuties()
  return dutiesOf(context, '', owed).filter(({ done, blocks }) => !done && blocks === 'wrap_up')
}

function isOwed({ effectiveFrom, effectiveTo, when }: Duty, context: GateContext, spoken: readonly Spoken[]): boolean {
  const today = businessDateOf(context.now)
  if (today < effectiveFrom || (effectiveTo !== undefined && effectiveTo < today)) return false
  if (when.purposes?.includes(context.purpose) === false) return false
  if (when.channels?.includes(context.channel) === false) return false
  if (when.direction !== undefined && when.direction !== context.direction) return false
  if (when.target !== undefined && when.target !== context.target) return false
  if (when.verified !== undefined && when.verified !== context.verified) return false
  return when.about === undefined || hasComeUp(when.about, context, spoken)
}

function hasComeUp(
  { types, agent, customer }: NonNullable<Duty['when']['about']>,
  { tickets }: GateContext,
  spoken: readonly Spoken[],
): boolean {
  const isAbout = (type: string): boolean => types.some((one) => type === one || type.startsWith(`${one}.`))
  if (tickets.some(({ type }) => type !== undefined && isAbout(type))) return true
  return spoken.some(({ role, folded }) => (role === 'agent' ? agent : customer)?.test(folded.text) === true)
}

function itemOf(duty: Duty, { wordingKeys }: GateContext, spoken: readonly Spoken[]): DutyCheck {
  const { id, title, certainty, blocks, wordings } = duty
  const doneBy = spoken.findIndex(({ role, folded }) => role === 'agent' && says(folded, duty.says))
  const done = doneBy >= 0 || wordings.some((key) => wordingKeys.includes(key))
  const source = `${duty.source} ${duty.clause}`
  return { id, title, source, certainty, done, ...(doneBy >= 0 && { doneBy }), blocks, wordings }
}

function says(folded: FoldedText, patterns: readonly RegExp[]): boolean {
  return patterns.every((pattern) => isSaid(folded, pattern))
}

/** Whether a pattern is met somewhere where it is meant. */
function isSaid(folded: FoldedText, pattern: RegExp): boolean {
  const everywhere = new RegExp(pattern, 'gu')
  for (const match of folded.text.matchAll(everywhere)) {
    const place = { start: match.index, end: match.index + match[0].length, tag: undefined }
    if (match[0] !== '' && !isDenied(folded, place) && !isReported(folded, place)) return true
  }
  return false
}
