import type { Verb } from '../verb.ts'
import { rulesChanges } from './change.ts'
import { rulesExport, rulesImport } from './files.ts'
import { rulesList } from './list.ts'
import { rulesReplay } from './replay.ts'

/** The rules of the gate, in files and from a script. */
export const rulesVerbs: readonly Verb[] = [rulesList, rulesExport, rulesImport, ...rulesChanges, rulesReplay]
