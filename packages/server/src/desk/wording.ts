import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function wordingVerbs(_room: Room): Desk['wording'] {
  const later = async (): Promise<never> => {
    throw new Error('not yet')
  }
  return { search: later, fill: later, insert: later }
}
