import type { SettingKey } from '../state/setting-table.ts'
import type { SettingProblem } from '../state/settings-change.ts'
import type { SettingsFileProblem } from '../state/settings-file.ts'
import type { Settings } from '../state/settings.ts'

/** What is told of settings and of the terminal. */
export type ComfortNotice =
  | SettingProblem
  | { readonly say: 'settingsNotYaml' }
  | ({ readonly say: 'settingsBroken'; readonly more: number } & SettingsFileProblem)
  | { readonly say: 'settingsRead' }
  | { readonly say: 'settingIs'; readonly key: SettingKey; readonly value: Settings[SettingKey] }
  | { readonly say: 'settingNotSaved' }
  | { readonly say: 'redrawn' }
  | { readonly say: 'clipboardOff' }
  | { readonly say: 'nothingToCopy' }
  | { readonly say: 'copiedOut'; readonly masked: number }

export type ComfortNoticeWords = {
  readonly [Say in ComfortNotice['say']]: (notice: Extract<ComfortNotice, { say: Say }>) => string
}
