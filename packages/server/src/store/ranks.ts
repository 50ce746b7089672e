import type { BusinessDate, Customer } from '@zuoxi/sdk'
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { rankOf } from '../rules/search-rank.ts'
import { type SearchDoc, searchWriter } from './search/index.ts'
import type { Store } from './store.ts'

interface Standing {
  readonly num: number
  readonly status: Customer['status']
  readonly rank: number
  readonly words: string
  readonly oldest_owing: BusinessDate | null
}

const standings = new WeakMap<Sqlite, Statement>()

/**
 * Bring the search ranks of some customers up to their ledgers, inside the
 * transaction that changed these. Most changes move nobody: a rank follows
 * from the oldest bill that owes.
 */
export function refreshRanks(store: Store, customerIds: Iterable<string>): void {
  const sqlite = store.sqliteWriter
  const standing = standings.get(sqlite) ?? sqlite.prepare(standingSql)
  standings.set(sqlite, standing)
  const setRank = sqlite.prepare('update customer set rank = ? where num = ?')
  const moved: SearchDoc[] = []
  for (const id of customerIds) {
    const row = standing.get(id) as Standing | undefined
    if (!row) continue
    const rank = rankOf({ status: row.status, oldestOwing: row.oldest_owing ?? undefined })
    if (rank === row.rank) continue
    setRank.run(rank, row.num)
    moved.push({ num: row.num, nrank: -rank, words: row.words.slice(1).split('\n') })
  }
  searchWriter(store).apply({ remove: moved.map(({ num }) => num), add: moved })
}

const standingSql = `
  select c.num, c.status, c.rank, d.words,
    (select b.due_date from bill b indexed by bill_owing
      where b.customer_id = c.id and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen
      order by b.due_date limit 1) as oldest_owing
  from customer c join search_doc d on d.num = c.num
  where c.id = ?`
