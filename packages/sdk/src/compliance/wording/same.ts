import type { WordingUse } from '../../model/conversation.ts'
import type { Failure } from '../../model/failure.ts'
import type { PlainSegment, ScriptVersion } from '../../model/script.ts'
import type { WordingFacts } from './facts.ts'
import { fillWording } from './fill.ts'
import { resolveSegments } from './resolve.ts'
import { ticketFor } from './ticket-for.ts'

/**
 * Whether a wording was filled as the ledger would fill it now.
 *
 * @returns why not: SLOT_UNFILLED, or SLOT_OUTDATED with both values.
 */
export function sameWording(
  version: ScriptVersion,
  use: Pick<WordingUse, 'slots'>,
  facts: WordingFacts,
): Failure | undefined {
  const { slots, missing, key } = fillWording(version, facts)
  if (missing.length > 0) return { code: 'SLOT_UNFILLED', key, slots: missing }
  for (const [slot, ledger] of Object.entries(slots)) {
    const yours = Object.hasOwn(use.slots, slot) ? (use.slots[slot] ?? '') : ''
    if (yours !== ledger) return { code: 'SLOT_OUTDATED', key, slot, yours, ledger }
  }
  return undefined
}

/**
 * Where in a body the wording's locked stretches stand: every stretch between two editable parts, with its slots
 * filled, in order and to the letter. `undefined` when one of them is not there.
 */
export function lockedSpans(
  body: string,
  version: ScriptVersion,
  slots: Readonly<Record<string, string>>,
  facts: WordingFacts,
): [number, number][] | undefined {
  const said = oneNewline(body)
  const known = { ...facts, ticket: ticketFor(version, facts.tickets ?? []) }
  const { segments, missing } = resolveSegments(version.segments, known)
  if (missing.length > 0) return undefined
  const spans: [number, number][] = []
  let from = 0
  for (const stretch of lockedStretches(segments, slots)) {
    const at = said.indexOf(stretch, from)
    if (at < 0) return undefined
    from = at + stretch.length
    if (stretch !== '') spans.push([at, from])
  }
  return spans
}

/** Whether a body still says what the wording has locked. */
export function carriesWording(...what: Parameters<typeof lockedSpans>): boolean {
  return lockedSpans(...what) !== undefined
}

/** The ends of the whole are trimmed, because a message is trimmed before it is sent. */
function lockedStretches(segments: readonly PlainSegment[], slots: Readonly<Record<string, string>>): string[] {
  const stretches = ['']
  for (const segment of segments) {
    if (segment.kind === 'editable') stretches.push('')
    else stretches[stretches.length - 1] += segment.kind === 'locked' ? segment.text : (slots[segment.name] ?? '')
  }
  const last = stretches.length - 1
  return stretches
    .map((stretch, i) => (i === 0 ? stretch.trimStart() : stretch))
    .map((stretch, i) => oneNewline(i === last ? stretch.trimEnd() : stretch))
}

function oneNewline(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
