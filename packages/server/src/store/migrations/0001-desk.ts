import type { Migration } from './migration.ts'

/**
 * The nouns of the desk. Amounts are integer 分; instants are UTC text; dates
 * are Asia/Shanghai calendar dates; days past due are never stored, due dates are.
 */
export const desk: Migration = {
  id: 1,
  name: 'desk',
  sql: `
    create table desk_meta (name text primary key, value text not null) without rowid;

    create table agent (
      id text primary key, tenant_id text not null, name text not null, display_name text not null,
      work_no text not null, role text not null, status text not null, password_hash text,
      rev integer not null default 0, created_at text not null, created_by text not null,
      updated_at text not null, updated_by text not null,
      unique (tenant_id, name), unique (tenant_id, work_no)
    ) without rowid;

    create table session (
      token_hash blob primary key, agent_id text not null references agent (id),
      created_at text not null, expires_at text not null, revoked_at text
    ) without rowid;

    create table sign_in_record (
      name_blind blob primary key, fails integer not null, locked_until text, last_at text not null
    ) without rowid;

    create table customer (
      num integer primary key, id text not null unique, tenant_id text not null,
      customer_no text not null unique, external_id text unique,
      status text not null, name_masked text not null, phone_masked text not null,
      resident_id_masked text not null, address_masked text not null, nickname text not null,
      sealed blob not null, kyc_level text not null, risk_tier text not null,
      tags text not null, special_care integer not null, opt_outs text not null,
      since text not null, rank integer not null default 0, content_hash blob,
      rev integer not null default 0, created_at text not null, created_by text not null,
      updated_at text not null, updated_by text not null
    );

    create table verification (
      customer_id text primary key, state text not null, at text not null, expires_at text, fails integer not null default 0
    ) without rowid;

    create table credit_line (
      customer_id text primary key, limit_fen integer not null, used_fen integer not null,
      status text not null, valid_to text not null, rev integer not null default 0
    ) without rowid;

    create table loan (
      id text primary key, customer_id text not null, loan_no text not null unique, product text not null,
      funder text not null, principal_fen integer not null, outstanding_fen integer not null,
      terms integer not null, terms_paid integer not null, method text not null, apr_ppm integer not null,
      status text not null, disbursed_on text not null, rev integer not null default 0
    ) without rowid;
    create index loan_by_customer on loan (customer_id, disbursed_on desc);

    create table bill (
      id text primary key, customer_id text not null, bill_no text not null unique, external_id text unique,
      period text not null, issued_on text not null, due_date text not null,
      total_fen integer not null, paid_fen integer not null, state text not null,
      content_hash blob, rev integer not null default 0, created_at text not null
    ) without rowid;
    create index bill_by_customer on bill (customer_id, due_date, id);
    create index bill_owing on bill (customer_id, due_date, total_fen, paid_fen) where state in ('issued', 'partial');

    create table bill_line (
      bill_id text not null, no integer not null, component text not null, loan_id text, instalment_no integer,
      amount_fen integer not null, paid_fen integer not null, primary key (bill_id, no)
    ) without rowid;

    create table repayment (
      id text primary key, customer_id text not null, external_txn_id text unique, amount_fen integer not null,
      channel text not null, status text not null, matched integer not null, received_at text not null
    ) without rowid;
    create index repayment_by_customer on repayment (customer_id, received_at desc);

    create table conversation (
      id text primary key, tenant_id text not null, channel text not null, status text not null,
      customer_id text not null, agent_id text, intent text, last_seq integer not null, last_text text not null,
      last_role text not null, unread integer not null, queued_at text not null, last_at text not null,
      rev integer not null default 0
    ) without rowid;
    create index conversation_by_queue on conversation (tenant_id, status, queued_at, id);
    create index conversation_by_customer on conversation (customer_id, last_at desc);

    create table message (
      id text primary key, conversation_id text not null, seq integer not null, role text not null,
      kind text not null, body text not null, wording text not null, author_id text, at text not null,
      unique (conversation_id, seq)
    ) without rowid;

    create table ticket (
      id text primary key, tenant_id text not null, code text not null unique, type text not null,
      priority text not null, status text not null, customer_id text not null, conversation_id text,
      refs text not null, summary text not null, assignee_id text, due_at text,
      rev integer not null default 0, created_at text not null, created_by text not null,
      updated_at text not null, updated_by text not null
    ) without rowid;
    create index ticket_by_newest on ticket (tenant_id, created_at desc, id desc);
    create index ticket_by_customer on ticket (customer_id, created_at desc);
    create index ticket_by_assignee on ticket (assignee_id, created_at desc, id desc);

    create table ticket_comment (
      ticket_id text not null, no integer not null, author_id text not null, body text not null, at text not null,
      primary key (ticket_id, no)
    ) without rowid;

    create table script_version (
      id text primary key, key text not null, version integer not null, title text not null, scenario text not null,
      aliases text not null, stages text not null, needs_bill integer not null, status text not null,
      segments text not null, favourite integer, effective_from text not null, effective_to text, content_hash text not null,
      unique (key, version)
    ) without rowid;

    create table script_use (
      key text not null, agent_id text not null, uses integer not null, last_at text not null,
      primary key (key, agent_id)
    ) without rowid;

    create table desk_event (
      seq integer primary key autoincrement, kind text not null, object_id text not null, at text not null
    );

    create table idempotency (
      agent_id text not null, key text not null, verb text not null, input_hash blob not null,
      output text, at text not null, primary key (agent_id, key)
    ) without rowid;

    create table audit_event (
      seq integer primary key, at text not null, actor_id text not null, actor_name text not null,
      action text not null, object_kind text not null, object_id text not null, reason text,
      changes text not null, request_key text not null, prev_hash blob not null, hash blob not null
    );
    create index audit_by_object on audit_event (object_kind, object_id, seq);
    create trigger audit_never_edited before update on audit_event begin select raise(abort, 'audit events are append-only'); end;
    create trigger audit_never_removed before delete on audit_event begin select raise(abort, 'audit events are append-only'); end;
  `,
}
