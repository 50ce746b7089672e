import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables } from '../schema.ts'

export type Write = Transaction<Tables>

interface Job {
  readonly work: (trx: Write) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }

/**
 * One writer, commits shared (group commit). Requests that arrive in one turn
 * of the event loop become one transaction, each behind its own savepoint, so a
 * refused one undoes only itself. Nobody is answered before the commit is on
 * the disk: eight writers cost one fsync instead of eight.
 */
export class GroupWriter {
  readonly #db: Kysely<Tables>
  readonly #limit: number
  #waiting: Job[] = []
  #running: Promise<void> | undefined

  /** `limit` is how many requests may share one commit; 1 commits one by one. */
  constructor(db: Kysely<Tables>, limit = 64) {
    this.#db = db
    this.#limit = limit
  }

  write<Value>(work: (trx: Write) => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => (outcome.ok ? resolve(outcome.value as Value) : reject(outcome.error))
      this.#waiting.push({ work, settle })
      this.#running ??= this.#run()
    })
  }

  /** How many requests wait for the next commit. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when nothing is waiting or under way. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Let everything that arrived in this turn of the loop join the group.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#commit(this.#waiting.splice(0, this.#limit))
    }
    this.#running = undefined
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    try {
      const outcomes = await this.#db.transaction().execute(async (trx) => {
        const done: Outcome[] = []
        for (const job of jobs) done.push(await behindSavepoint(trx, job))
        return done
      })
      outcomes.forEach((outcome, i) => jobs[i]?.settle(outcome))
    } catch (error) {
      for (const job of jobs) job.settle({ ok: false, error })
    }
  }
}

async function behindSavepoint(trx: Write, job: Job): Promise<Outcome> {
  await sql`savepoint request`.execute(trx)
  try {
    const value = await job.work(trx)
    await sql`release request`.execute(trx)
    return { ok: true, value }
  } catch (error) {
    await sql`rollback to request`.execute(trx)
    await sql`release request`.execute(trx)
    return { ok: false, error }
  }
}
