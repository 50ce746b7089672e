import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import type { Room } from './room.ts'

export function sessionVerbs(_room: Room): Desk['session'] {
  const later = async (): Promise<never> => {
    throw refuse({ code: 'NOT_FOUND', noun: 'session', id: '' })
  }
  return { signIn: later, signOut: later, me: later }
}
