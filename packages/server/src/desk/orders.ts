import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function orderVerbs(_room: Room): Desk['orders'] {
  const later = (): never => {
    throw new Error('not built yet')
  }
  return { list: later, get: later, coupons: later }
}
