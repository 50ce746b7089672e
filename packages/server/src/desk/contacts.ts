import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function contactVerbs(_room: Room): Desk['contacts'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { standing: later, record: later }
}
