import { places, type Place } from '../state/place.ts'
import type { Lang } from '../words/lang.ts'
import { wordsOf } from '../words/index.ts'
import { type Keymap, rowsOfPlace } from './effective.ts'
import { told } from './here.ts'
import { deskKeymap } from './keymap.ts'

/** A table cell: a bar or a backtick in a key's name must not end it. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``

function placeTable(keymap: Keymap, place: Place, lang: Lang): string {
  const words = wordsOf(lang)
  const other = wordsOf(lang === 'en' ? 'zh-CN' : 'en')
  const rows = told(rowsOfPlace(keymap, place)).map((row) => {
    const keys = row.names.split(' / ').map(code).join(' ')
    return `| ${keys} | ${words.keys[row.label]} | ${other.keys[row.label]} |`
  })
  return [
    `## ${words.places[place]} (${other.places[place]})`,
    '',
    '| Keys | English | 中文 |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/**
 * Every key of the desk as Markdown, place by place. `docs/keys.md` is this,
 * and a test holds it to that.
 */
export function keysMarkdown(keymap: Keymap = deskKeymap): string {
  const shown = places.filter((place) => place !== 'small')
  const intro = [
    '# Keys',
    '',
    'Made from the keymap by `scripts/keys.ts`; do not edit. In the desk, `?` (or `F1` while typing) shows the same keys for the place you are in,',
    'and says why one does not work there now. A key means one thing in one place. While typing, plain letters are text. [Keys and macros](guide/keys-and-macros.md) says how to change them.',
  ].join('\n')
  return `${[intro, ...shown.map((place) => placeTable(keymap, place, 'en'))].join('\n\n')}\n`
}
