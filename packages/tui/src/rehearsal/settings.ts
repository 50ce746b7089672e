import { defaultSettings, type Settings } from '../state/settings.ts'
import type { Size } from '../state/state.ts'
import type { Lang } from '../words/lang.ts'

/**
 * The desk of a rehearsal: it does at once what it is told, nothing on it moves
 * by itself, and it does not lock because the clock of the scene has jumped.
 */
export const rehearsalSettings: Settings = {
  ...defaultSettings,
  theme: 'dark',
  mouse: false,
  reducedMotion: true,
  lockAfterMinutes: 0,
  undoSeconds: 0,
  links: 'off',
  notifications: false,
  title: false,
  ambiguousWidth: 'narrow',
}

/** One window for every stage, so that a row is cut in the same place on each. */
export const rehearsalSize: Size = { columns: 120, rows: 35 }

/** What files expect of a screen is written in the language of the desk. */
export const rehearsalLang: Lang = 'zh-CN'
