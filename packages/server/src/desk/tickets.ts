import type { Desk } from '@zuoxi/sdk/contract'
import { commentTicket } from './tickets/comment.ts'
import { createTicket } from './tickets/create.ts'
import { draftTicket } from './tickets/draft.ts'
import { ticketDetail, ticketPage } from './tickets/read.ts'
import { updateTicket } from './tickets/update.ts'
import type { Room } from './room.ts'

export function ticketVerbs(room: Room): Desk['tickets'] {
  return {
    draft: (input) => draftTicket(room, input.conversationId),
    create: (input) => createTicket(room, input),
    update: (input) => updateTicket(room, input),
    comment: (input) => commentTicket(room, input),
    list: (input) => ticketPage(room, input),
    get: (input) => ticketDetail(room, room.store.read, input.ticketId),
  }
}
