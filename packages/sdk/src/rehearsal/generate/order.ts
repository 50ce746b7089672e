import { type FixtureTurn, kindOf, type TurnKind } from '../format/turn.ts'
import type { Operator } from './change.ts'
import { anyOf } from './change.ts'

/** What turns look at and what they change: two that share nothing may change places. */

const allThings = ['talk', 'money', 'ticket', 'arrangement', 'promise', 'identity', 'contact', 'held', 'all'] as const
type Thing = (typeof allThings)[number]

interface Touch {
  readonly sees: readonly Thing[]
  readonly changes: readonly Thing[]
}

/** What is said is judged by everything that is known. */
const speaking: Touch = {
  sees: ['money', 'ticket', 'arrangement', 'identity', 'contact', 'promise', 'held'],
  changes: ['talk', 'promise'],
}
const casework: Touch = { sees: [], changes: ['ticket'] }
const arranging: Touch = { sees: ['identity'], changes: ['arrangement', 'money'] }
const paying: Touch = { sees: [], changes: ['money', 'arrangement'] }
const holding: Touch = { sees: [], changes: ['held', 'talk', 'promise'] }
/** Keys act upon what is on the screen, time upon everything. */
const everything: Touch = { sees: ['all'], changes: ['all'] }

const touches: Readonly<Record<TurnKind, Touch>> = {
  customer: { sees: [], changes: ['talk'] },
  say: speaking,
  type: speaking,
  send: speaking,
  insert: speaking,
  fix: speaking,
  override: speaking,
  hold: { sees: speaking.sees, changes: holding.changes },
  release: holding,
  return: holding,
  take: { sees: [], changes: ['talk'] },
  wrapUp: everything,
  close: everything,
  verify: { sees: [], changes: ['identity'] },
  contact: { sees: ['talk', 'money'], changes: ['contact'] },
  wish: { sees: [], changes: ['contact'] },
  ticket: { sees: ['talk', 'money'], changes: ['ticket'] },
  move: casework,
  prioritise: casework,
  assign: casework,
  comment: casework,
  keep: { sees: [], changes: ['promise'] },
  preview: { sees: ['money', 'arrangement'], changes: [] },
  quote: arranging,
  confirm: arranging,
  approve: arranging,
  reject: arranging,
  withdraw: arranging,
  repay: paying,
  match: paying,
  reverse: paying,
  pass: everything,
  restart: { sees: [], changes: [] },
  press: everything,
  run: everything,
}

/** What an expectation looks at, beside what its turn does. */
const looks: Readonly<Record<string, Thing>> = {
  messages: 'talk',
  conversation: 'talk',
  ledger: 'money',
  ticket: 'ticket',
  quote: 'arrangement',
  promise: 'promise',
  held: 'held',
  verified: 'identity',
  audit: 'all',
  screen: 'all',
}

/** Two neighbours that have nothing to do with each other change places. Everything that is expected goes on to hold. */
export const order: Operator = (draft, chance) => {
  // The customer writes first, and what comes second may be what takes the conversation.
  const pairs = draft.turns.flatMap((one, i) => {
    const next = draft.turns[i + 1]
    return i > 1 && next && independent(one.turn, next.turn) ? [{ one, next, i }] : []
  })
  const pair = anyOf(chance, pairs)
  if (!pair) return undefined
  const turns = draft.turns.with(pair.i, pair.next).with(pair.i + 1, pair.one)
  return { what: `turn ${pair.next.origin} before ${pair.one.origin}`, draft: { ...draft, turns } }
}

/** Whether neither changes what the other looks at or changes. */
export function independent(a: FixtureTurn, b: FixtureTurn): boolean {
  const [first, second] = [touchOf(a), touchOf(b)]
  return !meets(first.changes, second) && !meets(second.changes, first)
}

function touchOf(turn: FixtureTurn): Touch {
  const { sees, changes } = touches[kindOf(turn)]
  const cells = Object.keys({ ...turn.expect, ...turn.expect?.not })
  return { sees: [...sees, ...cells.flatMap((cell) => looks[cell] ?? [])], changes }
}

function meets(changes: readonly Thing[], { sees, changes: others }: Touch): boolean {
  const touched = [...sees, ...others]
  return (
    changes.some((thing) => thing === 'all' || touched.includes(thing)) ||
    (changes.length > 0 && touched.includes('all'))
  )
}
