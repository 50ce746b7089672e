import { createHash } from 'node:crypto'
import { type BillImport, checkBillRow } from '@zuoxi/sdk'
import { fixedPartOf, linesOfImport, stateOfImport } from '../../rules/bill-import.ts'
import { entryWriter } from '../../store/ledger/entry-writer.ts'
import { clearedAtDesk, importPolicy, paidByImport, payByImport } from '../../store/ledger/import.ts'
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
    } else if (!writing.isSameBill(before, row)) {
      batch.reject(raw, { field: 'external_id', reason: 'issued_bill_is_immutable' })
    } else if (clearedAtDesk(room.store, before.id)) {
      // The file tells a total. Whether what the desk itself cleared is part of it, nobody can say.
      batch.reject(raw, { field: 'paid', reason: 'repaid_at_the_desk' })
    } else {
      await writing.pay(before, row)
      touched.add(customerId)
      batch.updated += 1
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
  readonly #entries: ReturnType<typeof entryWriter>

  constructor(room: Room, mutation: Mutation) {
    this.#room = room
    this.#mutation = mutation
    this.#bill = inserter(room.store.sqliteWriter, 'bill', billColumns)
    this.#entries = entryWriter(room.store.sqliteWriter)
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
    this.#writeLines(id, customerId, row)
  }

  /** Whether a row tells of the bill that is here, with at most other payments: the hash it would have had then. */
  isSameBill(before: Known, row: BillImport): boolean {
    const asItWas = { ...row, paidFen: paidByImport(this.#room.store, before.id) }
    return before.content_hash?.equals(this.hashOf(asItWas)) ?? false
  }

  async pay(before: Known, row: BillImport): Promise<void> {
    const { trx, now } = this.#mutation
    const lines = linesOfImport(row).map((line, i) => ({ ...line, no: i + 1 }))
    payByImport(this.#room.store, before, lines, { at: now, issuedOn: row.issuedOn })
    await trx
      .updateTable('bill')
      .set({ content_hash: this.hashOf(row) })
      .where('id', '=', before.id)
      .execute()
  }

  #writeLines(bill_id: string, customerId: string, row: BillImport): void {
    const common = {
      at: this.#mutation.now,
      business_date: row.issuedOn,
      customer_id: customerId,
      bill_id,
      policy_version: importPolicy,
    }
    linesOfImport(row).forEach(({ component, amountFen, paidFen }, i) => {
      const line_no = i + 1
      this.#line({ bill_id, no: line_no, component, amount_fen: amountFen, paid_fen: paidFen })
      const line = { ...common, line_no, component }
      this.#entries([{ ...line, kind: 'charge', amount_fen: amountFen }])
      if (paidFen > 0) this.#entries([{ ...line, kind: 'allocation', amount_fen: -paidFen }])
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
