import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react'
import { byHand } from './by-hand.ts'
import { gathered } from './gathered.ts'
import { eachKey } from './keys/dispatch.ts'
import type { Store } from './state/store.ts'
import type { InputSource } from './terminal/input/event.ts'
import { Screen } from './views/Screen.tsx'

/** The desk on the terminal: the single subscriber to the keyboard, and the loop. */
export function App({ store, input }: { store: Store; input: InputSource }): ReactNode {
  const changes = useMemo(() => gathered(store), [store])
  useEffect(
    () =>
      input.subscribe((events) => {
        store.dispatchAll(eachKey(events, store.get), byHand)
        // What hands do is seen at once.
        changes.tell()
      }),
    [input, store, changes],
  )
  const state = useSyncExternalStore(changes.subscribe, store.get)
  return <Screen state={state} />
}
