import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { type SettingKey, settingNamed } from '../state/setting-table.ts'
import { changeSetting, isSettingProblem } from '../state/settings-change.ts'
import type { SettingsFileProblem } from '../state/settings-file.ts'
import { defaultSettings, type Settings } from '../state/settings.ts'

/** What a settings file says: what holds, and what is wrong with it and where. */
export interface ReadSettings {
  readonly settings: Settings
  readonly problems: readonly SettingsFileProblem[]
}

/** No settings file is longer; a larger one is something else. */
const mostCharacters = 64 * 1024

/**
 * Read the text of `settings.yaml`. A key that is not there has its default; one
 * whose value is wrong keeps what it was `before`, and so does everything where
 * the text is not YAML.
 */
export function readSettingsText(text: string, before: Settings = defaultSettings): ReadSettings {
  const wrong = (line: number, column: number): ReadSettings => ({
    settings: before,
    problems: [{ line, column, problem: { say: 'settingsNotYaml' } }],
  })
  if (text.length > mostCharacters) return wrong(1, 1)
  const lines = new LineCounter()
  const placeOf = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const document = parsed(text, lines)
  if (!document) return wrong(1, 1)
  const error = document.errors[0]
  const { contents } = document
  if (error) {
    const { line, column } = placeOf(error.pos[0])
    return wrong(line, column)
  }
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { settings: defaultSettings, problems: [] }
  if (!isMap(contents)) return wrong(1, 1)
  let settings = defaultSettings
  const problems: SettingsFileProblem[] = []
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const at = isScalar(value) ? (value.range?.[0] ?? 0) : isScalar(key) ? (key.range?.[0] ?? 0) : 0
    // `on` in quotes, a number, `true`: what stands there, as it was written.
    const given = isScalar(value) ? String(value.value) : ''
    const result = changeSetting(settings, name, given)
    if (!isSettingProblem(result)) settings = result
    else {
      const keyAt = isScalar(key) ? (key.range?.[0] ?? 0) : 0
      problems.push({ ...placeOf(result.say === 'settingUnknown' ? keyAt : at), problem: result })
      const known = settingNamed(name)
      if (known !== undefined) settings = { ...settings, [known]: before[known] }
    }
  }
  return { settings, problems }
}

/** The parser recurses: brackets in brackets without end exhaust its stack. */
function parsed(text: string, lineCounter: LineCounter): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' })
  } catch {
    return undefined
  }
}

/**
 * The same text with one setting changed. Nothing else of it moves: comments,
 * order and spacing are the user's. A text that is not YAML is left alone and
 * gets a line at its end, which its problem will be told beside.
 *
 * @example
 * settingWritten('theme: dark # at night\n', 'theme', 'light') // 'theme: light # at night\n'
 */
export function settingWritten(text: string, key: SettingKey, value: Settings[SettingKey]): string {
  const written = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
  const document = parsed(text, new LineCounter())
  const contents = document?.contents
  if (document && document.errors.length === 0 && isMap(contents)) {
    const pair = contents.items.find((one) => isScalar(one.key) && settingNamed(String(one.key.value)) === key)
    const at = isScalar(pair?.value) ? pair.value.range : undefined
    // A value that is there is written over; one that is empty ends where its colon does.
    if (at && at[1] > at[0]) return text.slice(0, at[0]) + written + text.slice(at[1])
    if (pair || contents.flow) {
      document.set(isScalar(pair?.key) ? pair.key.value : key, value)
      return document.toString()
    }
  }
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${key}: ${written}\n`
}
