import { nearest } from '@zuoxi/sdk'
import {
  plainKey,
  type SettingKey,
  settingKeys,
  settingNamed,
  settingTable,
  type SettingValues,
} from './setting-table.ts'
import type { Settings } from './settings.ts'

/** Why a setting cannot be what was asked for. Data, so that any language can say it; it is a `Notice` too. */
export type SettingProblem =
  | { readonly say: 'settingUnknown'; readonly key: string; readonly meant: SettingKey | undefined }
  | {
      readonly say: 'settingValue'
      readonly key: SettingKey
      readonly given: string
      readonly values: SettingValues
      readonly meant: string | undefined
    }

/**
 * Settings with one of them changed, or why not. Keys are read without regard
 * to case, hyphens and underscores; switches take `on`, `off`, `true`, `false`,
 * `yes`, `no`, 开 and 关.
 *
 * @example
 * changeSetting(settings, 'reduced-motion', 'on') // { …, reducedMotion: true }
 */
export function changeSetting(settings: Settings, key: string, value: string): Settings | SettingProblem {
  const known = settingNamed(key)
  if (known === undefined)
    return { say: 'settingUnknown', key, meant: nearest(plainKey(key), settingKeys, { plainOf: plainKey }) }
  const read = readSetting(known, value)
  return isProblem(read) ? read : { ...settings, [known]: read }
}

/** Told apart by what only a problem has. */
export function isSettingProblem(result: Settings | SettingProblem): result is SettingProblem {
  return 'say' in result
}

/** A value as the table has it, from what somebody wrote. */
export function readSetting(key: SettingKey, given: string): Settings[SettingKey] | SettingProblem {
  const values: SettingValues = settingTable[key]
  const text = given.normalize('NFKC').trim().toLowerCase()
  const bad = (offered: readonly string[]): SettingProblem => ({
    say: 'settingValue',
    key,
    given,
    values,
    meant: nearest(text, offered),
  })
  if (values.kind === 'choice') {
    const choice = values.of.find((one) => one === text)
    return choice === undefined ? bad(values.of) : (choice as Settings[SettingKey])
  }
  if (values.kind === 'switch') return switches.get(text) ?? bad(['on', 'off'])
  const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return count <= values.most ? count : bad([])
}

function isProblem(read: Settings[SettingKey] | SettingProblem): read is SettingProblem {
  return typeof read === 'object'
}

const switches: ReadonlyMap<string, boolean> = new Map([
  ...['on', 'true', 'yes', '开', '是'].map((word): [string, boolean] => [word, true]),
  ...['off', 'false', 'no', '关', '否'].map((word): [string, boolean] => [word, false]),
])
