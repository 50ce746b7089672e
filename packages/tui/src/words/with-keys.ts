import type { Keymap } from '../keys/effective.ts'
import { keyName } from './key-name.ts'

/** In a text: an action, and the key that it has until an agent changes it. */
const marker = /\{(\w+) (\S+?)\}/g

/**
 * A text with its keys as they are in force: where the row of an action has
 * another key, that one is named. Without a keymap, or where an action has no
 * key at all, the text keeps the key it was written with.
 *
 * @example
 * withKeys('按 {logTicket t} 登记工单', keymap) // '按 t 登记工单', or with the key that it was moved to
 */
export function withKeys(text: string, keymap?: Pick<Keymap, 'rows'>): string {
  if (!text.includes('{')) return text
  return text.replaceAll(marker, (written: string, action: string, usual: string) => {
    if (!keymap) return usual
    const rows = keymap.rows.filter(({ does }) => does === action)
    // Braces that somebody has typed are theirs.
    if (rows.length === 0) return written
    const isUsual = rows.some(({ keys, typed }) => typed === usual || keys.some((key) => keyName(key) === usual))
    const key = isUsual ? undefined : rows.find(({ keys }) => keys.length > 0)?.keys[0]
    return key === undefined ? usual : keyName(key)
  })
}
