import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettingsText } from '../../src/effects/settings-text.ts'
import { settingChoices, settingKeys, settingTable } from '../../src/state/setting-table.ts'
import { defaultSettings } from '../../src/state/settings.ts'

const guide = readFileSync(new URL('../../../../docs/guide/terminal.md', import.meta.url), 'utf8')

test('the guide names every setting with its values and its default, and no other', () => {
  const rows = [...guide.matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \|/gm)]
  const written = (value: unknown): string =>
    value === true
      ? '`on`'
      : value === false
        ? '`off`'
        : typeof value === 'number'
          ? String(value)
          : `\`${String(value)}\``
  expect(rows.map(([, key, values, byDefault]) => [key, values, byDefault])).toEqual(
    settingKeys.map((key) => {
      const row = settingTable[key]
      const values =
        row.kind === 'count'
          ? `0 to ${row.most}`
          : settingChoices(key)
              .map((one) => `\`${one}\``)
              .join(' ')
      return [key, values, written(defaultSettings[key])]
    }),
  )
})

test('the example in the guide is understood', () => {
  const example = /```yaml\n([^]*?)```/.exec(guide)?.[1] ?? ''
  expect(readSettingsText(example)).toMatchObject({ problems: [], settings: { theme: 'light', clipboard: true } })
})
