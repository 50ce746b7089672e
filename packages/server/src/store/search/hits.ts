import type { Database as Sqlite, Statement } from 'better-sqlite3'

/** A customer as search shows one, and the words they are found under. */
export interface HitRow {
  readonly id: string
  readonly customer_no: string
  readonly name_masked: string
  readonly phone_masked: string
  readonly nickname: string
  readonly status: string
  readonly words: string
  readonly due_fen: number
  readonly oldest_due: string | null
}

const statements = new WeakMap<Sqlite, Statement>()

/** Fetch the customers found, in the order found: one statement, bare for the reason that the search is. */
export function readHits(sqlite: Sqlite, tenant: string, nums: readonly number[]): HitRow[] {
  const statement = statements.get(sqlite) ?? sqlite.prepare(hitsSql)
  statements.set(sqlite, statement)
  return statement.all(JSON.stringify(nums), tenant) as HitRow[]
}

/** What is owed and since when comes from the partial index `bill_owing` alone. */
const hitsSql = `
  select c.id, c.customer_no, c.name_masked, c.phone_masked, c.nickname, c.status, d.words,
    coalesce(sum(b.total_fen - b.paid_fen), 0) as due_fen, min(b.due_date) as oldest_due
  from json_each(?) j
    cross join customer c on c.num = j.value
    cross join search_doc d on d.num = c.num
    left join bill b indexed by bill_owing
      on b.customer_id = c.id and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen
  where c.tenant_id = ?
  group by j.key
  order by j.key`
