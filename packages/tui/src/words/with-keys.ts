import type { Keymap } from '../keys/effective.ts'
import { keyName } from './key-name.ts'

/** In a text: an action, where it matters the place it is done in, and the key that it has until an agent changes it. */
const marker = /\{(\w+)(?:@(\w+))? (\S+?)\}/g

/** Nine bindings of one action, one for each digit. */
const digits = '1-9'

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
  return text.replaceAll(marker, (written: string, action: string, place: string | undefined, usual: string) => {
    if (!keymap) return usual
    const rows = keymap.rows.filter(
      (row) => row.does === action && (place === undefined || row.in.some((one) => one === place)),
    )
    // Braces that somebody has typed are theirs.
    if (rows.length === 0) return written
    const isUsual = rows.some(({ keys, typed }) => typed === usual || keys.some((key) => keyName(key) === usual))
    if (usual.endsWith(digits)) return digitsOf(rows) ?? usual
    const key = isUsual ? undefined : rows.find(({ keys }) => keys.length > 0)?.keys[0]
    return key === undefined ? usual : keyName(key)
  })
}

/** The nine told as one, while they are still the same key with each digit; else the first of them. */
function digitsOf(rows: Keymap['rows']): string | undefined {
  const keyOf = (n: number): string | undefined => rows.find(({ arg }) => arg === n)?.keys[0]
  const first = keyOf(1)
  if (first === undefined) return undefined
  const same = [2, 3, 4, 5, 6, 7, 8, 9].every((n) => keyOf(n) === first.replace(/1$/, String(n)))
  return same ? `${keyName(first)}-9` : keyName(first)
}
