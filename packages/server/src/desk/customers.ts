import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import type { Room } from './room.ts'

export function customerVerbs(_room: Room): Desk['customers'] {
  return {
    search: async () => ({ results: [] }),
    overview: async ({ customerId }) => { throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId }) },
    reveal: async ({ customerId }) => { throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId }) },
  }
}
