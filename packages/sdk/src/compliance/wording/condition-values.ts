import type { Comparable } from 'liquidjs'
import { type Fen, parseYuan } from '../../model/money.ts'
import type { WordingFacts } from './facts.ts'
import { type SlotFacts, type SlotName, slotCatalogue } from './slots.ts'

/** An amount that a condition compares with yuan as people write them, exactly. */
class Amount implements Comparable {
  readonly fen: Fen
  constructor(fen: Fen) {
    this.fen = fen
  }
  equals(other: unknown): boolean {
    return this.fen === fenOf(other)
  }
  gt(other: unknown): boolean {
    return this.fen > fenOf(other)
  }
  geq(other: unknown): boolean {
    return this.fen >= fenOf(other)
  }
  lt(other: unknown): boolean {
    return this.fen < fenOf(other)
  }
  leq(other: unknown): boolean {
    return this.fen <= fenOf(other)
  }
}

/** NaN compares with nothing, so a condition against something that is no amount does not hold. */
function fenOf(other: unknown): number {
  if (other instanceof Amount) return other.fen
  return parseYuan(String(other)) ?? Number.NaN
}

type Value = Amount | number | string

/** Slots that a condition may ask about, with what they are compared as. Others are compared as the text that fills them. */
const values: Partial<Record<SlotName, (facts: WordingFacts) => Value | undefined>> = {
  全部应还: ({ customer }) => customer && new Amount(customer.allDueFen),
  账单金额: ({ bill }) => bill && new Amount(bill.totalFen),
  应还金额: ({ bill }) => bill && new Amount(bill.outstandingFen),
  已还金额: ({ bill }) => bill && new Amount(bill.paidFen),
  // Not being overdue is no gap for a condition: it is what the condition asks.
  逾期天数: ({ bill }) => bill?.dpd,
  借款本金: ({ loan }) => loan && new Amount(loan.principalFen),
  剩余本金: ({ loan }) => loan && new Amount(loan.outstandingFen),
  分期期数: ({ loan }) => loan?.terms,
}

/** What a name in a condition stands for; `undefined` where the ledger has no such thing now. */
export function conditionValue(name: SlotName, facts: SlotFacts): Value | undefined {
  const compared = values[name]
  if (compared) return compared(facts)
  const filling = slotCatalogue[name].fill(facts)
  return 'value' in filling ? filling.value : undefined
}
