import { endOfBusinessDay, businessDateOf, instantOf, msOf } from '../../model/time.ts'
import { anyOf, type Operator } from './change.ts'
import { type DraftTurn, freedFrom, sparing, withBefore } from './draft.ts'

/** When things happen. */

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** Nobody is bothered before and after; within, a quarter of an hour changes no judgement. */
const day = { fromHour: 8, toHour: 21 }
const longestMinutes = 9

/**
 * Somebody takes their time: some minutes of the same day go by. All that is expected goes on to hold, but for moments
 * that are counted from it and for how long an identity is known.
 */
const stretched: Operator = (draft, chance) => {
  if (draft.turns.some(({ turn }) => 'pass' in turn)) return undefined
  const hour = hourOf(draft.head.now)
  if (hour < day.fromHour || hour >= day.toHour) return undefined
  const before = anyOf(chance, draft.turns.slice(1))
  if (!before) return undefined
  const minutes = 1 + chance.below(longestMinutes)
  const late = withBefore(draft, before.origin, passing(before, `${minutes}m`))
  return {
    what: `${minutes} minutes before turn ${before.origin}`,
    draft: { ...late, turns: late.turns.map(withoutMoments) },
  }
}

/** A midnight comes between two turns: bills are rolled, quotes end. Only the invariants hold from there on. */
const overMidnight: Operator = (draft, chance) => {
  const before = anyOf(chance, draft.turns.slice(1))
  if (!before) return undefined
  const now = instantOf(Date.parse(draft.head.now))
  const minutes = Math.ceil((msOf(endOfBusinessDay(businessDateOf(now))) - msOf(now)) / minuteMs) + 1
  const late = withBefore(draft, before.origin, passing(before, `${minutes}m`))
  return { what: `midnight before turn ${before.origin}`, draft: freedFrom(late, before.origin) }
}

/** The same at night: what may be said of debts is another thing then. Only the invariants hold. */
const atNight: Operator = (draft, chance) => {
  const now = `${draft.head.now.slice(0, 10)}T2${2 + chance.below(2)}:${10 + chance.below(49)}:00+08:00`
  return { what: `at night, ${now}`, draft: freedFrom({ ...draft, head: { ...draft.head, now } }) }
}

/** The last minutes of a month, and midnight in the middle. Only the invariants hold. */
const atMonthEnd: Operator = (draft, chance, stock) => {
  const [year = 2026, month = 1] = draft.head.now.slice(0, 7).split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const now = `${draft.head.now.slice(0, 7)}-${last}T23:5${chance.below(9)}:00+08:00`
  const ended = overMidnight({ ...draft, head: { ...draft.head, now } }, chance, stock)
  return ended && { what: `at the end of the month, ${now}, and ${ended.what}`, draft: freedFrom(ended.draft) }
}

export const timing: Operator = (draft, chance, stock) =>
  chance.pick([stretched, stretched, overMidnight, atNight, atMonthEnd])(draft, chance, stock)

function passing({ origin }: DraftTurn, pass: string): DraftTurn {
  return { origin: `${origin}+pass`, turn: { pass } }
}

function withoutMoments(one: DraftTurn): DraftTurn {
  const { expect } = one.turn
  const due = expect?.ticket?.due ?? expect?.not?.ticket?.due
  const made = expect?.promise?.due ?? expect?.not?.promise?.due
  return sparing(
    one,
    ...(due === undefined ? [] : (['ticket'] as const)),
    ...(made === undefined ? [] : (['promise'] as const)),
    'verified',
  )
}

function hourOf(now: string): number {
  return new Date(Date.parse(now) + 8 * hourMs).getUTCHours()
}
