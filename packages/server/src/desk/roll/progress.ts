import { enteringOn } from '../../rules/delinquency.ts'
import { lastRun, wasRolledBefore } from '../../store/ledger/job-run.ts'
import type { Room } from '../room.ts'
import { catchUpOf } from './catch-up.ts'
import { rollOf } from './run-day.ts'

/**
 * How far a roll is: of several days, days; of one, bills looked at, and how many there are to look at. Nothing when
 * none is under way.
 */
export function rollProgress({ room }: { readonly room: Room }): { done: number; total: number } | undefined {
  const days = catchUpOf(room)
  if (days) return days
  const { sqlite } = room.store
  const run = lastRun(sqlite)
  if (!run || run.finished_at !== null) return undefined
  const { businessDate: day, bills: done } = rollOf(run)
  const due = sqlite.prepare('select due_date, bills from owing_by_due_date where due_date < ?').all(day) as {
    due_date: string
    bills: number
  }[]
  const entering: ReadonlySet<string> | undefined = wasRolledBefore(sqlite, day) ? new Set(enteringOn(day)) : undefined
  const left = due.filter(({ due_date: date }) => entering?.has(date) ?? true)
  return {
    done,
    total: Math.max(
      done,
      left.reduce((sum, { bills }) => sum + bills, 0),
    ),
  }
}
