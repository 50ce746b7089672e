import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function promiseVerbs(_room: Room): Desk['promises'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { list: later, end: later }
}
