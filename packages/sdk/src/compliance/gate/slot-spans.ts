import { isSlotName } from '../wording/slots.ts'
import type { Reading, Span } from './reading.ts'

const open = /(?:\{\{|[【〖〔[])\s{0,3}(\p{Script=Han}{2,12})\s{0,3}(?:\}\}|[】〗〕\]])?/gu

const bracket = /[{｛【〖〔[［]/

/** Where a slot of a wording stands unfilled; `any` for whichever the catalogue has. */
export function slotSpans(wanted: string): (reading: Reading) => readonly Span[] {
  return (reading) => {
    if (!bracket.test(reading.text)) return []
    const { text, starts, ends } = reading.visible()
    const found: Span[] = []
    for (const match of text.matchAll(open)) {
      const name = match[1] ?? ''
      if (wanted === 'any' ? !isSlotName(name) : name !== wanted) continue
      found.push([starts[match.index] ?? 0, ends[match.index + match[0].length - 1] ?? 0])
    }
    return found
  }
}
