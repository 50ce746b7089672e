import { instantOf } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { confirmArrangement, decideArrangement, withdrawArrangement } from './arrangements/change.ts'
import { makeQuote, previewArrangement } from './arrangements/quote.ts'
import { arrangementById, arrangementPage } from './arrangements/read.ts'
import type { Room } from './room.ts'

export function arrangementVerbs(room: Room): Desk['arrangements'] {
  return {
    preview: (input) => previewArrangement(room, input),
    quote: (input) => makeQuote(room, input),
    confirm: (input) => confirmArrangement(room, input),
    decide: (input) => decideArrangement(room, input),
    withdraw: (input) => withdrawArrangement(room, input),
    get: ({ arrangementId }) => arrangementById(room, room.store.read, arrangementId, instantOf(room.clock.nowMs())),
    list: (input) => arrangementPage(room, input),
  }
}
