import type { Migration } from './migration.ts'

/**
 * Customer search. A customer is findable under a handful of derived words
 * (see `rules/search-keys.ts`); `search_key` holds them in order, so a prefix is
 * a range. `nrank` is the negated rank, so that the best come first.
 * The row of a number's end carries the customer's names and phone, so that `zw 8899`
 * is answered by the tail's rows alone.
 * `search_heavy` holds the exact best of every prefix with more than 256 rows.
 * `search_doc` is the other way round: the words of a customer, each on a line.
 */
export const search: Migration = {
  id: 2,
  name: 'search',
  sql: `
    create table search_key (
      key text not null, nrank integer not null, num integer not null, beside text, primary key (key, nrank, num)
    ) without rowid;
    create table search_heavy (prefix text primary key, top text not null) without rowid;
    create table search_doc (num integer primary key, nrank integer not null, words text not null);
  `,
}
