import {
  agentTransitions,
  arrangementTransitions,
  billTransitions,
  conversationTransitions,
  couponTransitions,
  creditLineTransitions,
  instalmentTransitions,
  loanTransitions,
  matchTransitions,
  mayGo,
  orderTransitions,
  repaymentTransitions,
  returnTransitions,
  ticketTransitions,
  type Transitions,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const tables: [string, Transitions<string>][] = [
  ['ticket', ticketTransitions],
  ['conversation', conversationTransitions],
  ['agent', agentTransitions],
  ['repayment', repaymentTransitions],
  ['match', matchTransitions],
  ['credit line', creditLineTransitions],
  ['loan', loanTransitions],
  ['instalment', instalmentTransitions],
  ['bill', billTransitions],
  ['order', orderTransitions],
  ['return', returnTransitions],
  ['coupon', couponTransitions],
  ['arrangement', arrangementTransitions],
]

describe.each(tables)('%s transitions', (_name, table) => {
  const states = Object.keys(table)

  it('lead only to states that exist, and never to where one already is', () => {
    for (const [from, tos] of Object.entries(table)) {
      expect(states).toEqual(expect.arrayContaining([...tos]))
      expect(tos).not.toContain(from)
      expect(new Set(tos).size).toBe(tos.length)
    }
  })

  it('reach every state from the first', () => {
    const reached = new Set([states[0] ?? ''])
    for (const state of reached) for (const to of table[state] ?? []) reached.add(to)
    expect([...reached].sort()).toEqual([...states].sort())
  })

  it('answer by the table', () => {
    for (const from of states) for (const to of states) expect(mayGo(table, from, to)).toBe(table[from]?.includes(to))
  })

  it('let no walk out of an end, and refuse every step that is not listed', () => {
    fc.assert(
      fc.property(wishes(states), (wanted) => {
        const { path, refused } = walk(table, states[0] ?? '', wanted)
        for (const [i, from] of path.slice(0, -1).entries()) {
          expect(table[from]).not.toEqual([])
          expect(table[from]).toContain(path[i + 1])
        }
        for (const [from, to] of refused) expect(table[from]).not.toContain(to)
        expect(path.length - 1 + refused.length).toBe(wanted.length)
      }),
    )
  })
})

const wishes = <State>(states: readonly State[]) => fc.array(fc.constantFrom(...states), { maxLength: 40 })

/** Somebody who tries every wish in turn: where they came, and what they were refused. */
function walk<State extends string>(table: Transitions<State>, start: State, wanted: readonly State[]) {
  const path = [start]
  const refused: [State, State][] = []
  for (const to of wanted) {
    const from = path.at(-1) ?? start
    if (mayGo(table, from, to)) path.push(to)
    else refused.push([from, to])
  }
  return { path, refused }
}

/** On any walk that comes to `goal`, every one of `before` was passed, in this order. */
function expectBefore<State extends string>(table: Transitions<State>, goal: State, before: readonly State[]): void {
  const states = Object.keys(table) as State[]
  fc.assert(
    fc.property(wishes(states), (wanted) => {
      const { path } = walk(table, states[0] as State, wanted)
      const at = path.indexOf(goal)
      if (at < 0) return
      const places = before.map((state) => path.slice(0, at).indexOf(state))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }),
  )
}

describe('on any walk', () => {
  it('goods are paid for before they are sent, and sent before they arrive', () => {
    expectBefore(orderTransitions, 'delivered', ['created', 'financed', 'shipped'])
  })

  it('money goes back only for goods that came back', () => {
    expectBefore(returnTransitions, 'refunded', ['requested', 'approved', 'in_transit', 'received'])
  })

  it('a coupon is used only for the order it was locked to, and comes back only after use', () => {
    expectBefore(couponTransitions, 'used', ['issued', 'locked'])
    expectBefore(couponTransitions, 'returned', ['issued', 'locked', 'used'])
  })

  it('nothing takes effect that was not confirmed and approved', () => {
    expectBefore(arrangementTransitions, 'effective', ['quoted', 'customer_confirmed', 'pending_approval', 'approved'])
  })
})
