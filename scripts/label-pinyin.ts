import { customPinyin, pinyin } from 'pinyin-pro'
import { commandTable } from '../packages/tui/src/state/command-table.ts'
import { wordsOf } from '../packages/tui/src/words/index.ts'

const zh = wordsOf('zh-CN')

/** Words the dictionary reads as they sound alone. */
customPinyin({ 重置: 'chóng zhì', 重组: 'chóng zǔ', 重绘: 'chóng huì', 重画: 'chóng huà', 重做: 'chóng zuò' })

/** Labels that are looked for by their sound: those of keys and commands. */
function labels(): readonly string[] {
  const all = [...Object.values(zh.keys), ...commandTable.map((row) => row.zh)]
  return [...new Set(all)].filter((label) => /\p{Script=Han}/u.test(label)).toSorted()
}

/** What `packages/tui/src/words/label-pinyin.ts` has to be. Made before, so that a dictionary of megabytes is not loaded with the desk. */
export function labelPinyinSource(): string {
  const rows = labels().map((label) => `  ${keyOf(label)}: '${syllablesOf(label)}',`)
  return [
    '/** How labels of keys and commands are read, syllable by syllable. Made by scripts/keys.ts from pinyin-pro; do not edit. */',
    'export const labelPinyin = {',
    ...rows,
    '}',
    '',
  ].join('\n')
}

/** As the formatter writes it: quoted where it is no name. */
function keyOf(label: string): string {
  return /^\p{ID_Start}\p{ID_Continue}*$/u.test(label) ? label : `'${label}'`
}

/** What is no character is left as it is; marks are left out. */
function syllablesOf(label: string): string {
  return pinyin(label, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
    .join(' ')
}
