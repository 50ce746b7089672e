import type { Migration } from './migration.ts'

const never = (table: string) => `
  create trigger ${table}_never_edited before update on ${table} begin select raise(abort, '${table} is append-only'); end;
  create trigger ${table}_never_removed before delete on ${table} begin select raise(abort, '${table} is append-only'); end;`

/**
 * Loans with their contract and schedules, what is arranged about them, the orders behind them, and the log of
 * lateness. The first schedule of a loan follows from its contract, so a row is kept for those that replaced it, and
 * for the first one once it is replaced: then it shows what had been agreed.
 *
 * `paid_fen` of a line is all that cleared it; of that, `waived_fen` was forgiven and `moved_fen` went into a new
 * schedule. `opening_paid_fen` and `opening_used_fen` are what a loan had repaid, and a credit line used, outside of the
 * entries; with them `ledger verify` proves both from the entries.
 */
export const arrangements: Migration = {
  id: 4,
  name: 'arrangements',
  sql: `
    alter table loan add column terms_version text not null default 'house@1';
    alter table loan add column fee_rate text;
    alter table loan add column first_due_on text;
    alter table loan add column order_id text;
    alter table loan add column schedule_version integer not null default 1;
    alter table loan add column opening_paid_fen integer not null default 0;
    alter table loan add column irr_per_term_pct text;
    alter table loan add column apr_simple_pct text;
    alter table loan add column apr_compound_pct text;
    update loan set opening_paid_fen = principal_fen - outstanding_fen;
    update loan set opening_paid_fen = opening_paid_fen - paid.fen
      from (select loan_id, sum(paid_fen) as fen from bill_line where component = 'principal' and loan_id is not null group by loan_id) as paid
      where paid.loan_id = loan.id;
    alter table credit_line add column opening_used_fen integer not null default 0;
    update credit_line set opening_used_fen = used_fen;
    update credit_line set opening_used_fen = opening_used_fen + paid.fen
      from (select b.customer_id, sum(l.paid_fen) as fen from bill_line l join bill b on b.id = l.bill_id
        where l.component = 'principal' and l.loan_id is not null group by b.customer_id) as paid
      where paid.customer_id = credit_line.customer_id;

    alter table bill_line add column moved_fen integer not null default 0;
    alter table bill_line add column waived_fen integer not null default 0;
    alter table bill add column moved_fen integer not null default 0;
    alter table bill add column waived_fen integer not null default 0;

    create table schedule_version (
      loan_id text not null, version integer not null, origin text not null, effective_on text not null,
      instalments text not null, apr_simple_pct text not null, apr_compound_pct text not null,
      created_at text not null, created_by text not null, primary key (loan_id, version)
    ) without rowid;${never('schedule_version')}

    create table accrual_event (
      seq integer primary key, loan_id text not null, kind text not null check (kind in ('pause', 'resume')), on_date text not null,
      reason text not null, ticket_id text, at text not null, by_id text not null
    );
    create index accrual_event_by_loan on accrual_event (loan_id, seq);${never('accrual_event')}

    create table arrangement (
      id text primary key, tenant_id text not null, code text not null unique, customer_id text not null, loan_id text,
      kind text not null, state text not null, quote text not null, expires_at text not null,
      requested_by text not null, confirmed_at text, evidence text, decided_by text, decided_at text, decision_reason text,
      effective_at text, effective_seq integer, ended_at text, follow_up_ticket_id text,
      rev integer not null default 0, created_at text not null, created_by text not null, updated_at text not null, updated_by text not null
    ) without rowid;
    create index arrangement_by_newest on arrangement (tenant_id, created_at desc, id desc);
    create index arrangement_by_customer on arrangement (customer_id, created_at desc, id desc);
    create index arrangement_running on arrangement (expires_at) where state not in ('completed', 'broken', 'rejected', 'expired', 'withdrawn');
    create unique index arrangement_one_running on arrangement (loan_id, kind = 'settle_early')
      where loan_id is not null and kind <> 'waiver' and state in ('customer_confirmed', 'pending_approval', 'approved', 'effective');

    create table purchase (
      id text primary key, customer_id text not null, order_no text not null unique, merchant text not null, items text not null,
      amount_fen integer not null, financed_fen integer not null, loan_id text, coupon_id text, status text not null, return_status text,
      refund_fen integer, refund_channel text, refund_sent_on text, refund_expected_on text, refund_arrived_on text, refund_failed integer not null default 0,
      placed_on text not null, rev integer not null default 0
    ) without rowid;
    create index purchase_by_customer on purchase (customer_id, placed_on desc, id desc);
    create table logistics_event (
      order_id text not null, no integer not null, leg text not null, carrier text not null, tracking_no text not null,
      place text not null, text text not null, at text not null, primary key (order_id, no)
    ) without rowid;
    create table coupon (
      id text primary key, customer_id text not null, coupon_no text not null unique, title text not null, off_fen integer not null,
      threshold_fen integer not null, valid_from text not null, valid_to text not null, product text, status text not null, order_id text,
      rev integer not null default 0
    ) without rowid;
    create index coupon_by_customer on coupon (customer_id, valid_to desc, id);

    create table delinquency_log (
      bill_id text not null, business_date text not null, stage text not null, dpd integer not null, primary key (bill_id, business_date)
    ) without rowid;
    create table delinquency_day (
      business_date text not null, stage text not null, bills integer not null, outstanding_fen integer not null, primary key (business_date, stage)
    ) without rowid;
    create table job_run (
      name text not null, business_date text not null, at_key text not null, counts text not null, started_at text not null, finished_at text,
      primary key (name, business_date)
    ) without rowid;
  `,
}
