import {
  agentTransitions,
  conversationTransitions,
  matchTransitions,
  mayGo,
  repaymentTransitions,
  ticketTransitions,
  type Transitions,
} from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'

const tables: [string, Transitions<string>][] = [
  ['ticket', ticketTransitions],
  ['conversation', conversationTransitions],
  ['agent', agentTransitions],
  ['repayment', repaymentTransitions],
  ['match', matchTransitions],
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
})
