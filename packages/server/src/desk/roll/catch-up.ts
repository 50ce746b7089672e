import type { Room } from '../room.ts'

/** Days that a roll works through one after the other, and how many of them are done. */
export interface CatchUp {
  readonly done: number
  readonly total: number
}

const underWay = new WeakMap<Room['store'], CatchUp>()

/** How far this process is with the days of one roll; nothing while it works on none, or on a single one. */
export function catchUpOf({ store }: Pick<Room, 'store'>): CatchUp | undefined {
  return underWay.get(store)
}

/** Work through days in their order and tell on the way how far it is. */
export async function eachDay<Day>(
  { store }: Pick<Room, 'store'>,
  days: readonly Day[],
  work: (day: Day) => Promise<void>,
): Promise<void> {
  try {
    for (const [done, day] of days.entries()) {
      if (days.length > 1) underWay.set(store, { done, total: days.length })
      await work(day)
    }
  } finally {
    underWay.delete(store)
  }
}
