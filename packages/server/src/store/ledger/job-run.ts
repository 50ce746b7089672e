import { addDays, type BusinessDate } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Selectable } from 'kysely'
import type { JobRunRow } from '../schema.ts'
import { statement } from './statements.ts'

/** How far a day's roll of the book is, or how far it came. The name under which it is kept is known to migration 5 too. */
export type JobRun = Omit<Selectable<JobRunRow>, 'name'> & { readonly business_date: BusinessDate }

const columns = 'business_date, at_key, counts, started_at, finished_at'

/** A day's run; nothing when it has not begun. */
export function findRun(sqlite: Sqlite, day: BusinessDate): JobRun | undefined {
  const sql = `select ${columns} from job_run where name = 'ledger.roll' and business_date = ?`
  return statement(sqlite, sql).get(day) as JobRun | undefined
}

/** The run of the newest day. A day begins only when the one before is finished, so no other can be half-way. */
export function lastRun(sqlite: Sqlite): JobRun | undefined {
  const sql = `select ${columns} from job_run where name = 'ledger.roll' order by business_date desc limit 1`
  return statement(sqlite, sql).get() as JobRun | undefined
}

/** Whether the day before was rolled. After a gap, as on the first day of all, every late bill is to be looked at. */
export function wasRolledBefore(sqlite: Sqlite, day: BusinessDate): boolean {
  return findRun(sqlite, addDays(day, -1)) !== undefined
}

/** The business day of the first entry of the book; nothing while it has none. */
export function firstEntryOn(sqlite: Sqlite): BusinessDate | undefined {
  const row = statement(sqlite, 'select business_date from ledger_entry order by seq limit 1').get()
  return (row as { business_date: BusinessDate } | undefined)?.business_date
}

/** Keep how far a day's run is, in the transaction of the work itself. */
export function keepRun(sqlite: Sqlite, run: JobRun): void {
  const sql = `
    insert into job_run (name, business_date, at_key, counts, started_at, finished_at)
    values ('ledger.roll', :business_date, :at_key, :counts, :started_at, :finished_at)
    on conflict (name, business_date)
    do update set at_key = excluded.at_key, counts = excluded.counts, finished_at = excluded.finished_at`
  statement(sqlite, sql).run(run)
}
