import type { FilledWording, ScriptVersion } from '../../model/script.ts'
import type { WordingFacts } from './facts.ts'
import { resolveSegments } from './resolve.ts'
import { fillSlot } from './slots.ts'
import { ticketFor } from './ticket-for.ts'

type Version = Pick<ScriptVersion, 'id' | 'key' | 'version' | 'title' | 'scenario' | 'segments'>

/**
 * Fill a wording from the ledger. A slot that cannot be filled stands as
 * 【name】 and is told with its reason; nothing is ever guessed.
 */
export function fillWording(version: Version, facts: WordingFacts): FilledWording {
  const slots: Record<string, string> = {}
  const missing: FilledWording['missing'] = []
  const known = { ...aboutQuote(version, facts), ticket: ticketFor(version, facts.tickets ?? []) }
  const resolved = resolveSegments(version.segments, known)
  missing.push(...resolved.missing)
  const editable: [number, number][] = []
  let text = ''
  for (const segment of resolved.segments) {
    if (segment.kind !== 'slot') {
      if (segment.kind === 'editable') editable.push([text.length, text.length + segment.text.length])
      text += segment.text
      continue
    }
    const filling = fillSlot(segment.name, known)
    if ('value' in filling) {
      slots[segment.name] = filling.value
      text += filling.value
    } else {
      text += `【${segment.name}】`
      if (!missing.some(({ slot }) => slot === segment.name)) missing.push({ slot: segment.name, why: filling.gap })
    }
  }
  const { id, key, version: number, title } = version
  const spans = editable.length > 0 && { editable }
  return { scriptVersionId: id, key, version: number, title, text, ...spans, slots, missing }
}

/** The wording that tells of one kind of arrangement says nothing of another's quote; no other wording is of its loan. */
function aboutQuote({ key }: Pick<Version, 'key'>, facts: WordingFacts): WordingFacts {
  const { quote, ...rest } = facts
  if (!quote) return facts
  if (!key.startsWith('arrangement.')) {
    const { loanNo: _, ...figures } = quote
    return { ...rest, quote: figures }
  }
  return quote.disclosure === '' || quote.disclosure === key ? facts : rest
}

/**
 * The slots that still stand open in a draft, in their order: as 【name】, as the
 * wording's own {{name}}, or in any brackets that pass for them, spaced out or
 * not. What is no slot may stand in brackets.
 *
 * @example
 * unfilledSlots('应还【应还金额】', ['应还金额']) // ['应还金额']
 * unfilledSlots('应还{{ 应还金额 }}', ['应还金额']) // ['应还金额']
 */
export function unfilledSlots(body: string, names: Iterable<string>): string[] {
  const plain = body.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
  return [...new Set(names)].filter((name) =>
    new RegExp(`(?:\\{\\{|[【〖〔[])${name}(?!\\p{Script=Han})`, 'u').test(plain),
  )
}
