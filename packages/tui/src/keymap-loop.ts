import type { KeymapFile } from './effects/keymap-file.ts'
import type { Store } from './state/store.ts'

/** Keeps the keys in force as the agent's file says, while the desk is at work. */
export interface KeymapLoop {
  /** Read the file for the first key, and follow it from then on. */
  readonly start: (store: Store) => Promise<void>
  readonly stop: () => void
}

export function keymapLoop(file: KeymapFile): KeymapLoop {
  let stop = (): void => {}
  /** Reads may overtake each other; the newest one counts. */
  let reads = 0
  const read = async (store: Store, changed: boolean): Promise<void> => {
    reads += 1
    const mine = reads
    const { keymap, problems } = await file.read()
    if (mine !== reads) return
    if (keymap) store.dispatch({ kind: 'keymap', keymap, changed })
    else store.dispatch({ kind: 'keymapBroken', problems })
  }
  return {
    start: async (store) => {
      stop = file.watch(() => void read(store, true))
      await read(store, false)
    },
    stop: () => stop(),
  }
}
