import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exitCode } from '../../exit-code.ts'
import { type Verb, VerbFailed } from '../verb.ts'
import { keymapAt, ownKeymap } from './file.ts'

/** Whether a keymap file can be used, before the desk is asked to. Needs no desk. */
export const keysCheck: Verb = {
  name: 'keys check',
  args: ['[file]'],
  options: {},
  embeddedOnly: true,
  run: async (context, { args }) => {
    const { words } = context
    const path = args[0] === undefined ? ownKeymap(context) : resolve(args[0])
    // The desk goes without a file; to check one that is not there is a slip of the pen.
    if (!(await stat(path).catch(() => undefined)))
      throw new VerbFailed('FILE_NOT_FOUND', words.keyboard.noFile(path), { path }, { exit: exitCode.badUse })
    const keymap = await keymapAt(path, context)
    return {
      json: { ok: true, path, macros: keymap.macros.map(({ name }) => name) },
      lines: [words.keyboard.fine(path, keymap.macros.length)],
    }
  },
}
