import { createHash } from 'node:crypto'
import { type BillImport, checkBillRow } from '@zuoxi/sdk'
import { fixedPartOf, linesOfImport, stateOfImport } from '../../rules/bill-import.ts'
import { refreshRanks } from '../../store/ranks.ts'
import { type Insert, inserter } from '../../store/sqlite/inserter.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import type { Mutation } from '../mutate.ts'
import { newId, type Room } from '../room.ts'
import { Batch, type CheckedRow, type RawRow, type Taken } from './batch.ts'

interface Known {
  readonly id: string
  readonly external_id: string | null
  readonly customer_id: string
  readonly content_hash: Buffer | null
}

export async function takeBills(room: Room, mutation: Mutation, rows: readonly RawRow[]): Promise<Taken> {
  const { trx } = mutation
  const batch = new Batch()
  const checked = batch.check(rows, checkBillRow)
  const customers = await customersOf(trx, checked)
  const known = await knownBills(trx, checked)
  const holders = await numberHolders(trx, checked)
  const writing = new BillIntake(room, mutation)
  const touched = new Set<string>()
  for (const { row, raw } of checked) {
    const customerId = customers.get(row.customerExternalId)
    const before = known.get(row.externalId)
    const holder = holders.get(row.billNo)
    if (customerId === undefined) {
      batch.reject(raw, { field: 'customer_external_id', reason: 'unknown_customer' })
    } else if (holder !== undefined && holder !== row.externalId) {
      batch.reject(raw, { field: raw.fields['bill_no'] ? 'bill_no' : 'external_id', reason: 'taken' })
    } else if (!before) {
      writing.create(customerId, row)
      holders.set(row.billNo, row.externalId)
      touched.add(customerId)
      batch.created += 1
    } else if (before.content_hash?.equals(writing.hashOf(row))) {
      batch.unchanged += 1
    } else if (await writing.isSameBill(before, row)) {
      await writing.pay(before, row)
      touched.add(customerId)
      batch.updated += 1
    } else {
      batch.reject(raw, { field: 'external_id', reason: 'issued_bill_is_immutable' })
    }
  }
  refreshRanks(room.store, touched)
  return batch.taken
}

async function customersOf(trx: Write, rows: readonly CheckedRow<BillImport>[]): Promise<Map<string, string>> {
  const externalIds = [...new Set(rows.map(({ row }) => row.customerExternalId))]
  const found = await trx
    .selectFrom('customer')
    .select(['id', 'external_id'])
    .where('external_id', 'in', externalIds)
    .execute()
  return new Map(found.map((customer) => [customer.external_id ?? '', customer.id]))
}

async function knownBills(trx: Write, rows: readonly CheckedRow<BillImport>[]): Promise<Map<string, Known>> {
  const found = await trx
    .selectFrom('bill')
    .select(['id', 'external_id', 'customer_id', 'content_hash'])
    .where(
      'external_id',
      'in',
      rows.map(({ row }) => row.externalId),
    )
    .execute()
  return new Map(found.map((bill) => [bill.external_id ?? '', bill]))
}

/** Whose each bill number is, by external id: a number belongs to one bill. */
async function numberHolders(trx: Write, rows: readonly CheckedRow<BillImport>[]): Promise<Map<string, string>> {
  const found = await trx
    .selectFrom('bill')
    .select(['bill_no', 'external_id'])
    .where(
      'bill_no',
      'in',
      rows.map(({ row }) => row.billNo),
    )
    .execute()
  return new Map(found.map((bill) => [bill.bill_no, bill.external_id ?? '']))
}

class BillIntake {
  readonly #room: Room
  readonly #mutation: Mutation
  readonly #bill: Insert<'bill'>
  readonly #line: Insert<'bill_line'>

  constructor(room: Room, mutation: Mutation) {
    this.#room = room
    this.#mutation = mutation
    this.#bill = inserter(room.store.sqliteWriter, 'bill', billColumns)
    this.#line = inserter(room.store.sqliteWriter, 'bill_line', [
      'bill_id',
      'no',
      'component',
      'amount_fen',
      'paid_fen',
    ])
  }

  hashOf(row: BillImport): Buffer {
    return createHash('sha256')
      .update(JSON.stringify([fixedPartOf(row), row.paidFen]))
      .digest()
  }

  create(customerId: string, row: BillImport): void {
    const id = newId(this.#room)
    this.#bill({
      id,
      customer_id: customerId,
      bill_no: row.billNo,
      external_id: row.externalId,
      period: row.dueDate.slice(0, 7),
      issued_on: row.issuedOn,
      due_date: row.dueDate,
      total_fen: row.totalFen,
      paid_fen: row.paidFen,
      state: stateOfImport(row),
      content_hash: this.hashOf(row),
      created_at: this.#mutation.now,
    })
    this.#writeLines(id, row)
  }

  /** Whether a row tells of the bill that is here, with at most other payments: the hash it would have had then. */
  async isSameBill(before: Known, row: BillImport): Promise<boolean> {
    const kept = await this.#mutation.trx
      .selectFrom('bill')
      .select('paid_fen')
      .where('id', '=', before.id)
      .executeTakeFirstOrThrow()
    const asItWas = { ...row, paidFen: kept.paid_fen as BillImport['paidFen'] }
    return before.content_hash?.equals(this.hashOf(asItWas)) ?? false
  }

  async pay(before: Known, row: BillImport): Promise<void> {
    const { trx } = this.#mutation
    await trx
      .updateTable('bill')
      .set((eb) => ({
        paid_fen: row.paidFen,
        state: stateOfImport(row),
        content_hash: this.hashOf(row),
        rev: eb('rev', '+', 1),
      }))
      .where('id', '=', before.id)
      .execute()
    await trx.deleteFrom('bill_line').where('bill_id', '=', before.id).execute()
    this.#writeLines(before.id, row)
  }

  #writeLines(bill_id: string, row: BillImport): void {
    linesOfImport(row).forEach((line, i) => {
      this.#line({ bill_id, no: i + 1, component: line.component, amount_fen: line.amountFen, paid_fen: line.paidFen })
    })
  }
}

const billColumns = [
  'id',
  'customer_id',
  'bill_no',
  'external_id',
  'period',
  'issued_on',
  'due_date',
  'total_fen',
  'paid_fen',
  'state',
  'content_hash',
  'created_at',
] as const
