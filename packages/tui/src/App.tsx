import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { byHand } from './by-hand.ts'
import { eachKey } from './keys/dispatch.ts'
import type { Store } from './state/store.ts'
import type { InputSource } from './terminal/input/event.ts'
import { Screen } from './views/Screen.tsx'

/** The desk on the terminal: the single subscriber to the keyboard, and the loop. */
export function App({ store, input }: { store: Store; input: InputSource }): ReactNode {
  useEffect(() => input.subscribe((events) => store.dispatchAll(eachKey(events, store.get), byHand)), [input, store])
  const state = useSyncExternalStore(store.subscribe, store.get)
  return <Screen state={state} />
}
