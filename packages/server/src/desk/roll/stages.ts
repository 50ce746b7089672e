import type { BusinessDate, DayRoll } from '@zuoxi/sdk'
import { type LookedAt, newsOn } from '../../rules/delinquency.ts'
import {
  lastBillAfter,
  lateBetween,
  owingDueOn,
  takeChanged,
  writeDay,
  writeLog,
} from '../../store/ledger/delinquency.ts'
import { owingByStage } from '../../store/ledger/owing.ts'
import { issueDueBills } from '../arrangements/bills.ts'
import type { Yard } from '../arrangements/step.ts'
import { breakArrangements, expireArrangements } from '../arrangements/sweep.ts'
import type { Mutation } from '../mutate.ts'

/** What a day's run has counted so far. */
export type Counts = { -readonly [Key in Exclude<keyof DayRoll, 'businessDate'>]: DayRoll[Key] }

/** What a step works with, inside its transaction. */
export interface StageWork {
  readonly room: Yard
  readonly mutation: Mutation
  /** In whose name arrangements are moved on. */
  readonly by: string
  readonly day: BusinessDate
  /** Due dates that bring a bill into a stage today; absent when no day was rolled before: then every late bill comes into its own. */
  readonly entering: readonly BusinessDate[] | undefined
  readonly counts: Counts
}

/** How far a stage came: how many rows it worked on, and from where it goes on; nothing when it is through. */
interface Came {
  readonly rows: number
  readonly at: string | undefined
}

type Stage = (work: StageWork, at: string, limit: number) => Came | Promise<Came>

/**
 * The stages of a day's roll, in their order. Each works from a place of its own, a text, and is given at most so many
 * rows; so a step may end anywhere, and the next goes on there.
 */
export const stages: Readonly<Record<'due' | 'changed' | 'expire' | 'break' | 'bill' | 'sums', Stage>> = {
  /** Bills that come into a stage today: by their due date or, on the first day of all, whatever it is. */
  due: (work, at, limit) => (work.entering ? dueOn(work, work.entering, at, limit) : everyLate(work, at, limit)),
  /** Bills that were paid, owe again, came late or got another date since a roll had passed them. */
  changed: (work, at, limit) => {
    const bills = takeChanged(work.room.store.sqliteWriter, limit)
    work.counts.bills += bills.filter(({ owes }) => owes).length
    tell(work, bills)
    return { rows: bills.length, at: bills.length === limit ? at : undefined }
  },
  /** Quotes whose time has run out. */
  expire: async ({ mutation, by, counts }, at, left) => {
    const limit = few(left)
    const rows = await expireArrangements(mutation, { by, limit })
    counts.expired += rows
    return { rows: rows * arrangementCost, at: rows === limit ? at : undefined }
  },
  /** Arrangements in effect: kept to the end, or broken. */
  break: async ({ room, mutation, by, counts }, after, left) => {
    const limit = few(left)
    const { broken, completed, next } = await breakArrangements(room, mutation, { by, limit, after })
    counts.broken += broken
    return { rows: (next === undefined ? broken + completed : limit) * arrangementCost, at: next }
  },
  /** What schedules that arrangements made ask for soon. */
  bill: async ({ room, mutation, by, counts }, after, left) => {
    const limit = few(left)
    const { bills, next } = await issueDueBills(room, mutation, { by, limit, after })
    counts.billed += bills
    return { rows: (next === undefined ? bills : limit) * arrangementCost, at: next }
  },
  /** What is owed by stage once all of that is done. */
  sums: async ({ room, mutation, day }) => {
    writeDay(room.store.sqliteWriter, day, await owingByStage(mutation.trx, day))
    return { rows: 1, at: undefined }
  },
}

/** An arrangement is read whole and told of, which costs as much as so many bills. */
const arrangementCost = 20

function few(left: number): number {
  return Math.max(1, Math.floor(left / arrangementCost))
}

function dueOn(work: StageWork, dueDates: readonly BusinessDate[], at: string, limit: number): Came {
  const dueDate = at === '' ? dueDates[0] : (at.slice(0, 10) as BusinessDate)
  if (dueDate === undefined) return { rows: 0, at: undefined }
  const bills = owingDueOn(work.room.store.sqliteWriter, dueDate, at.slice(11), limit)
  work.counts.bills += bills.length
  tell(work, bills)
  const last = bills.at(-1)
  if (last && bills.length === limit) return { rows: limit, at: `${dueDate} ${last.id}` }
  const next = dueDates.find((date) => date > dueDate)
  return { rows: bills.length, at: next && `${next} ` }
}

/** Most bills are not late: so many are passed over for the price of one that is told of. */
const passedOver = 5

function everyLate(work: StageWork, after: string, limit: number): Came {
  const sqlite = work.room.store.sqliteWriter
  const last = lastBillAfter(sqlite, after, limit * passedOver)
  if (last === undefined) return { rows: 0, at: undefined }
  const bills = lateBetween(sqlite, after, last, work.day)
  work.counts.bills += bills.length
  tell(work, bills)
  return { rows: limit, at: last }
}

function tell({ room, day, counts }: StageWork, bills: readonly LookedAt[]): void {
  const news = newsOn(day)(bills)
  writeLog(room.store.sqliteWriter, day, news)
  for (const { stage } of news) {
    const entered = counts.entered.find((each) => each.stage === stage)
    if (stage === 'current') counts.cured += 1
    else if (entered) entered.bills += 1
    else counts.entered.push({ stage, bills: 1 })
  }
}
