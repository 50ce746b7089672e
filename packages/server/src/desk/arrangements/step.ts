import {
  type ArrangementKind,
  type ArrangementState,
  arrangementTransitions,
  type CustomerId,
  mayGo,
  type TicketId,
  ticketTypeRow,
} from '@zuoxi/sdk'
import type { Updateable } from 'kysely'
import { type Breach, followUpOf } from '../../rules/arrangement-follow-up.ts'
import { findArrangement, updateArrangement } from '../../store/arrangements/arrangements.ts'
import type { ArrangementShown } from '../../store/arrangements/row.ts'
import type { ArrangementRow } from '../../store/schema.ts'
import type { Mutation } from '../mutate.ts'
import type { Room } from '../room.ts'
import { logTicket } from '../tickets/create.ts'

/** What a step of an arrangement stands on: also a job's, which has no caller. */
export type Yard = Pick<Room, 'store' | 'clock' | 'randomBytes'>

interface Step {
  readonly to: ArrangementState
  /** Whose step it is. */
  readonly by: string
  readonly reason?: string
  readonly values?: Updateable<ArrangementRow>
}

/** Take one step of an arrangement's life, told and announced. Whether it may be taken was judged before. */
export async function go(
  { trx, now, audit, announce }: Mutation,
  row: ArrangementShown,
  { to, by, reason, values = {} }: Step,
): Promise<ArrangementShown> {
  const from = row.state as ArrangementState
  if (!mayGo(arrangementTransitions, from, to)) throw new Error(`an arrangement does not go from ${from} to ${to}`)
  await updateArrangement(trx, row.id, { ...values, state: to, updated_at: now, updated_by: by })
  const changes = [
    { field: 'code', to: row.code },
    { field: 'state', from, to },
  ]
  const told = { action: `arrangement.${to}`, objectKind: 'arrangement', objectId: row.id, changes }
  await audit(reason === undefined ? told : { ...told, reason })
  await announce('arrangement', row.id)
  const after = await findArrangement(trx, row.tenant_id, row.id)
  if (!after) throw new Error('an arrangement is gone in the transaction that changed it')
  return after
}

/** It was not kept: whoever had asked for it gets a ticket, in the same transaction. */
export async function breakOff(
  yard: Yard,
  mutation: Mutation,
  row: ArrangementShown,
  { breach, by }: { readonly breach: Breach; readonly by: string },
): Promise<ArrangementShown> {
  const { trx, now } = mutation
  const { type, summary } = followUpOf({ kind: row.kind as ArrangementKind, code: row.code }, breach)
  const requester = await trx
    .selectFrom('agent')
    .select('id')
    .where('id', '=', row.requested_by)
    .where('status', '=', 'active')
    .executeTakeFirst()
  const ticket = await logTicket(yard, mutation, {
    tenantId: row.tenant_id,
    by,
    type,
    priority: ticketTypeRow(type)?.priority ?? 'P2',
    customerId: row.customer_id as CustomerId,
    refs: row.loan_id === null ? [] : [{ kind: 'loan', id: row.loan_id, label: row.loan_no ?? '' }],
    summary,
    // Who has left gets no tickets: it waits for somebody to take it.
    ...(requester && { assigneeId: requester.id as never }),
  })
  const values = { ended_at: now, follow_up_ticket_id: ticket.id as TicketId }
  return go(mutation, row, { to: 'broken', by, reason: breach, values })
}
