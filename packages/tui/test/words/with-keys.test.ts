import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keymapOf } from '../../src/keys/effective.ts'
import { deskKeymap, keymap } from '../../src/keys/keymap.ts'
import { keyName } from '../../src/keys/name.ts'
import { sayNotice } from '../../src/words/notices.ts'
import { withKeys } from '../../src/words/with-keys.ts'
import { draw } from '../views/draw.ts'
import { serving } from '../state/sample.ts'

const folder = join(import.meta.dirname, '../../src/words')
const named = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/(?<!\$)\{([a-z]\w+) ([^\s}]+)\}/gi)].map(
    ([, action = '', key = '']) => [file, action, key] as const,
  ),
)

describe('a text that names a key', () => {
  test.each(named.filter(([file]) => file !== 'with-keys.ts'))('%s: %s is done by %s', (_, action, key) => {
    const rows = keymap.filter(({ does }) => does === action)
    expect(rows.flatMap(({ keys }) => keys.map(keyName))).toContain(key.replace('1-9', '1'))
  })

  test('names the one in force', () => {
    const text = '按 {logTicket t} 登记工单'
    const moved = keymapOf(keymap.map((row) => (row.does === 'logTicket' ? { ...row, keys: ['ctrl+e'] } : row)))
    const gone = keymapOf(keymap.map((row) => (row.does === 'logTicket' ? { ...row, keys: [] } : row)))
    expect(withKeys(text)).toBe('按 t 登记工单')
    expect(withKeys(text, deskKeymap)).toBe('按 t 登记工单')
    expect(withKeys(text, moved)).toBe('按 Ctrl+E 登记工单')
    expect(withKeys(text, gone)).toBe('按 t 登记工单')
    // Nine keys of one action are told as one, and where a place is named, by the keys of that place.
    expect(withKeys('{favourite Alt+1-9}', deskKeymap)).toBe('Alt+1-9')
    const digits = keymapOf(
      keymap.map((row) => (row.does === 'favourite' ? { ...row, keys: [`ctrl+alt+${row.arg}`] } : row)),
    )
    expect(withKeys('{favourite Alt+1-9}', digits)).toBe('Ctrl+Alt+1-9')
    expect(withKeys('{back@whatIf Esc}', deskKeymap)).toBe('Esc')
    expect(withKeys('{nothing x} {', moved)).toBe('{nothing x} {')
    expect(sayNotice({ say: 'wrappedUp' }, 'en', moved)).toBe('Wrapping up: Ctrl+E logs a ticket, w once more closes')
    const writing = keymapOf(keymap.map((row) => (row.does === 'write' ? { ...row, keys: ['e'] } : row)))
    expect(draw({ ...serving(), keymap: writing }).join('\n')).toContain('按 e 开始回复')
  })
})
