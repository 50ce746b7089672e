import { businessDateOf, type Instant, instantOf } from '@zuoxi/sdk'
import type { Cast } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../open-desk.ts'
import { appendAudit } from '../store/audit.ts'
import { CustomerWriter } from '../store/customer-writer.ts'
import { type SearchDoc, searchWriter } from '../store/search/index.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import { inventCustomer, inventedId, type Setting } from './generate/customer.ts'
import { LedgerWriter } from './ledger-writer.ts'
import { customerOfPerson, ledgerOfPerson } from './people.ts'
import { seedContacts } from './seed-contacts.ts'
import { seedRules } from './seed-rules.ts'
import { seedWording } from './seed-wording.ts'
import { type Progress, progressOf } from './whose-desk.ts'

export interface SeedDemoOptions {
  /** How many customers to invent beside the people of the cast. */
  readonly customers: number
  readonly seed: number
  /** Called as it goes, with how many of the invented customers there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Stops after the batch at hand; what was made stays, is whole, and the next call goes on from there. */
  readonly signal?: AbortSignal
}

export interface SeededDemo {
  /** All customers of the desk, the cast's among them. */
  readonly customers: number
  readonly bills: number
  /** Whether it was stopped before the end. */
  readonly stopped: boolean
}

const demoTenant = 'local'
const seeder = 'local-owner'
const customersBeforeBreath = 500

/**
 * Fill a desk with the cast and with invented customers.
 *
 * It works in batches, each whole in itself: customers, ledgers, search keys
 * and how far it has come commit together. Seeding a seeded desk adds what is
 * missing, so a demo of 20,000 can grow to a million.
 *
 * @example
 * await seedDemo(desk, await loadCast(), { customers: 20_000, seed: 1 })
 */
export async function seedDemo(desk: OpenDesk, cast: Cast, options: SeedDemoOptions): Promise<SeededDemo> {
  const { onProgress = () => {} } = options
  const isStopped = () => options.signal?.aborted ?? false
  const demo = new DemoSeeding(desk, options)
  await demo.begin(cast)
  while (!demo.isDone && !isStopped()) await demo.nextBatch(onProgress, isStopped)
  return demo.finish()
}

class DemoSeeding {
  readonly #desk: OpenDesk
  readonly #setting: Setting
  readonly #now: Instant
  readonly #customers: CustomerWriter
  readonly #ledgers: LedgerWriter
  #progress: Progress

  constructor(desk: OpenDesk, { customers, seed }: SeedDemoOptions) {
    const { store, clock, seal } = desk.room
    const before = progressOf(desk)
    this.#desk = desk
    this.#now = instantOf(clock.nowMs())
    this.#progress = {
      seed: before?.seed ?? seed,
      wanted: Math.max(customers, before?.made ?? 0),
      made: before?.made ?? 0,
    }
    this.#setting = { seed: this.#progress.seed, tenantId: demoTenant, today: businessDateOf(this.#now) }
    this.#customers = new CustomerWriter(store, seal)
    this.#ledgers = new LedgerWriter(store, demoTenant)
  }

  get isDone(): boolean {
    return this.#progress.made >= this.#progress.wanted
  }

  /** The cast, the wordings, and the one audit event that tells of the seeding. */
  async begin(cast: Cast): Promise<void> {
    await this.#write(async (trx) => {
      const { wanted, seed, made } = this.#progress
      await this.#seedPeople(trx, cast)
      await seedWording(trx, cast.wording, this.#setting.today)
      await seedRules(trx, cast.rules ?? [], this.#now)
      await this.#remember(trx)
      await appendAudit(trx, this.#desk.room.seal, {
        at: this.#now,
        actorId: seeder,
        actorName: '演示数据',
        action: 'demo.seed',
        objectKind: 'desk',
        objectId: demoTenant,
        changes: [{ field: 'customers', from: String(made), to: String(wanted) }],
        requestKey: `demo-${seed}-${made}-${wanted}`,
      })
    })
  }

  async #seedPeople(trx: Write, cast: Cast): Promise<void> {
    const rows = await trx.selectFrom('customer').select('id').where('id', 'like', 'fx-%').execute()
    const present = new Set(rows.map(({ id }) => id))
    const docs: SearchDoc[] = []
    for (const person of cast.people) {
      const customer = customerOfPerson(person, demoTenant, this.#setting.today)
      if (present.has(customer.id)) continue
      docs.push(this.#customers.insert(customer, { by: seeder, at: this.#now }))
      this.#ledgers.insert(ledgerOfPerson(person, this.#setting.today))
      await seedContacts(trx, person, { tenantId: demoTenant, today: this.#setting.today, by: seeder })
    }
    searchWriter(this.#desk.room.store).apply({ remove: [], add: docs })
  }

  /**
   * One batch of invented customers. The larger the demo, the larger the batch:
   * its search keys go in sorted, and the more there are, the more of them
   * share a page.
   */
  async nextBatch(onProgress: (done: number, total: number) => void, isStopped: () => boolean): Promise<void> {
    await this.#write(async (trx) => {
      const { wanted, made } = this.#progress
      const size = Math.min(wanted - made, Math.max(2_000, Math.min(50_000, Math.ceil(wanted / 20))))
      const docs: SearchDoc[] = []
      let last = made
      // A stop cuts the batch short: what it holds by then is whole, and is kept.
      for (let order = made + 1; order <= made + size && !(isStopped() && last > made); order++) {
        const { customer, ledger } = inventCustomer(order, this.#setting)
        docs.push(this.#customers.insert(customer, { by: seeder, at: this.#now }))
        this.#ledgers.insertInvented(ledger)
        last = order
        if (order % customersBeforeBreath === 0) {
          onProgress(order, wanted)
          await breath()
        }
      }
      this.#ledgers.enterInvented(inventedId(made + 1), inventedId(last))
      searchWriter(this.#desk.room.store).apply({ remove: [], add: docs })
      this.#progress = { ...this.#progress, made: last }
      await this.#remember(trx)
    })
    onProgress(this.#progress.made, this.#progress.wanted)
  }

  finish(): SeededDemo {
    const { sqliteWriter } = this.#desk.room.store
    // The log has grown by whole batches; fold it into the file and give the space back.
    sqliteWriter.pragma('wal_checkpoint(TRUNCATE)')
    const count = (table: string) => sqliteWriter.prepare(`select count(*) from ${table}`).pluck().get() as number
    return { customers: count('customer'), bills: count('bill'), stopped: !this.isDone }
  }

  /**
   * If a batch fails, what is remembered of it goes with it. Another process
   * may seed the same new desk, so under the write lock we go on from the file.
   */
  async #write(work: (trx: Write) => Promise<void>): Promise<void> {
    const before = this.#progress
    try {
      await this.#desk.room.store.writer.write((trx) => {
        const made = progressOf(this.#desk)?.made ?? 0
        this.#progress = { ...this.#progress, made, wanted: Math.max(this.#progress.wanted, made) }
        return work(trx)
      })
    } catch (error) {
      this.#progress = before
      throw error
    }
  }

  async #remember(trx: Write): Promise<void> {
    const value = JSON.stringify(this.#progress)
    await trx
      .insertInto('desk_meta')
      .values({ name: 'demo', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  }
}

/** Let the screen draw its progress and the signal be heard; the batch's transaction waits meanwhile. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
