import {
  type CustomerPromise,
  instantOf,
  mayGo,
  type Page,
  promisesIn,
  promiseTransitions,
  type PromiseState,
  refuse,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { maskNumbers } from '../rules/mask-numbers.ts'
import { keysOf, pageOf } from '../store/keyset.ts'
import { findPromise, listPromises, promiseOf } from '../store/promises.ts'
import { type Mutation, mutate } from './mutate.ts'
import { callerOf, groundOf, newId, type Room } from './room.ts'

type Verbs = Desk['promises']

/** What agents have promised customers, with when it is due on the business calendar. */
export function promiseVerbs(room: Room): Verbs {
  return { list: (input) => list(room, input), end: (input) => end(room, input) }
}

async function list(room: Room, input: Parameters<Verbs['list']>[0]): Promise<Page<CustomerPromise>> {
  const { customerId, state, overdue, cursor, limit } = input
  const now = instantOf(room.clock.nowMs())
  const [dueAt = '', id = ''] = cursor === undefined ? [] : keysOf(cursor, 2)
  const rows = await listPromises(room.store.read, {
    tenantId: callerOf(room).tenantId,
    customerId,
    state,
    dueBefore: overdue === true ? now : undefined,
    after: cursor === undefined ? undefined : [dueAt, id],
    limit: limit + 1,
  })
  return pageOf(
    rows.map((row) => promiseOf(row, now)),
    limit,
    (last) => [last.dueAt, last.id],
  )
}

/**
 * End a promise. Until somebody does, one that is overdue stays open, and comes first; ended after its time it is
 * broken, whatever came of it: the customer waited in vain.
 */
function end(room: Room, input: Parameters<Verbs['end']>[0]): Promise<CustomerPromise> {
  const { agentId, tenantId } = callerOf(room)
  const { promiseId, expectedRev } = input
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'promises.end', input, async ({ trx, now, audit, announce }) => {
    const row = await findPromise(trx, tenantId, promiseId)
    if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'promise', id: promiseId })
    const from = row.state as PromiseState
    const to: PromiseState = row.due_at < now ? 'broken' : input.to
    if (!mayGo(promiseTransitions, from, to)) {
      const allowed = [...promiseTransitions[from]]
      throw refuse({ code: 'ILLEGAL_TRANSITION', noun: 'promise', from, to, allowed })
    }
    if (row.rev !== expectedRev) {
      const fields = [{ field: 'state', yours: to, theirs: from }]
      throw refuse({ code: 'CONFLICT', noun: 'promise', id: promiseId, rev: row.rev, by: '', fields })
    }
    await trx
      .updateTable('promise')
      .set({ state: to, ended_reason: reason, rev: row.rev + 1 })
      .where('id', '=', promiseId)
      .execute()
    const changes = [
      { field: 'state', from, to },
      ...(to === input.to ? [] : [{ field: 'late', to: input.to }]),
      { field: 'by', to: agentId },
    ]
    await audit({ action: `promise.${to}`, objectKind: 'promise', objectId: promiseId, reason, changes })
    await announce('promise', promiseId)
    // What a list shows of overdue promises has changed.
    await announce('conversation', row.conversation_id)
    return promiseOf({ ...row, state: to, rev: row.rev + 1 }, now)
  })
}

/** Keep what a message that is being sent promises. */
export async function keepPromises(
  room: Room,
  { trx, now, announce }: Mutation,
  message: {
    readonly id: string
    readonly conversationId: string
    readonly customerId: string
    readonly body: string
    /** Who has promised it: not whoever released the message. */
    readonly authorId: string
  },
): Promise<string[]> {
  const { tenantId } = callerOf(room)
  const ids: string[] = []
  for (const { text, kind, dueAt } of promisesIn(message.body, now)) {
    const id = newId(room)
    await trx
      .insertInto('promise')
      .values({
        id,
        tenant_id: tenantId,
        message_id: message.id,
        conversation_id: message.conversationId,
        customer_id: message.customerId,
        text,
        kind,
        due_at: dueAt,
        state: 'open',
        made_by: message.authorId,
        ended_reason: null,
        at: now,
      })
      .execute()
    await announce('promise', id)
    ids.push(id)
  }
  return ids
}
