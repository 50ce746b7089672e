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
  const read = sameSettings(state.settings, settings) ? state : { ...state, settings }
  // Another setting that changes is no wish for another language; and what was asked for at the start holds.
  const asked = state.session.langGiven === true && !changed
  const known = asked || settings.lang === state.settings.lang ? read : spoken(read)
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
    known === 'lang' ? spoken({ ...state, settings }) : { ...state, settings },
    'good',
    { say: 'settingIs', key: known, value: settings[known] },
    { do: 'saveSetting', key: known, value: settings[known] },
  )
}

/** The desk in the language that its settings ask for. */
function spoken(state: State): State {
  const { lang } = state.settings
  const wanted = lang === 'auto' ? state.session.lang : lang === 'en' ? 'en' : 'zh-CN'
  return wanted === state.session.lang ? state : { ...state, session: { ...state.session, lang: wanted } }
}

export function sameSettings(a: Settings, b: Settings): boolean {
  return (Object.keys(a) as SettingKey[]).every((key) => a[key] === b[key])
}
