import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function gateVerbs(_room: Room): Desk['gate'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { context: later, judge: later, rules: later, importRules: later, moveRule: later, suspendRule: later, resumeRule: later, replay: later, held: later, release: later }
}
