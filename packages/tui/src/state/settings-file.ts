import { type SettingKey, settingNamed } from './setting-table.ts'
import { changeSetting, isSettingProblem, type SettingProblem } from './settings-change.ts'
import type { Step } from './happening.ts'
import type { Settings } from './settings.ts'
import type { State } from './state.ts'
import { step, tell } from './step.ts'

/** Something wrong in `settings.yaml`, counted from 1. */
export interface SettingsFileProblem {
  readonly line: number
  readonly column: number
  readonly problem: SettingProblem | { readonly say: 'settingsNotYaml' }
}

/** What was read of the settings file. */
export interface SettingsCame {
  readonly kind: 'settings'
  readonly settings: Settings
  readonly problems: readonly SettingsFileProblem[]
  /** It was changed while the desk was open, and the agent is told so. */
  readonly changed: boolean
}

export function settingsCame(state: State, { settings, problems, changed }: SettingsCame): Step {
  const known = sameSettings(state.settings, settings) ? state : { ...state, settings }
  const [first] = problems
  if (first) return tell(known, 'bad', { say: 'settingsBroken', ...first, more: problems.length - 1 })
  return changed ? tell(known, 'info', { say: 'settingsRead' }) : step(known)
}

/**
 * Change a setting now and in the file: what `:set` does. A problem says why not.
 */
export function setSetting(state: State, key: string, value: string): Step | SettingProblem {
  const known = settingNamed(key)
  const settings = changeSetting(state.settings, key, value)
  if (isSettingProblem(settings)) return settings
  if (known === undefined) return step(state)
  return tell(
    { ...state, settings },
    'good',
    { say: 'settingIs', key: known, value: settings[known] },
    { do: 'saveSetting', key: known, value: settings[known] },
  )
}

export function sameSettings(a: Settings, b: Settings): boolean {
  return (Object.keys(a) as SettingKey[]).every((key) => a[key] === b[key])
}
