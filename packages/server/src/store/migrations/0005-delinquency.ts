import type { Migration } from './migration.ts'

const owes = (row: string) => `${row}.state in ('issued', 'partial') and ${row}.total_fen > ${row}.paid_fen`
const rolledPast = (row: string) =>
  `exists (select 1 from job_run where name = 'ledger.roll' and business_date > ${row}.due_date)`
const note = (row: string) =>
  `insert into delinquency_changed (bill_id) values (${row}.id) on conflict (bill_id) do nothing;`

/**
 * What makes a day's roll cheap over millions of bills. On a day a bill can only come into a stage of lateness by its
 * due date, which the index finds, or by having changed since it was last looked at, which triggers note: paid, owing
 * again, imported late, or given another date. Bills that no roll has passed yet are never noted.
 */
export const delinquency: Migration = {
  id: 5,
  name: 'delinquency',
  sql: `
    create index bill_owing_by_due on bill (due_date) where state in ('issued', 'partial') and total_fen > paid_fen;
    create table delinquency_changed (bill_id text primary key) without rowid;
    create trigger bill_owes_late after insert on bill when ${owes('new')} and ${rolledPast('new')} begin ${note('new')} end;
    create trigger bill_changes_late after update of due_date, total_fen, paid_fen, state on bill
      when ((${owes('old')}) <> (${owes('new')}) or old.due_date <> new.due_date) and (${rolledPast('old')} or ${rolledPast('new')})
      begin ${note('new')} end;
    create trigger bill_gone_late after delete on bill when ${owes('old')} and ${rolledPast('old')} begin ${note('old')} end;
  `,
}
