import type { SmallFile } from './effects/small-file.ts'
import type { QueueState } from './state/state.ts'
import type { Store } from './state/store.ts'

/** Remembers the numbers of the agent's conversations whenever they change, for the next start. */
export function keepSeats(store: Store, file: SmallFile<QueueState['seats']>): void {
  let kept = store.get().queue.seats
  store.subscribe(() => {
    const { seats } = store.get().queue
    if (seats === kept) return
    if (seats.join() !== kept.join()) file.save(seats)
    kept = seats
  })
}
