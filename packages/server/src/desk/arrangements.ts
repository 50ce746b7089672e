import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function arrangementVerbs(_room: Room): Desk['arrangements'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { preview: later, quote: later, confirm: later, decide: later, withdraw: later, get: later, list: later }
}
