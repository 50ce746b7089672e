import type { Migration } from './migration.ts'

/**
 * Wording as a controlled document, and what the gate leaves behind: what it said of each message, what it held, who
 * was contacted when, what was promised, and the rules of this desk.
 */
export const gate: Migration = {
  id: 6,
  name: 'gate',
  sql: `
    alter table script_version add column audience text not null default '{}';
    alter table script_version add column disclosures text not null default '[]';
    alter table script_version add column author_id text not null default '';
    alter table script_version add column suspended_why text;
    alter table script_version add column updated_at text not null default '2026-01-01T00:00:00.000Z';
    alter table script_version add column rev integer not null default 0;
    create unique index script_version_one_active on script_version (key, audience) where status = 'active';
    create table script_approval (
      version_id text not null, seq integer not null, by_id text not null, decision text not null, content_hash text not null,
      reason text not null, at text not null, primary key (version_id, seq)
    ) without rowid;
    create trigger script_approval_never_edited before update on script_approval begin select raise(abort, 'approvals are append-only'); end;
    create trigger script_approval_never_removed before delete on script_approval begin select raise(abort, 'approvals are append-only'); end;
    create table script_favourite (
      agent_id text not null, place integer not null, key text not null, primary key (agent_id, place), unique (agent_id, key)
    ) without rowid;

    alter table message add column gate text not null default '';
    alter table message add column facts text not null default '';
    create index message_said on message (at, id) where role = 'agent';
    create table gate_override (
      message_id text not null, rule text not null, agent_id text not null, reason text not null, at text not null, primary key (message_id, rule)
    ) without rowid;
    create index gate_override_by_rule on gate_override (rule, at);
    create table held_message (
      id text primary key, tenant_id text not null, conversation_id text not null, customer_id text not null, body text not null,
      wording text not null, bill_id text, findings text not null, reason text not null, author_id text not null, state text not null,
      decided_by text, decision_reason text, message_id text, at text not null, rev integer not null default 0
    ) without rowid;
    create index held_message_by_age on held_message (tenant_id, state, at, id);

    create table contact_preference (
      customer_id text primary key, stop_requested_at text, night_consent_on text, number_valid integer not null default 1
    ) without rowid;
    create table contact_attempt (
      id text primary key, tenant_id text not null, customer_id text not null, conversation_id text, channel text not null, purpose text not null,
      target text not null, outcome text not null, note text, business_date text not null, at text not null, by_id text not null
    ) without rowid;
    create index contact_attempt_by_customer on contact_attempt (customer_id, business_date desc, at desc);

    alter table verification add column by_id text not null default '';

    create table promise (
      id text primary key, tenant_id text not null, message_id text not null, conversation_id text not null, customer_id text not null,
      text text not null, kind text not null, due_at text not null, state text not null, made_by text not null, ended_reason text,
      rev integer not null default 0, at text not null
    ) without rowid;
    create index promise_open on promise (tenant_id, due_at, id) where state = 'open';
    create index promise_by_customer on promise (customer_id, due_at desc, id);

    create table gate_rule (
      id text primary key, house integer not null, status text not null, body text not null, author_id text not null, approved_by text,
      pending_by text, pending_reason text, pending_at text, rev integer not null default 0, updated_at text not null
    ) without rowid;
  `,
}
