import type { CustomerPromise, Instant, PromiseState } from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { PromiseRow } from './schema.ts'
import type { Read } from './store.ts'

export type PromiseShown = Selectable<PromiseRow> & {
  readonly customer_name: string
  readonly maker_name: string | null
}

/** What of a promise is told. */
export type PromiseTold = Omit<PromiseShown, 'tenant_id' | 'made_by' | 'ended_reason' | 'at'>

function shown(read: Read, tenantId: string) {
  return read
    .selectFrom('promise')
    .innerJoin('customer', 'customer.id', 'promise.customer_id')
    .leftJoin('agent', 'agent.id', 'promise.made_by')
    .selectAll('promise')
    .select(['customer.name_masked as customer_name', 'agent.display_name as maker_name'])
    .where('promise.tenant_id', '=', tenantId)
}

export function findPromise(read: Read, tenantId: string, id: string): Promise<PromiseShown | undefined> {
  return shown(read, tenantId).where('promise.id', '=', id).executeTakeFirst()
}

export interface PromisesWanted {
  readonly tenantId: string
  readonly customerId: string | undefined
  readonly state: PromiseState | undefined
  /** Only those due before this moment. */
  readonly dueBefore: string | undefined
  readonly after: readonly [dueAt: string, id: string] | undefined
  readonly limit: number
}

/** What is due soonest comes first. */
export function listPromises(read: Read, wanted: PromisesWanted): Promise<PromiseShown[]> {
  const { customerId, state, dueBefore, after } = wanted
  return shown(read, wanted.tenantId)
    .$if(customerId !== undefined, (query) => query.where('promise.customer_id', '=', customerId ?? ''))
    .$if(state !== undefined, (query) => query.where('promise.state', '=', state ?? ''))
    .$if(dueBefore !== undefined, (query) =>
      query.where('promise.due_at', '<', dueBefore ?? '').where('promise.state', '=', 'open'),
    )
    .$if(after !== undefined, (query) =>
      query.where((place) =>
        place(place.refTuple('promise.due_at', 'promise.id'), '>', place.tuple(after?.[0] ?? '', after?.[1] ?? '')),
      ),
    )
    .orderBy('promise.due_at')
    .orderBy('promise.id')
    .limit(wanted.limit)
    .execute()
}

export function promiseOf(row: PromiseTold, now: Instant): CustomerPromise {
  return {
    id: row.id as CustomerPromise['id'],
    messageId: row.message_id as CustomerPromise['messageId'],
    conversationId: row.conversation_id as CustomerPromise['conversationId'],
    customerId: row.customer_id as CustomerPromise['customerId'],
    customerNameMasked: row.customer_name,
    text: row.text,
    kind: row.kind as CustomerPromise['kind'],
    dueAt: row.due_at as Instant,
    state: row.state as PromiseState,
    overdue: row.state === 'open' && row.due_at < now,
    madeByName: row.maker_name ?? '',
    rev: row.rev,
  }
}
