import type { BusinessDate } from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { JobRunRow } from '../schema.ts'
import type { Read } from '../store.ts'
import type { Write } from '../sqlite/group-writer.ts'

/** The name under which the daily roll of the book keeps how far it is; migration 5 knows it too. */
const name = 'ledger.roll'

export type JobRun = Selectable<JobRunRow> & { business_date: BusinessDate }

/** A day's run; nothing when it has not begun. */
export async function findRun(read: Read, day: BusinessDate): Promise<JobRun | undefined> {
  const runs = read.selectFrom('job_run').selectAll().where('name', '=', name).where('business_date', '=', day)
  return (await runs.executeTakeFirst()) as JobRun | undefined
}

/** The newest run; one that is not finished, if there is one, for a day begins only when the one before is finished. */
export async function lastRun(read: Read): Promise<JobRun | undefined> {
  const runs = read.selectFrom('job_run').selectAll().where('name', '=', name).orderBy('business_date', 'desc')
  return (await runs.limit(1).executeTakeFirst()) as JobRun | undefined
}

/** Whether a roll of an earlier day has been finished. */
export async function wasRolledBefore(read: Read, day: BusinessDate): Promise<boolean> {
  const runs = read.selectFrom('job_run').select('name').where('name', '=', name).where('business_date', '<', day)
  return (await runs.limit(1).executeTakeFirst()) !== undefined
}

/** Keep how far a day's run is, in the transaction of the work itself. */
export async function keepRun(trx: Write, run: Omit<JobRun, 'name'>): Promise<void> {
  const { at_key, counts, finished_at } = run
  await trx
    .insertInto('job_run')
    .values({ ...run, name })
    .onConflict((conflict) =>
      conflict.columns(['name', 'business_date']).doUpdateSet({ at_key, counts, finished_at }),
    )
    .execute()
}
