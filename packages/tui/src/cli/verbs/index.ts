import { agentAdd } from './agent-add.ts'
import { auditVerify } from './audit-verify.ts'
import { calcVerbs } from './calc/index.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { generateVerb } from './generate.ts'
import { importVerb } from './import.ts'
import { keysVerbs } from './keys/index.ts'
import { ledgerRoll } from './ledger-roll.ts'
import { ledgerVerify } from './ledger-verify.ts'
import { lint } from './lint.ts'
import { login } from './login.ts'
import { open } from './open.ts'
import { record } from './record.ts'
import { replay } from './replay.ts'
import { rulesVerbs } from './rules/index.ts'
import { screenshot } from './screenshot.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'
import { simulate } from './simulate.ts'
import type { Verb } from './verb.ts'
import { wordingVerbs } from './wording/index.ts'

/** Every verb of `zuoxi`, in the order the help lists them. */
export const verbs: readonly Verb[] = [
  open,
  search,
  lint,
  importVerb,
  replay,
  record,
  serve,
  login,
  agentAdd,
  demo,
  doctor,
  screenshot,
  simulate,
  generateVerb,
  auditVerify,
  ledgerVerify,
  ledgerRoll,
  ...keysVerbs,
  ...wordingVerbs,
  ...rulesVerbs,
  ...calcVerbs,
]
