import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import type { Room } from './room.ts'

export function agentVerbs(_room: Room): Desk['agents'] {
  const later = async (): Promise<never> => {
    throw refuse({ code: 'NOT_FOUND', noun: 'agent', id: '' })
  }
  return { list: later, create: later }
}
