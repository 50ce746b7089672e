import { CompiledQuery, type Kysely, type Transaction } from 'kysely'
import type { Tables } from '../schema.ts'

export type Write = Transaction<Tables>

interface Job {
  readonly work: (trx: Write) => Promise<unknown>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown }

/** How long a commit may wait for those who are likely on their way: less than a slow disk takes for one. */
const patienceMs = 1

/**
 * One writer, commits shared (group commit). Requests that wait together become
 * one transaction, each behind its own savepoint, so a refused one undoes only
 * itself. Nobody is answered before the commit is on the disk: eight writers
 * cost one fsync instead of eight.
 *
 * A commit that others are likely to join waits for them a moment: as many as
 * were seen at once just before. Someone who writes alone never waits.
 */
export class GroupWriter {
  readonly #db: Kysely<Tables>
  readonly #limit: number
  #waiting: Job[] = []
  #running: Promise<void> | undefined
  /** How many to wait for. */
  #expected = 1
  #hopeAgainIn = 0
  #joined = () => {}

  /** `limit` is how many requests may share one commit; 1 commits one by one. */
  constructor(db: Kysely<Tables>, limit = 64) {
    this.#db = db
    this.#limit = limit
  }

  write<Value>(work: (trx: Write) => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) => (outcome.ok ? resolve(outcome.value as Value) : reject(outcome.error))
      this.#waiting.push({ work, settle })
      this.#joined()
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
      const expected = Math.min(this.#expected, this.#limit)
      await this.#gathered(expected)
      const jobs = this.#waiting.splice(0, this.#limit)
      await this.#commit(jobs)
      await turnOfTheLoop()
      this.#learn(expected, jobs.length)
    }
    this.#running = undefined
  }

  /** Hope for one more each time it went well; after a wait in vain, take what came for all there are, for a while. */
  #learn(expected: number, came: number): void {
    const alone = came === 1 && this.#waiting.length === 0
    if (came < expected) this.#hopeAgainIn = 32
    else this.#hopeAgainIn -= 1
    this.#expected = came + (alone || this.#hopeAgainIn > 0 ? 0 : 1)
  }

  /** Everything that arrived in this turn of the loop, and for a moment those who are expected. */
  async #gathered(expected: number): Promise<void> {
    await turnOfTheLoop()
    if (this.#waiting.length >= expected) return
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, patienceMs)
      this.#joined = () => {
        if (this.#waiting.length < expected) return
        clearTimeout(patience)
        resolve()
      }
    })
    this.#joined = () => {}
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

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const savepoint = CompiledQuery.raw('savepoint request')
const release = CompiledQuery.raw('release request')
const rollback = CompiledQuery.raw('rollback to request')

async function behindSavepoint(trx: Write, job: Job): Promise<Outcome> {
  await trx.executeQuery(savepoint)
  try {
    const value = await job.work(trx)
    await trx.executeQuery(release)
    return { ok: true, value }
  } catch (error) {
    // Without its savepoint the whole transaction is gone, as when the disk is full: that is why, and not what follows.
    await undone(trx, error)
    return { ok: false, error }
  }
}

async function undone(trx: Write, why: unknown): Promise<void> {
  try {
    await trx.executeQuery(rollback)
    await trx.executeQuery(release)
  } catch {
    throw why
  }
}
