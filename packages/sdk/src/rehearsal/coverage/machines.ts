import {
  agentTransitions,
  arrangementTransitions,
  billTransitions,
  conversationTransitions,
  couponTransitions,
  creditLineTransitions,
  heldTransitions,
  instalmentTransitions,
  loanTransitions,
  matchTransitions,
  orderTransitions,
  promiseTransitions,
  repaymentTransitions,
  returnTransitions,
  scriptTransitions,
  ticketTransitions,
} from '../../model/transitions.ts'

/** Every state machine of the desk, by the name that a table of coverage calls it. */
export const machines: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  conversation: conversationTransitions,
  ticket: ticketTransitions,
  held: heldTransitions,
  promise: promiseTransitions,
  arrangement: arrangementTransitions,
  repayment: repaymentTransitions,
  match: matchTransitions,
  bill: billTransitions,
  loan: loanTransitions,
  instalment: instalmentTransitions,
  creditLine: creditLineTransitions,
  order: orderTransitions,
  return: returnTransitions,
  coupon: couponTransitions,
  wording: scriptTransitions,
  agent: agentTransitions,
}

export function transitionId(machine: string, from: string, to: string): string {
  return `${machine}: ${from} → ${to}`
}

/**
 * The transitions by which something came from one state to another. A single act may take several of them at once,
 * as a confirmed quote goes straight on to approval; then it is the shortest way that the table has.
 *
 * @returns nothing where there is no such way, or where it went nowhere.
 */
export function stepsBetween(machine: string, from: string, to: string): string[] {
  const table = machines[machine] ?? {}
  let ways: string[][] = [[from]]
  const met = new Set([from])
  while (from !== to && ways.length > 0) {
    const arrived = ways.find((way) => way.at(-1) === to)
    if (arrived) return arrived.slice(1).map((state, i) => transitionId(machine, arrived[i] ?? from, state))
    ways = ways.flatMap((way) => (table[way.at(-1) ?? ''] ?? []).filter(isNew(met)).map((state) => [...way, state]))
  }
  return []
}

function isNew(met: Set<string>): (state: string) => boolean {
  return (state) => {
    if (met.has(state)) return false
    met.add(state)
    return true
  }
}
