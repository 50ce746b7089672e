import type { Desk } from '@zuoxi/sdk/contract'
import type { Room } from './room.ts'

export function conversationVerbs(_room: Room): Desk['conversations'] {
  const later = async (): Promise<never> => {
    throw new Error('not yet')
  }
  return {
    list: later, get: later, messages: later, take: later, wrapUp: later, close: later, send: later, receive: later,
    watch: async function* () {},
  }
}
