import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function scriptVerbs(_room: Room): Desk['scripts'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { list: later, get: later, check: later, draft: later, edit: later, submit: later, decide: later, activate: later, suspend: later, resume: later, retire: later, diff: later, favourite: later }
}
