import type { FilledWording, ScriptVersion } from '../../model/script.ts'
import type { WordingFacts } from './facts.ts'
import { fillSlot } from './slots.ts'

type Version = Pick<ScriptVersion, 'id' | 'key' | 'version' | 'title' | 'segments'>

/**
 * Fill a wording from the ledger. A slot that cannot be filled stands as
 * 【name】 and is told with its reason; nothing is ever guessed.
 */
export function fillWording(version: Version, facts: WordingFacts): FilledWording {
  const slots: Record<string, string> = {}
  const missing: FilledWording['missing'] = []
  let text = ''
  for (const segment of version.segments) {
    if (segment.kind !== 'slot') {
      text += segment.text
      continue
    }
    const filling = fillSlot(segment.name, facts)
    if ('value' in filling) {
      slots[segment.name] = filling.value
      text += filling.value
    } else {
      text += `【${segment.name}】`
      if (!missing.some(({ slot }) => slot === segment.name)) missing.push({ slot: segment.name, why: filling.gap })
    }
  }
  const { id, key, version: number, title } = version
  return { scriptVersionId: id, key, version: number, title, text, slots, missing }
}

/**
 * The slots that still stand as 【name】 in a draft, in their order. What is no
 * slot of the wording may stand in such brackets.
 *
 * @example
 * unfilledSlots('应还【应还金额】', ['应还金额']) // ['应还金额']
 */
export function unfilledSlots(body: string, names: Iterable<string>): string[] {
  return [...new Set(names)].filter((name) => body.includes(`【${name}】`))
}
