import type { BusinessDate, DelinquencyBucket, DpdStage } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Logged, LookedAt } from '../../rules/delinquency.ts'
import { statement } from './statements.ts'

const logged = (id: string) =>
  `(select g.stage from delinquency_log g where g.bill_id = ${id} order by g.business_date desc limit 1)`
const owes = `b.state in ('issued', 'partial') and b.total_fen > b.paid_fen`

/** Owing bills of one due date, from an id on. */
export function owingDueOn(sqlite: Sqlite, dueDate: BusinessDate, afterId: string, limit: number): LookedAt[] {
  return look(sqlite, dueOnSql, [dueDate, afterId, limit])
}

const dueOnSql = `
  select b.id, b.due_date, 1, ${logged('b.id')} from bill b indexed by bill_owing_by_due
  where ${owes} and b.due_date = ? and b.id > ? order by b.id limit ?`

/** The last of so many bills after one, by id; nothing when there are none. */
export function lastBillAfter(sqlite: Sqlite, afterId: string, limit: number): string | undefined {
  const sql = 'select max(id) as id from (select id from bill where id > ? order by id limit ?)'
  return (statement(sqlite, sql).get(afterId, limit) as { id: string | null }).id ?? undefined
}

/** Owing bills between two ids that were due before a day. In the order of the log, so that writing it stays on few pages. */
export function lateBetween(sqlite: Sqlite, afterId: string, lastId: string, day: BusinessDate): LookedAt[] {
  return look(sqlite, lateSql, [afterId, lastId, day])
}

const lateSql = `
  select b.id, b.due_date, 1, ${logged('b.id')} from bill b
  where b.id > ? and b.id <= ? and ${owes} and b.due_date < ? order by b.id`

/** Bills that changed after a roll had passed them; taking them empties the note. */
export function takeChanged(sqlite: Sqlite, limit: number): LookedAt[] {
  const bills = look(sqlite, changedSql, [limit])
  const last = bills.at(-1)
  if (last) statement(sqlite, 'delete from delinquency_changed where bill_id <= ?').run(last.id)
  return bills
}

const changedSql = `
  select c.bill_id, b.due_date, coalesce(${owes}, 0), ${logged('c.bill_id')}
  from delinquency_changed c left join bill b on b.id = c.bill_id order by c.bill_id limit ?`

function look(sqlite: Sqlite, sql: string, values: readonly unknown[]): LookedAt[] {
  const rows = statement(sqlite, sql)
    .raw()
    .all(...values) as [id: string, dueDate: BusinessDate | null, owes: 0 | 1, logged: DpdStage | null][]
  return rows.map(([id, dueDate, owing, stage]) => ({ id, dueDate, owes: owing === 1, logged: stage }))
}

/** Write to the log. Of a bill that changed twice on a day, the last counts. */
export function writeLog(sqlite: Sqlite, day: BusinessDate, news: readonly Logged[]): void {
  const sql = `insert into delinquency_log (bill_id, business_date, stage, dpd) values (?, ?, ?, ?)
    on conflict (bill_id, business_date) do update set stage = excluded.stage, dpd = excluded.dpd`
  const insert = statement(sqlite, sql)
  for (const { billId, stage, dpd } of news) insert.run(billId, day, stage, dpd)
}

/** Keep what is owed by stage on a day: as many rows as there are stages. */
export function writeDay(sqlite: Sqlite, day: BusinessDate, buckets: readonly DelinquencyBucket[]): void {
  const sql = `insert into delinquency_day (business_date, stage, bills, outstanding_fen) values (?, ?, ?, ?)
    on conflict (business_date, stage) do update set bills = excluded.bills, outstanding_fen = excluded.outstanding_fen`
  for (const { stage, bills, outstandingFen } of buckets) statement(sqlite, sql).run(day, stage, bills, outstandingFen)
}
