import { type Fen, parseYuan } from '../../model/money.ts'
import type { WordingFacts } from './facts.ts'
import { fillSlot, slotCatalogue } from './slots.ts'

/** An amount as a message writes one: with ¥ or 元 beside it, or to the 分. */
const amountPattern = /¥\s*(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s*元|(\d[\d,]*\.\d{2})(?!\d|%)/g

/**
 * The amounts that a text states, read exactly.
 *
 * @example
 * amountsIn('应还¥1,280.50，已还300元') // [128050, 30000]
 */
export function amountsIn(text: string): Fen[] {
  const plain = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return [...plain.matchAll(amountPattern)].flatMap(
    ([, sign, unit, bare]) => parseYuan(sign ?? unit ?? bare ?? '') ?? [],
  )
}

/**
 * The amounts of a text that no slot of the ledger holds. Beside an approved
 * wording these must be none: the wording would lend them its authority.
 */
export function foreignAmounts(text: string, facts: WordingFacts): Fen[] {
  const known = new Set(
    Object.keys(slotCatalogue).flatMap((name) => {
      // No slot of a ticket holds an amount.
      const filling = fillSlot(name, { ...facts, ticket: undefined })
      return 'value' in filling ? amountsIn(filling.value) : []
    }),
  )
  return amountsIn(text).filter((amount) => !known.has(amount))
}
