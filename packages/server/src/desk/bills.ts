import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import type { Room } from './room.ts'

export function billVerbs(_room: Room): Desk['bills'] {
  return {
    list: async () => ({ items: [] }),
    get: async ({ billId }) => { throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: billId }) },
  }
}
