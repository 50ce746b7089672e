import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readKeymapAt } from '../../effects/keymap-file.ts'
import { check, type Probe } from './check.ts'

/** The agent's own keys, where there are any: the desk works without those of a bad file, so it is not an error. */
export const keymap: Probe = async ({ settings }) => {
  const path = resolve(settings.home, 'keymap.yaml')
  if (!existsSync(path)) return []
  const [first, ...more] = (await readKeymapAt(path)).problems
  if (!first) return [check('keymap', 'ok', path)]
  const where = `${path}:${first.line}:${first.column}`
  return [check('keymap', 'warn', more.length === 0 ? where : `${where} +${more.length}`)]
}
