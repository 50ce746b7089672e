import { keyName } from './key-name.ts'
import type { KeyStep } from '../keys/step.ts'
import type { Messages } from './messages.ts'

/** A step as people read it: the key, the text, or what is done. */
export function sayStep(step: KeyStep, words: Pick<Messages, 'keys' | 'dryRun'>): string {
  if ('press' in step) return keyName(step.press)
  if ('type' in step) return words.dryRun.type(step.type)
  if ('pick' in step) return words.dryRun.pick(step.label)
  const label = (words.keys as Readonly<Record<string, string>>)[step.does] ?? step.does
  return step.arg === undefined ? label : `${label} ${step.arg}`
}
