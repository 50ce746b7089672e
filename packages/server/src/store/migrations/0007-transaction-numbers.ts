import type { Migration } from './migration.ts'

/** A second number of a transaction that differs in case alone is found without reading every repayment. */
export const transactionNumbers: Migration = {
  id: 7,
  name: 'transaction-numbers',
  sql: `
    create index repayment_by_txn_any_case on repayment (tenant_id, external_txn_id collate nocase)
      where external_txn_id is not null;
  `,
}
