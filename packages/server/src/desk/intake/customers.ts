import { type BusinessDate, businessDateOf, checkCustomerRow, type CustomerImport } from '@zuoxi/sdk'
import { CustomerWriter, maskedColumns, wordsOf } from '../../store/customer-writer.ts'
import { type SearchDoc, searchWriter } from '../../store/search/index.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import type { Mutation } from '../mutate.ts'
import { callerOf, newId, type Room } from '../room.ts'
import { Batch, type RawRow, type Taken } from './batch.ts'

/** A file that tells a limit tells no end of it. */
const endlessLimit = '2099-12-31'

/** Imported customers are numbered from here, apart from the cast's and the demo's. */
const firstImportedNo = 50_000_000

interface Known {
  readonly num: number
  readonly id: string
  readonly customer_no: string
  readonly rank: number
  readonly content_hash: Buffer | null
}

export async function takeCustomers(room: Room, mutation: Mutation, rows: readonly RawRow[]): Promise<Taken> {
  const batch = new Batch()
  const checked = batch.check(rows, checkCustomerRow)
  const writing = new CustomerIntake(room, mutation)
  const known = await knownCustomers(
    mutation.trx,
    checked.map(({ row }) => row.externalId),
  )
  for (const { row } of checked) {
    const before = known.get(row.externalId)
    // Blinded, so that the hash of a name and a phone tells nobody the name and the phone.
    const hash = room.seal.blind(JSON.stringify(row))
    if (before?.content_hash?.equals(hash)) {
      batch.unchanged += 1
    } else if (before) {
      await writing.update(before, row, hash)
      batch.updated += 1
    } else {
      await writing.create(row, hash)
      batch.created += 1
    }
  }
  writing.index()
  return batch.taken
}

async function knownCustomers(trx: Write, externalIds: readonly string[]): Promise<Map<string, Known>> {
  const found = await trx
    .selectFrom('customer')
    .select(['num', 'id', 'customer_no', 'rank', 'content_hash', 'external_id'])
    .where('external_id', 'in', externalIds)
    .execute()
  return new Map(found.map((row) => [row.external_id ?? '', row]))
}

/** Writes customers, and keeps what search has to take in at the end of the batch. */
class CustomerIntake {
  readonly #room: Room
  readonly #mutation: Mutation
  readonly #writer: CustomerWriter
  readonly #gone: number[] = []
  readonly #docs: SearchDoc[] = []
  #lastNum: number

  constructor(room: Room, mutation: Mutation) {
    this.#room = room
    this.#mutation = mutation
    this.#writer = new CustomerWriter(room.store, room.seal)
    const { sqliteWriter } = room.store
    this.#lastNum = sqliteWriter.prepare('select coalesce(max(num), 0) from customer').pluck().get() as number
  }

  async create(row: CustomerImport, contentHash: Buffer): Promise<void> {
    const { now } = this.#mutation
    const caller = callerOf(this.#room)
    const id = newId(this.#room)
    this.#lastNum += 1
    const doc = this.#writer.insert(
      {
        ...clearOf(row),
        id,
        contentHash,
        tenantId: caller.tenantId,
        customerNo: `C${firstImportedNo + this.#lastNum}`,
        externalId: row.externalId,
        status: 'active',
        nickname: row.nickname,
        kycLevel: 'none',
        riskTier: 'low',
        tags: [],
        specialCare: false,
        optOuts: [],
        since: row.since ?? this.#today,
        oldestOwing: undefined,
      },
      { by: caller.agentId, at: now },
    )
    this.#docs.push(doc)
    await this.#setLimit(id, row)
  }

  async update(before: Known, row: CustomerImport, contentHash: Buffer): Promise<void> {
    const { trx, now } = this.#mutation
    const clear = clearOf(row)
    await trx
      .updateTable('customer')
      .set((eb) => ({
        ...maskedColumns({ ...clear, nickname: row.nickname }, this.#room.seal),
        ...(row.since === undefined ? {} : { since: row.since }),
        content_hash: contentHash,
        rev: eb('rev', '+', 1),
        updated_at: now,
        updated_by: callerOf(this.#room).agentId,
      }))
      .where('num', '=', before.num)
      .execute()
    this.#gone.push(before.num)
    const words = wordsOf({ ...clear, nickname: row.nickname, customerNo: before.customer_no })
    this.#docs.push({ num: before.num, nrank: -before.rank, words })
    await this.#setLimit(before.id, row)
  }

  index(): void {
    searchWriter(this.#room.store).apply({ remove: this.#gone, add: this.#docs })
  }

  get #today(): BusinessDate {
    return businessDateOf(this.#mutation.now)
  }

  async #setLimit(customer_id: string, { creditLimitFen: limit_fen }: CustomerImport): Promise<void> {
    if (limit_fen === undefined) return
    await this.#mutation.trx
      .insertInto('credit_line')
      .values({ customer_id, limit_fen, used_fen: 0, status: 'active', valid_to: endlessLimit })
      .onConflict((conflict) =>
        conflict.column('customer_id').doUpdateSet((eb) => ({ limit_fen, rev: eb('credit_line.rev', '+', 1) })),
      )
      .execute()
  }
}

function clearOf({ name, phone, residentId, address }: CustomerImport) {
  return { name, phone, residentId: residentId ?? '', address }
}
