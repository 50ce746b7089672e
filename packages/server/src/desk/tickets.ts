import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import type { Room } from './room.ts'

export function ticketVerbs(_room: Room): Desk['tickets'] {
  const later = async (): Promise<never> => {
    throw refuse({ code: 'NOT_FOUND', noun: 'ticket', id: '' })
  }
  return { draft: later, create: later, update: later, comment: later, list: later, get: later }
}
