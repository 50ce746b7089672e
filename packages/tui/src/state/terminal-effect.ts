import type { SettingKey } from './setting-table.ts'
import type { Settings } from './settings.ts'

/** What is asked of the terminal itself and of the settings file. Without a terminal nothing comes of it. */
export type ComfortEffect =
  | { readonly do: 'saveSetting'; readonly key: SettingKey; readonly value: Settings[SettingKey] }
  /** Draw every cell again: something else has written on the screen. */
  | { readonly do: 'redraw' }
  /** Masked already. */
  | { readonly do: 'copyOut'; readonly text: string }
  | { readonly do: 'ring'; readonly text: string }
