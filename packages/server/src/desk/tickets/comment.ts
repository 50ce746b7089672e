import { redactC3, type TicketDetail } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { ticketDetail, ticketRow } from './read.ts'

type CommentInput = Parameters<Desk['tickets']['comment']>[0]

/** Say something on a ticket. Comments are only added, so they conflict with nothing and leave `rev` alone. */
export function commentTicket(room: Room, input: CommentInput): Promise<TicketDetail> {
  const { agentId } = callerOf(room)
  // What a customer should not have told is not written down for them either.
  const body = redactC3(input.body).text
  return mutate(groundOf(room), 'tickets.comment', input, async ({ trx, now, audit, announce }) => {
    const { id } = await ticketRow(room, trx, input.ticketId)
    const last = await trx
      .selectFrom('ticket_comment')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('ticket_id', '=', id)
      .executeTakeFirst()
    await trx
      .insertInto('ticket_comment')
      .values({ ticket_id: id, no: (last?.no ?? 0) + 1, author_id: agentId, body, at: now })
      .execute()
    await trx.updateTable('ticket').set({ updated_at: now, updated_by: agentId }).where('id', '=', id).execute()
    await audit({ action: 'ticket.commented', objectKind: 'ticket', objectId: id })
    await announce('ticket', id)
    return ticketDetail(room, trx, id)
  })
}
