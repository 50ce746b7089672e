import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { colleague } from '../conversations/hall.ts'
import { addCustomer, testFolder } from '../support/desk.ts'
import { openBooks } from './books.ts'

test('a desk file holds one tenant: the file takes no customer of another, whoever writes', async () => {
  const { desk, addPayer } = await openBooks()
  await addPayer('c1')
  await expect(addCustomer(desk, 'foreign', 'other')).rejects.toThrow('one desk file holds one tenant')
  const { sqliteWriter } = desk.room.store
  expect(() => sqliteWriter.exec(`update customer set tenant_id = 'other'`)).toThrow('one desk file holds one tenant')
})

test('nobody of another tenant is told what is owed here', async () => {
  const { desk, addPayer, addBill, owner } = await openBooks()
  addBill(await addPayer('c1'), 'b1', '2026-10-20')
  const owedTo = ({ buckets }: { readonly buckets: readonly { readonly bills: number }[] }) =>
    buckets.reduce((sum, { bills }) => sum + bills, 0)
  expect(owedTo(await owner.ledger.delinquency())).toBe(1)
  const foreigner = await colleague(desk, 'other')
  expect(owedTo(await foreigner.ledger.delinquency())).toBe(0)
})

test('a file that holds two tenants is not taken over', () => {
  const path = join(testFolder(), 'desk.db')
  const old = new Database(path)
  for (const { id, sql } of migrations.filter((migration) => migration.id < 8)) {
    old.exec(sql)
    old.pragma(`user_version = ${id}`)
  }
  const customers = old.prepare(`
    insert into customer (id, tenant_id, customer_no, status, name_masked, phone_masked, resident_id_masked, address_masked,
      nickname, sealed, kyc_level, risk_tier, tags, special_care, opt_outs, since, created_at, created_by, updated_at, updated_by)
    values (:id, :tenant, :id, 'active', '', '', '', '', '', '', 'full', 'low', '[]', 0, '[]', '2024-01-01', '', '', '', '')`)
  customers.run({ id: 'c1', tenant: 'local' })
  customers.run({ id: 'c2', tenant: 'other' })
  expect(() => migrate(old)).toThrow('one desk file holds one tenant')
  expect(old.pragma('user_version', { simple: true })).toBe(7)
  old.prepare(`delete from customer where id = 'c2'`).run()
  migrate(old)
  old.close()
})
