import { addDays, type BusinessDate, businessDateOf, daysBetween, type DayRoll, instantOf, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { findRun, firstEntryOn, lastRun } from '../../store/ledger/job-run.ts'
import { type Actor, answeredBefore, audited, keepAnswerOf, type Mutation, mutate } from '../mutate.ts'
import { floorOf, groundOf, type Room } from '../room.ts'
import { eachDay } from './catch-up.ts'
import { FinishedElsewhere, finishDay, rollOf, workDay } from './run-day.ts'

type Roll = Desk['ledger']['roll']

/**
 * Roll the book to a day: who came into a stage of lateness, what is owed, what arrangements ask for. Days that nobody
 * rolled are caught up first, each as itself, as far as 400 days back: of older ones the first day that is rolled tells
 * what has become. A day that was rolled answers what it had done, and does nothing.
 *
 * @throws Refusal INVALID_INPUT for a day to come, one before the book or too far back, or one that later ones were
 *   rolled over.
 */
export async function rollLedger(room: Room, input: Parameters<Roll>[0]): Promise<DayRoll> {
  const ground = groundOf(room)
  const before = await answeredBefore<DayRoll>(ground, 'ledger.roll', input)
  if (before) return before.output
  const finish: Finish = (work) => mutate(ground, 'ledger.roll', input, work)
  const found = (roll: DayRoll) => keepAnswerOf(ground, 'ledger.roll', input, roll)
  return rollTo(room, input.businessDate ?? todayOf(room), { actor: ground.caller, finish, found })
}

const night: Actor = { agentId: 'local-owner' as Actor['agentId'], displayName: '日终' }

/** The same for nobody's order: the day has changed. */
export function rollByItself(room: Room): Promise<DayRoll> {
  const finish: Finish = (work) => audited(floorOf(room), night, 'ledger.roll', work)
  return rollTo(room, todayOf(room), { actor: night, finish, found: alreadyThere })
}

type Finish = (work: (mutation: Mutation) => Promise<DayRoll>) => Promise<DayRoll>

/** In whose name a day is rolled, how its last transaction is made, and what is kept of a day that was rolled already. */
interface Order {
  readonly actor: Actor
  readonly finish: Finish
  readonly found: (roll: DayRoll) => Promise<DayRoll>
}

const alreadyThere: Order['found'] = async (roll) => roll

async function rollTo(room: Room, to: BusinessDate, { actor, finish, found }: Order): Promise<DayRoll> {
  const done = findRun(room.store.sqlite, to)
  if (done && done.finished_at !== null) return found(rollOf(done))
  const first = firstDay(room, to)
  const days = Array.from({ length: daysBetween(first, to) + 1 }, (_, i) => addDays(first, i))
  const finishOlder: Finish = (work) => audited(floorOf(room), actor, 'ledger.roll', work)
  const rolls: DayRoll[] = []
  await eachDay(room, days, async (day) => {
    const order = day === to ? { actor, finish, found } : { actor, finish: finishOlder, found: alreadyThere }
    rolls[0] = await rollDay(room, day, order)
  })
  return rolls[0] as DayRoll
}

/** A desk that slept longer begins here: who was late before is late still, and is told of on the first day. */
const mostDaysBack = 400

/** The day to begin with: the one that was left half-way, or the one after the last, though no older than is caught up. */
function firstDay({ store, clock }: Room, to: BusinessDate): BusinessDate {
  const today = todayOf({ clock })
  if (to > today) throw refuseDay('in_the_future', today)
  const last = lastRun(store.sqlite)
  if (last && to < last.business_date) throw refuseDay('rolled_past', last.business_date)
  const oldest = addDays(today, -mostDaysBack)
  if (!last) {
    const first = firstEntryOn(store.sqlite) ?? oldest
    // A book may begin with a bill that is due in days to come; today belongs to it all the same.
    const earliest = later(oldest, first > today ? today : first)
    if (to < earliest) throw refuseDay('before_the_book', `${earliest}..${today}`)
    return to
  }
  if (last.finished_at === null) return last.business_date
  return later(addDays(last.business_date, 1), to < oldest ? to : oldest)
}

function later(one: BusinessDate, other: BusinessDate): BusinessDate {
  return one > other ? one : other
}

function refuseDay(problem: string, allowed: string): Error {
  return refuse({ code: 'INVALID_INPUT', problems: [{ path: 'businessDate', problem, allowed }] })
}

async function rollDay(room: Room, day: BusinessDate, { actor, finish, found }: Order): Promise<DayRoll> {
  await workDay(room, day, actor)
  try {
    return await finish((mutation) => finishDay(room, mutation, day))
  } catch (error) {
    const run = error instanceof FinishedElsewhere && findRun(room.store.sqlite, day)
    if (!run) throw error
    return found(rollOf(run))
  }
}

export function todayOf({ clock }: Pick<Room, 'clock'>): BusinessDate {
  return businessDateOf(instantOf(clock.nowMs()))
}
