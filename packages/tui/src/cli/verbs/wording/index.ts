import type { Verb } from '../verb.ts'
import { wordingChanges } from './change.ts'
import { wordingCheck } from './check.ts'
import { wordingDiff } from './diff.ts'
import { wordingExport } from './export.ts'
import { wordingImport } from './import.ts'
import { wordingList } from './list.ts'
import { wordingReplay } from './replay.ts'

/** Wordings as controlled documents, in files and from a script. */
export const wordingVerbs: readonly Verb[] = [
  wordingList,
  wordingExport,
  wordingImport,
  wordingCheck,
  wordingDiff,
  ...wordingChanges,
  wordingReplay,
]
