import type { Migration } from './migration.ts'

/**
 * Repayments under the desk's key: entries prove where money went, the stamp that the desk wrote that it came. And bills
 * that nobody was asked for when they came: any other is a draft or void only by its entries.
 */
export const stamps: Migration = {
  id: 9,
  name: 'stamps',
  sql: `
    alter table repayment add column stamp blob;
    create table bill_unasked (bill_id text primary key, stamp blob not null) without rowid;
  `,
}
