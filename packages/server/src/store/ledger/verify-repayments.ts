import type { Database as Sqlite } from 'better-sqlite3'
import { repaymentStampSql } from './stamps.ts'
import { statement } from './statements.ts'
import { broken, step, type Walk } from './verify-step.ts'

interface RepaymentToCheck {
  readonly id: string
  readonly holds: 0 | 1
  readonly stamped: 0 | 1
}

/**
 * Every 分 of a repayment is with a bill, before the ledger, unapplied, or sent back; money that did not come is nowhere.
 * And the desk wrote it so: the row bears its stamp, and has changed at least as often as the audit log tells of, so that
 * an older state of it cannot be put back, stamp and all.
 */
export function walkRepayments(sqlite: Sqlite, after: string): Walk {
  const rows = statement(sqlite, repaymentsSql).all(after, step) as RepaymentToCheck[]
  const wrong = rows.find(({ holds, stamped }) => !holds || !stamped)
  if (wrong) {
    return broken(rows.length, { noun: 'repayment', id: wrong.id, why: wrong.holds ? 'stamp_differs' : 'money_lost' })
  }
  return { rows: rows.length, last: rows.at(-1)?.id, broken: undefined }
}

const repaymentsSql = `
  select id,
    case status
      when 'succeeded' then amount_fen = applied + opening_fen + unapplied_fen + refunded_fen and (matched or applied = 0)
      when 'refunded' then refunded_fen = amount_fen and applied = 0 and unapplied_fen = 0 and opening_fen = 0
      else applied = 0 and unapplied_fen = 0 and refunded_fen = 0 and opening_fen = 0
    end and unapplied_fen >= 0 and refunded_fen >= 0 and opening_fen >= 0 as holds,
    stamp is ${repaymentStampSql} and rev >= (
      select count(*) from audit_event where object_kind = 'repayment' and object_id = id and action <> 'repayment.record') as stamped
  from (
    select *, (select coalesce(-sum(e.amount_fen), 0) from ledger_entry e where e.repayment_id = repayment.id) as applied
    from repayment where id > ? order by id limit ?)
  order by id`

/** Every repayment that the audit log tells of is here. */
export function toldRepayments(sqlite: Sqlite, after: string): Walk {
  const rows = statement(sqlite, toldSql).all(after, step) as { object_id: string; here: 0 | 1 }[]
  const gone = rows.find(({ here }) => !here)
  if (gone) return broken(0, { noun: 'repayment', id: gone.object_id, why: 'repayment_missing' })
  return { rows: 0, last: rows.at(-1)?.object_id, broken: undefined }
}

const toldSql = `
  select distinct object_id, exists (select 1 from repayment where id = object_id) as here from audit_event
  where object_kind = 'repayment' and object_id > ? order by object_id limit ?`
