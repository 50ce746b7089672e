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
  /** What is owed, and since when. */
  readonly dueFen: number
  readonly oldestDue: string | undefined
}

type Stored = Omit<HitRow, 'dueFen' | 'oldestDue'> & { readonly place: number; readonly owing: string }

const statements = new WeakMap<Sqlite, Statement>()

/** Fetch the customers found, in the order found: one statement, bare for the reason that the search is. */
export function readHits(sqlite: Sqlite, tenant: string, nums: readonly number[]): HitRow[] {
  const statement = statements.get(sqlite) ?? sqlite.prepare(hitsSql)
  statements.set(sqlite, statement)
  const rows = statement.all(JSON.stringify(nums), tenant) as Stored[]
  return rows
    .sort((a, b) => a.place - b.place)
    .map(({ owing, ...row }) => {
      const [dueFen, oldestDue] = JSON.parse(owing) as [number | null, string | null]
      return { ...row, dueFen: dueFen ?? 0, oldestDue: oldestDue ?? undefined }
    })
}

/** Sum and date come from one visit of the partial index `bill_owing`: a join with a group costs twice as much. */
const hitsSql = `
  select j.key as place, c.id, c.customer_no, c.name_masked, c.phone_masked, c.nickname, c.status, d.words,
    (select json_array(sum(b.total_fen - b.paid_fen), min(b.due_date)) from bill b indexed by bill_owing
      where b.customer_id = c.id and b.state in ('issued', 'partial') and b.total_fen > b.paid_fen) as owing
  from json_each(?) j
    cross join customer c on c.num = j.value
    cross join search_doc d on d.num = c.num
  where c.tenant_id = ?`
