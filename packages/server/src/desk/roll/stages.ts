import { addDays, type BusinessDate, type DayRoll, type Instant } from '@zuoxi/sdk'
import { enteringDays, type LookedAt, newsOn } from '../../rules/delinquency.ts'
import { nextOwingDue, owingDueOn, takeChanged, writeDay, writeLog } from '../../store/ledger/delinquency.ts'
import { owingByStage } from '../../store/ledger/owing.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import type { Room } from '../room.ts'

/** What a day's run has counted so far. */
export type Counts = { -readonly [Key in Exclude<keyof DayRoll, 'businessDate'>]: DayRoll[Key] }

/** What a step works with, inside its transaction. */
export interface StageWork {
  readonly room: Pick<Room, 'store'>
  readonly trx: Write
  readonly now: Instant
  readonly day: BusinessDate
  /** No day was rolled before: every bill that is late comes into its stage today. */
  readonly first: boolean
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
export const stages: Readonly<Record<'due' | 'changed' | 'sums', Stage>> = {
  /** Bills whose due date brings them into a stage today. */
  due: (work, at, limit) => {
    const sqlite = work.room.store.sqliteWriter
    const dueDate = at === '' ? nextDue(work, '') : (at.slice(0, 10) as BusinessDate)
    if (dueDate === undefined) return { rows: 0, at: undefined }
    const bills = owingDueOn(sqlite, dueDate, at.slice(11), limit)
    work.counts.bills += bills.length
    tell(work, bills)
    const last = bills.at(-1)
    if (last && bills.length === limit) return { rows: limit, at: `${dueDate} ${last.id}` }
    const next = nextDue(work, dueDate)
    return { rows: bills.length, at: next && `${next} ` }
  },
  /** Bills that were paid, owe again, came late or got another date since a roll had passed them. */
  changed: (work, at, limit) => {
    const bills = takeChanged(work.room.store.sqliteWriter, limit)
    work.counts.bills += bills.filter(({ owes }) => owes).length
    tell(work, bills)
    return { rows: bills.length, at: bills.length === limit ? at : undefined }
  },
  sums: async ({ room, trx, day }) => {
    writeDay(room.store.sqliteWriter, day, await owingByStage(trx, day))
    return { rows: 1, at: undefined }
  },
}

function nextDue({ room, day, first }: StageWork, after: string): BusinessDate | undefined {
  if (first) return nextOwingDue(room.store.sqliteWriter, after, day)
  return enteringDays
    .map((dpd) => addDays(day, -dpd))
    .reverse()
    .find((date) => date > after)
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
