import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settingsFile } from '../../src/effects/settings-file.ts'
import { readSettingsText, settingWritten } from '../../src/effects/settings-text.ts'
import { settingChoices, settingKeys, settingTable } from '../../src/state/setting-table.ts'
import { changeSetting, readSetting } from '../../src/state/settings-change.ts'
import { setSetting, settingsCame } from '../../src/state/settings-file.ts'
import type { Step } from '../../src/state/happening.ts'
import { defaultSettings, type Settings } from '../../src/state/settings.ts'
import { sayNotice } from '../../src/words/notices.ts'
import { started } from '../state/sample.ts'

describe('changing a setting', () => {
  test('takes the names and values that people write', () => {
    expect(changeSetting(defaultSettings, 'theme', 'Light')).toMatchObject({ theme: 'light' })
    expect(changeSetting(defaultSettings, 'reduced-motion', '开')).toMatchObject({ reducedMotion: true })
    expect(changeSetting(defaultSettings, 'LOCK_AFTER_MINUTES', '０')).toMatchObject({ lockAfterMinutes: 0 })
  })

  test('says what is wrong, and what was meant', () => {
    expect(changeSetting(defaultSettings, 'theem', 'dark')).toMatchObject({ say: 'settingUnknown', meant: 'theme' })
    expect(changeSetting(defaultSettings, 'theme', 'drak')).toMatchObject({ say: 'settingValue', meant: 'dark' })
    expect(changeSetting(defaultSettings, 'undoSeconds', '61')).toMatchObject({ say: 'settingValue' })
    expect(changeSetting(defaultSettings, 'undoSeconds', '-1')).toMatchObject({ say: 'settingValue' })
    expect(changeSetting(defaultSettings, '__proto__', 'x')).toMatchObject({ say: 'settingUnknown' })
  })

  test('never makes settings that the table does not allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settingKeys), fc.string(), (key, given) => {
        const value = readSetting(key, given)
        const values = settingTable[key]
        if (typeof value === 'object') expect(value).toMatchObject({ say: 'settingValue', key })
        else if (values.kind === 'switch') expect(typeof value).toBe('boolean')
        else if (values.kind === 'choice') expect(values.of).toContain(value)
        else expect(value).toSatisfy((count: number) => Number.isInteger(count) && count >= 0 && count <= values.most)
      }),
    )
  })

  test('in the desk it holds at once, and goes to the file', () => {
    const step = setSetting(started(), 'mouse', 'off')
    if ('say' in step) throw new Error(step.say)
    const [state, effects] = step
    expect(state.settings.mouse).toBe(false)
    expect(effects).toContainEqual({ do: 'saveSetting', key: 'mouse', value: false })
  })
})

describe('the settings file', () => {
  test('keeps what is wrong as it was, and says where', () => {
    const before: Settings = { ...defaultSettings, theme: 'light', mouse: false }
    const { settings, problems } = readSettingsText('# mine\ntheme:  drak\nmouze: on\ntitle: off\n', before)
    expect(settings).toMatchObject({ theme: 'light', mouse: true, title: false })
    expect(problems).toMatchObject([
      { line: 2, column: 9, problem: { say: 'settingValue', meant: 'dark' } },
      { line: 3, column: 1, problem: { say: 'settingUnknown', meant: 'mouse' } },
    ])
    const [state] = settingsCame(started(), { kind: 'settings', settings, problems, changed: true })
    expect(sayNotice(state.toast!.notice, 'en')).toContain('settings.yaml line 2, column 9')
  })

  test.each(['theme: [', '- a\n- b', 'just text', 'a: 1\na: 1', '\u0000'])(
    'is not believed where it is no table of settings: %j',
    (text) => {
      const before: Settings = { ...defaultSettings, undoSeconds: 9 }
      const { settings, problems } = readSettingsText(text.slice(0, 70_000), before)
      expect(problems.length).toBeGreaterThan(0)
      expect(settings.undoSeconds === 9 || problems[0]?.problem.say === 'settingUnknown').toBe(true)
    },
  )

  test('brackets without end are an end of it', () => {
    expect(readSettingsText('['.repeat(60_000)).problems).toHaveLength(1)
  })

  test('whatever text it is, it is read without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readSettingsText(text)))
  })

  test('a change leaves every comment and every other line as it is', () => {
    const text = '# 我的设置\n\ntheme:   dark   # at night\nmouse: on\n# the end'
    expect(settingWritten(text, 'theme', 'light')).toBe(text.replace('dark', 'light'))
    expect(settingWritten(text, 'title', false)).toBe(`${text}\ntitle: off\n`)
  })

  test('what is written is what is read, in any order of changes', () => {
    const change = fc.constantFrom(...settingKeys).chain((key) => {
      const choices = settingChoices(key)
      return fc.tuple(fc.constant(key), choices.length > 0 ? fc.constantFrom(...choices) : fc.nat(60).map(String))
    })
    fc.assert(
      fc.property(
        fc.array(change),
        fc.constantFrom('', '# c\n', '{}', '{theme: dark}\n', 'theme:\n', 'a: ['),
        (changes, start) => {
          let text: string = start
          let settings = defaultSettings
          for (const [key, value] of changes) {
            const next = changeSetting(settings, key, value)
            if ('say' in next) throw new Error(next.say)
            settings = next
            text = settingWritten(text, key, next[key])
          }
          if (start === 'a: [') {
            expect(text.startsWith(start)).toBe(true)
            return
          }
          const read = readSettingsText(text)
          if (start.includes('dark') && !changes.some(([key]) => key === 'theme'))
            settings = { ...settings, theme: 'dark' }
          expect(read.settings).toEqual(settings)
        },
      ),
    )
  })
})

describe('the settings on disk', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zuoxi-settings-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('without a file everything has its default; one is made for its owner alone', async () => {
    const file = settingsFile(join(folder, 'settings.yaml'))
    expect(await file.read()).toEqual({ settings: defaultSettings, problems: [] })
    await Promise.all([file.write('theme', 'light'), file.write('undoSeconds', 0), file.write('mouse', false)])
    expect(readFileSync(join(folder, 'settings.yaml'), 'utf8')).toBe('theme: light\nundoSeconds: 0\nmouse: off\n')
    expect(statSync(join(folder, 'settings.yaml')).mode & 0o777).toBe(0o600)
    expect((await file.read()).settings).toMatchObject({ theme: 'light', undoSeconds: 0, mouse: false })
  })

  test('a change by an editor is heard of', async () => {
    const path = join(folder, 'settings.yaml')
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = settingsFile(path).watch(resolve)
    writeFileSync(path, 'theme: mono\n')
    await promise
    stop()
    expect((await settingsFile(path).read()).settings.theme).toBe('mono')
  })
})

describe('the language of the screen', () => {
  const came = (state = started(), over: Partial<Settings> = {}, changed = false) =>
    settingsCame(state, { kind: 'settings', settings: { ...defaultSettings, ...over }, problems: [], changed })[0]

  test('is the one kept, unless another was asked for at the start', () => {
    expect(came(started(), { lang: 'en' }).session.lang).toBe('en')
    const asked = { ...started(), session: { ...started().session, langGiven: true } }
    const kept = came(asked, { lang: 'en' })
    expect(kept.session.lang).toBe('zh-CN')
    // Another setting that changes is no wish for another language; a language that changes is.
    expect(came(kept, { lang: 'en', mouse: false }, true).session.lang).toBe('zh-CN')
    expect(came(came(asked, {}), { lang: 'en' }, true).session.lang).toBe('en')
  })

  test('changes with :set at once, and a setting that needs a new start says so', () => {
    const [english] = setSetting(started(), 'lang', 'en') as Step
    expect(english.session.lang).toBe('en')
    expect(sayNotice({ say: 'settingIs', key: 'screenReader', value: true }, 'zh-CN')).toBe(
      '读屏模式：开，下次打开时生效',
    )
    expect(sayNotice({ say: 'settingIs', key: 'mouse', value: true }, 'en')).not.toContain('next start')
  })
})
