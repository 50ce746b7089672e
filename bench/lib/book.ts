import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type BusinessDate } from '@zuoxi/sdk'
import { openDesk } from '@zuoxi/server'
import Database from 'better-sqlite3'

/** A desk with a book of bills as large as a lender's, and no more of anything else than its screens read. */
export interface Book {
  readonly path: string
  /** The day it was made up for: bills are due from 344 days before it to 15 days after. */
  readonly base: BusinessDate
  readonly customers: number
  readonly bills: number
}

const billsEach = 12
const batch = 25_000

/**
 * A desk of so many bills, twelve a customer, of which a sixth are late by any number of days. Made with the real
 * schema and triggers, in some minutes, and kept in the temporary folder; the days it was rolled are forgotten.
 */
export async function bookOf(bills: number, today: BusinessDate, tell: (progress: string) => void): Promise<Book> {
  const folder = join(process.env['ZUOXI_BENCH_DIR'] ?? tmpdir(), 'zuoxi-bench-desks')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `book-${bills}.db`)
  const customers = Math.ceil(bills / billsEach)
  if (!existsSync(path)) await makeBook(path, { customers, base: addDays(today, -20), tell })
  await (await openDesk(path)).close()
  const sqlite = new Database(path)
  for (const table of ['delinquency_log', 'delinquency_day', 'delinquency_changed', 'job_run'])
    sqlite.exec(`delete from ${table}`)
  const base = sqlite.prepare(`select value from desk_meta where name = 'bench_base'`).pluck().get() as BusinessDate
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  return { path, base, customers, bills: customers * billsEach }
}

async function makeBook(
  path: string,
  { customers, base, tell }: { customers: number; base: BusinessDate; tell: (progress: string) => void },
): Promise<void> {
  // Under another name until it is whole: half a book would be taken for one.
  const part = `${path}.part`
  for (const end of ['', '-wal', '-shm', '.key', '.secret']) rmSync(part + end, { force: true })
  await (await openDesk(part)).close()
  const sqlite = new Database(part)
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -400000')
  const [customer, bill] = [sqlite.prepare(customersSql), sqlite.prepare(billsSql)]
  for (let first = 0; first < customers; first += batch) {
    tell(`making a book of ${customers * billsEach} bills, once: ${Math.floor((first / customers) * 100)} %`)
    const range = { first, last: Math.min(customers, first + batch) - 1 }
    sqlite.transaction(() => {
      customer.run(range)
      bill.run({ ...range, base })
    })()
  }
  sqlite.prepare(`insert into desk_meta (name, value) values ('bench_base', ?)`).run(base)
  sqlite.exec('analyze')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  for (const end of ['.key', '.secret']) if (existsSync(part + end)) renameSync(part + end, path + end)
  renameSync(part, path)
}

/** The id of a customer of the book, by its place. */
export function bookCustomer(at: number): string {
  return `c-${String(at).padStart(7, '0')}`
}

const series = `with recursive series (c) as (select :first union all select c + 1 from series where c < :last)`

const customersSql = `
  insert into customer (id, tenant_id, customer_no, status, name_masked, phone_masked, resident_id_masked, address_masked, nickname,
    sealed, kyc_level, risk_tier, tags, special_care, opt_outs, since, created_at, created_by, updated_at, updated_by)
  ${series}
  select printf('c-%07d', c), 'local', printf('C%07d', c), 'active', '王**', '', '', '', '', x'', 'full', 'low', '[]', 0, '[]',
    '2024-01-01', '', '', '', '' from series`

const billsSql = `
  insert into bill (id, customer_id, bill_no, period, issued_on, due_date, total_fen, paid_fen, state, created_at)
  ${series}, months (k) as (select 0 union all select k + 1 from months where k < 11)
  select printf('b-%07d-%02d', c, k), printf('c-%07d', c), printf('N%07d%02d', c, k), substr(due, 1, 7), date(due, '-20 days'), due,
    90000 + c % 1000, iif(owes, 0, 90000 + c % 1000), iif(owes, 'issued', 'paid'), due || 'T00:00:00.000Z'
  from (
    select c, k, date(:base, (15 - c * 7919 % 30 - 30 * k) || ' days') as due,
      15 - c * 7919 % 30 - 30 * k >= 0 or (c * 31 + k * 17) % 23 < 4 as owes
    from series cross join months)`
