import type { Migration } from './migration.ts'

const owes = (row: string) => `${row}.state in ('issued', 'partial') and ${row}.total_fen > ${row}.paid_fen`
const leave = `
  update owing_by_due_date set bills = bills - 1, outstanding_fen = outstanding_fen - (old.total_fen - old.paid_fen)
    where due_date = old.due_date;
  delete from owing_by_due_date where due_date = old.due_date and bills = 0;`
const enter = `
  insert into owing_by_due_date (due_date, bills, outstanding_fen) values (new.due_date, 1, new.total_fen - new.paid_fen)
    on conflict (due_date) do update set bills = bills + 1, outstanding_fen = outstanding_fen + excluded.outstanding_fen;`

/**
 * The append-only ledger. A charge is positive, an allocation or a waiver negative, a reversal the exact opposite of
 * the entry it names; so the sum of a line's entries is what it still owes, and `paid_fen` is a projection of them.
 *
 * Bills that are here already get opening entries: what they charge, and what was paid of it before anybody kept
 * entries. Repayments of that time keep their amount in `opening_fen`: to which bill they went was not recorded.
 *
 * `owing_by_due_date` is the sum of what is owed by due date, kept by triggers, so that overdue stages over
 * millions of bills are read from a few hundred rows.
 */
export const ledger: Migration = {
  id: 3,
  name: 'ledger',
  sql: `
    create table ledger_entry (
      seq integer primary key, at text not null, business_date text not null, customer_id text not null,
      bill_id text not null, line_no integer not null, component text not null, kind text not null,
      amount_fen integer not null, repayment_id text, policy_version text not null, reverses_seq integer, reason text,
      check (case kind when 'charge' then amount_fen > 0 when 'reversal' then amount_fen <> 0 else amount_fen < 0 end),
      check ((kind = 'reversal') = (reverses_seq is not null))
    );
    insert into ledger_entry
      (at, business_date, customer_id, bill_id, line_no, component, kind, amount_fen, policy_version, reason)
      select b.created_at, b.issued_on, b.customer_id, l.bill_id, l.no, l.component, 'charge', l.amount_fen, 'opening', 'opening'
      from bill_line l join bill b on b.id = l.bill_id where l.amount_fen > 0 order by l.bill_id, l.no;
    insert into ledger_entry
      (at, business_date, customer_id, bill_id, line_no, component, kind, amount_fen, policy_version, reason)
      select b.created_at, case b.state when 'paid_late' then date(b.due_date, '+1 day') else b.issued_on end,
        b.customer_id, l.bill_id, l.no, l.component, 'allocation', -l.paid_fen, 'opening', 'opening'
      from bill_line l join bill b on b.id = l.bill_id where l.paid_fen > 0 order by l.bill_id, l.no;
    create index ledger_entry_by_line on ledger_entry (bill_id, line_no);
    create index ledger_entry_by_repayment on ledger_entry (repayment_id) where repayment_id is not null;
    create unique index ledger_entry_reversed_once on ledger_entry (reverses_seq) where reverses_seq is not null;
    create trigger ledger_entry_never_edited before update on ledger_entry begin select raise(abort, 'ledger entries are append-only'); end;
    create trigger ledger_entry_never_removed before delete on ledger_entry begin select raise(abort, 'ledger entries are append-only'); end;

    alter table repayment rename to repayment_before;
    drop index repayment_by_customer;
    create table repayment (
      id text primary key, tenant_id text not null, customer_id text, external_txn_id text, amount_fen integer not null,
      channel text not null, status text not null, matched integer not null, value_date text not null,
      received_at text not null, unapplied_fen integer not null, refunded_fen integer not null, opening_fen integer not null,
      updated_by text not null, rev integer not null default 0
    ) without rowid;
    insert into repayment
      (id, tenant_id, customer_id, external_txn_id, amount_fen, channel, status, matched, value_date, received_at,
       unapplied_fen, refunded_fen, opening_fen, updated_by)
      select r.id, c.tenant_id, r.customer_id, r.external_txn_id, r.amount_fen, r.channel, r.status, r.matched,
        date(r.received_at, '+8 hours'), r.received_at,
        iif(r.status = 'succeeded' and not r.matched, r.amount_fen, 0), iif(r.status = 'refunded', r.amount_fen, 0),
        iif(r.status = 'succeeded' and r.matched, r.amount_fen, 0), ''
      from repayment_before r join customer c on c.id = r.customer_id;
    drop table repayment_before;
    create index repayment_by_customer on repayment (customer_id, received_at desc);
    create index repayment_unmatched on repayment (tenant_id, received_at desc, id desc) where matched = 0 and status = 'succeeded';
    create unique index repayment_by_txn on repayment (tenant_id, external_txn_id) where external_txn_id is not null;

    create table owing_by_due_date (
      due_date text primary key, bills integer not null, outstanding_fen integer not null
    ) without rowid;
    insert into owing_by_due_date select due_date, count(*), sum(total_fen - paid_fen) from bill where ${owes('bill')} group by due_date;
    create trigger bill_begins_to_owe after insert on bill when ${owes('new')} begin ${enter} end;
    create trigger bill_owed_before after update of due_date, total_fen, paid_fen, state on bill when ${owes('old')} begin ${leave} end;
    create trigger bill_owes_after after update of due_date, total_fen, paid_fen, state on bill when ${owes('new')} begin ${enter} end;
    create trigger bill_owes_no_more after delete on bill when ${owes('old')} begin ${leave} end;
  `,
}
