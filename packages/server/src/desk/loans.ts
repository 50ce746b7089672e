import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function loanVerbs(_room: Room): Desk['loans'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { get: later, pausePenalty: later, resumePenalty: later }
}
