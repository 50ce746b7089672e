import type { Clock } from '@zuoxi/sdk'
import type { Film } from './cli/host.ts'
import type { Store } from './state/store.ts'

/** Film a desk at work, a frame for each turn of the loop in which something changed; answers what ends it. */
export function filmDesk(store: Store, film: Film, clock: Clock): () => void {
  let isDue = false
  const take = (): void => {
    isDue = false
    film(store.get(), clock.nowMs())
  }
  const stop = store.subscribe(() => {
    if (!isDue) setImmediate(take)
    isDue = true
  })
  take()
  return () => {
    stop()
    take()
  }
}
