import type { LedgerBreak } from '@zuoxi/sdk'
import type { Database as Sqlite } from 'better-sqlite3'
import { statement } from './statements.ts'

/** Principal that was really repaid or forgiven: what an arrangement moved is owed as before, in another schedule. */
const repaidOf = (where: string) => `
  (select coalesce(sum(l.paid_fen - l.moved_fen), 0) from bill b join bill_line l on l.bill_id = b.id
    where l.component = 'principal' and ${where})`

/** The first loan, of so many after one, whose shown figure its bills do not prove. */
export function loanBreak(sqlite: Sqlite, after: string, last: string): LedgerBreak | undefined {
  const loan = statement(sqlite, loansSql).get({ after, last }) as { id: string } | undefined
  if (loan) return { noun: 'loan', id: loan.id, why: 'outstanding_differs' }
  const status = statement(sqlite, statusSql).get({ after, last }) as { id: string } | undefined
  if (status) return { noun: 'loan', id: status.id, why: 'status_differs' }
  const untold = statement(sqlite, untoldSql).get({ after, last }) as { id: string } | undefined
  if (untold) return { noun: 'loan', id: untold.id, why: 'untold' }
  const schedule = statement(sqlite, schedulesSql).get({ after, last }) as { id: string } | undefined
  return schedule && { noun: 'schedule', id: schedule.id, why: 'schedule_differs' }
}

const loansSql = `
  select o.id from loan o where o.id > :after and o.id <= :last
    and o.outstanding_fen <> o.principal_fen - o.opening_paid_fen - ${repaidOf('b.customer_id = o.customer_id and l.loan_id = o.id')}
  limit 1`

/** A loan runs as long as principal is owed, and no longer; what is written off or transferred may be owed to nobody here. */
const statusSql = `
  select o.id from loan o where o.id > :after and o.id <= :last
    and case when o.status = 'active' then o.outstanding_fen <= 0 and o.principal_fen > 0
      when o.status in ('written_off', 'transferred') then false else o.outstanding_fen <> 0 end
  limit 1`

/** 罚息 is paused, and runs again, by nobody's hand but one that the audit log names. */
const untoldSql = `
  select e.loan_id as id from accrual_event e where e.loan_id > :after and e.loan_id <= :last and not exists (
    select 1 from audit_event a where a.object_kind = 'loan' and a.object_id = e.loan_id
      and a.action = 'loan.' || e.kind || '_penalty' and a.at = e.at and exists (
        select 1 from json_each(a.changes) c where c.value ->> 'field' = 'on' and c.value ->> 'to' = e.on_date))
  limit 1`

const issuedLines = `
  from bill b join bill_line l on l.bill_id = b.id
  where b.customer_id = o.customer_id and b.state not in ('draft', 'void') and l.loan_id = o.id`

/**
 * A schedule that an arrangement made, and what is on bills, ask together for all that is owed. Instalments from before
 * the first bill were paid before bills were kept, and a settlement has paid instalments that never came on one. The first schedule of a loan is not kept, it follows from the
 * contract; so there is nothing to compare.
 */
const schedulesSql = `
  select o.id from loan o join schedule_version v on v.loan_id = o.id and v.version = o.schedule_version
  where o.id > :after and o.id <= :last and o.schedule_version > 1 and o.status = 'active'
    and o.outstanding_fen <>
      (select coalesce(sum(i.value ->> 'principalFen'), 0) from json_each(v.instalments) i
        where i.value ->> 'no' >= min(o.terms_paid + 1, coalesce((select min(l.instalment_no) ${issuedLines}), o.terms_paid + 1))
          and not exists (select 1 ${issuedLines} and l.instalment_no = i.value ->> 'no'))
      - (select coalesce(sum(l.paid_fen - l.moved_fen), 0) ${issuedLines} and l.component = 'principal' and l.instalment_no is null)
      + (select coalesce(sum(l.amount_fen - l.paid_fen), 0) ${issuedLines} and l.component = 'principal')
  limit 1`

/** The first credit line, of so many after one, whose use the loans behind it do not prove. */
export function creditBreak(sqlite: Sqlite, after: string, last: string): LedgerBreak | undefined {
  const line = statement(sqlite, creditSql).get({ after, last }) as { customer_id: string } | undefined
  return line && { noun: 'credit_line', id: line.customer_id, why: 'used_differs' }
}

const creditSql = `
  select c.customer_id from credit_line c where c.customer_id > :after and c.customer_id <= :last
    and c.used_fen <> c.opening_used_fen - ${repaidOf('b.customer_id = c.customer_id and l.loan_id in (select id from loan)')}
  limit 1`

/** The last key of so many rows after one; nothing when there are none. */
export function lastKey(
  sqlite: Sqlite,
  table: 'loan' | 'credit_line',
  after: string,
  step: number,
): string | undefined {
  const key = table === 'loan' ? 'id' : 'customer_id'
  const sql = `select max(${key}) as last from (select ${key} from ${table} where ${key} > ? order by ${key} limit ?)`
  return (statement(sqlite, sql).get(after, step) as { last: string | null }).last ?? undefined
}
