import type { Expectation } from '../format/expectation.ts'
import { type FixtureConversation, type FixtureTurn } from '../format/conversation.ts'

/** A turn of a variation, and where it came from. */
export interface DraftTurn {
  /** The number of the turn in its file, such as `3`; of a further conversation `other.3`; of what was put in `3+restart`. */
  readonly origin: string
  readonly turn: FixtureTurn
  /** Nothing is expected of it any more, not even that it is accepted. */
  readonly free?: true
}

/** A conversation that is being varied. */
export interface Draft {
  readonly head: Omit<FixtureConversation, 'turns'>
  readonly turns: readonly DraftTurn[]
}

export function draftOf({ turns, ...head }: FixtureConversation): Draft {
  return { head, turns: turns.map((turn, i) => ({ origin: String(i + 1), turn })) }
}

export function conversationOf({ head, turns }: Draft): FixtureConversation {
  return { ...head, turns: turns.map(({ turn }) => turn) }
}

/** The draft with one of its turns as another. */
export function withTurn(draft: Draft, origin: string, change: (one: DraftTurn) => DraftTurn): Draft {
  return { ...draft, turns: draft.turns.map((one) => (one.origin === origin ? change(one) : one)) }
}

/** The draft with a turn put in before one of its own. What is put in twice at one place is known apart by its origin. */
export function withBefore(draft: Draft, origin: string, put: DraftTurn): Draft {
  let name = put.origin
  while (draft.turns.some((one) => one.origin === name)) name += '+'
  const turns = draft.turns.flatMap((one) => (one.origin === origin ? [{ ...put, origin: name }, one] : [one]))
  return { ...draft, turns }
}

type Cell = keyof Expectation

/** What is expected of a turn without these cells, said either way. */
export function sparing(one: DraftTurn, ...cells: readonly Cell[]): DraftTurn {
  const { expect, ...turn } = one.turn
  if (!expect) return one
  const { not, ...said } = without(expect, cells)
  const denied = not && without(not, cells)
  const left = { ...said, ...(denied && Object.keys(denied).length > 0 && { not: denied }) }
  return { ...one, turn: { ...turn, ...(Object.keys(left).length > 0 && { expect: left }) } }
}

function without<Of extends object>(cells: Of, names: readonly string[]): Of {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name))) as Of
}

/** A turn of which nothing is known any more but that it breaks nothing. */
export function freed({ origin, turn: { expect: _expect, ...turn } }: DraftTurn): DraftTurn {
  return { origin, turn: turn, free: true }
}

/** Nothing but the invariants is held from a turn on; from the first where none is named. */
export function freedFrom(draft: Draft, origin = draft.turns[0]?.origin): Draft {
  const from = draft.turns.findIndex((one) => one.origin === origin)
  return { ...draft, turns: draft.turns.map((one, i) => (from < 0 || i < from ? one : freed(one))) }
}
