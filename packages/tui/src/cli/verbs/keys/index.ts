import type { Verb } from '../verb.ts'
import { keysCheck } from './check.ts'
import { keysList } from './list.ts'

/** The keys in force, and the agent's file of them. */
export const keysVerbs: readonly Verb[] = [keysList, keysCheck]
