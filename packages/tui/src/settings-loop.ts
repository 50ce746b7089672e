import type { SettingsFile } from './effects/settings-file.ts'
import { sameSettings } from './state/settings-file.ts'
import type { ComfortEffect } from './state/terminal-effect.ts'
import type { Store } from './state/store.ts'

/** Keeps the desk's settings and their file alike, whichever of them changes. */
export interface SettingsLoop {
  /** Read the file for the first frame, and follow it from then on. */
  readonly start: (store: Store) => Promise<void>
  readonly save: (store: Store, effect: Extract<ComfortEffect, { do: 'saveSetting' }>) => void
  readonly stop: () => void
}

export function settingsLoop(file: SettingsFile): SettingsLoop {
  let stop = (): void => {}
  let broken = false
  const read = async (store: Store, changed: boolean): Promise<void> => {
    const before = store.get().settings
    const { settings, problems } = await file.read(before)
    // What the desk itself has written comes back as it is: nothing to tell.
    if (problems.length === 0 && !broken && sameSettings(settings, before)) return
    broken = problems.length > 0
    store.dispatch({ kind: 'settings', settings, problems, changed })
  }
  return {
    start: async (store) => {
      stop = file.watch(() => void read(store, true))
      await read(store, false)
    },
    save: (store, { key, value }) =>
      void file.write(key, value).catch(() => store.dispatch({ kind: 'settingNotSaved' })),
    stop: () => stop(),
  }
}
