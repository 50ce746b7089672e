import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SettingKey } from '../state/setting-table.ts'
import { defaultSettings, type Settings } from '../state/settings.ts'
import type { ReadSettings } from './settings-text.ts'
import { watchFile } from './watch-file.ts'

/** The user's `settings.yaml`. */
export interface SettingsFile {
  /** Without a file everything has its default. What is wrong in it stays as it was `before`. */
  readonly read: (before?: Settings) => Promise<ReadSettings>
  /** Change one setting and leave everything else in the file as it is. */
  readonly write: (key: SettingKey, value: Settings[SettingKey]) => Promise<void>
  /** Hear of changes by others. Answers how to stop. */
  readonly watch: (onChange: () => void) => () => void
}

/** The parser is loaded by those who have such a file only: the others start without it. */
const textOf = () => import('./settings-text.ts')

/** Settings in a file that only its owner can read, written beside its place and then moved there. */
export function settingsFile(path: string): SettingsFile {
  let writing: Promise<void> = Promise.resolve()
  const text = (): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)
  const write = async (key: SettingKey, value: Settings[SettingKey]): Promise<void> => {
    const { settingWritten } = await textOf()
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, settingWritten((await text()) ?? '', key, value), { mode: 0o600 })
    await rename(`${path}.new`, path)
  }
  return {
    read: async (before) => {
      const found = await text()
      if (found === undefined || found.trim() === '') return { settings: defaultSettings, problems: [] }
      return (await textOf()).readSettingsText(found, before)
    },
    write: (key, value) => {
      const next = writing.then(() => write(key, value))
      writing = next.catch(() => {})
      return next
    },
    watch: (onChange) => watchFile(path, onChange),
  }
}
