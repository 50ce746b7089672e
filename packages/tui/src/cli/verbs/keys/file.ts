import { resolve } from 'node:path'
import { readKeymapAt } from '../../../effects/keymap-file.ts'
import type { KeymapProblem } from '../../../keys/file/problem.ts'
import type { Keymap } from '../../../keys/effective.ts'
import { sayKeymapProblem } from '../../../words/keymap-problem.ts'
import { exitCode } from '../../exit-code.ts'
import { VerbFailed, type VerbContext } from '../verb.ts'

/** The keymap file that the desk reads. */
export function ownKeymap({ host }: Pick<VerbContext, 'host'>): string {
  return resolve(host.settings.home, 'keymap.yaml')
}

/** The keys a file leads to; every problem of a bad one, with where it is. */
export async function keymapAt(path: string, { lang, words }: VerbContext): Promise<Keymap> {
  const { keymap, problems } = await readKeymapAt(path)
  if (keymap) return keymap
  throw new VerbFailed(
    'KEYMAP_BROKEN',
    words.keyboard.broken(path, problems.length),
    { path, problems: problems.map((one) => toldProblem(one)) },
    { exit: exitCode.badUse, more: problems.map((one) => `  ${path}:${sayKeymapProblem(one, lang)}`) },
  )
}

/** A problem for programs: the fault as data, and where. */
function toldProblem({ line, column, fault }: KeymapProblem): Readonly<Record<string, unknown>> {
  return { line, column, ...fault }
}
