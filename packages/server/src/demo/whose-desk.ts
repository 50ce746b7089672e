import type { OpenDesk } from '../open-desk.ts'

/** How far the demo has come; kept in the file, in the transaction of each batch. */
export interface Progress {
  readonly seed: number
  readonly wanted: number
  readonly made: number
}

/** Whether a desk holds a whole demo; one that was stopped half-way does not, and is worth seeding again. */
export function isSeeded(desk: OpenDesk): boolean {
  const progress = progressOf(desk)
  return progress !== undefined && progress.made >= progress.wanted
}

/** Whether anybody on the desk is invented: the cast's people, or a generator's. */
export function holdsInventedPeople(desk: OpenDesk): boolean {
  const sql = `select exists (select 1 from customer where (id >= 'fx-' and id < 'fx.') or (id >= 'dm-' and id < 'dm.'))`
  return desk.room.store.sqlite.prepare(sql).pluck().get() === 1
}

/** How far the demo of a desk has come; nothing where it was never begun. */
export function progressOf(desk: OpenDesk): Progress | undefined {
  const value = desk.room.store.sqlite.prepare(`select value from desk_meta where name = 'demo'`).pluck().get() as
    | string
    | undefined
  return value === undefined ? undefined : (JSON.parse(value) as Progress)
}
