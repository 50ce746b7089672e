import type { HeldState } from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { HeldMessageRow } from './schema.ts'
import type { Read } from './store.ts'

/** A held message with the names it is shown with. */
export type HeldShown = Selectable<HeldMessageRow> & {
  readonly customer_name: string
  readonly author_name: string | null
  readonly decider_name: string | null
}

function shown(read: Read, tenantId: string) {
  return read
    .selectFrom('held_message')
    .innerJoin('customer', 'customer.id', 'held_message.customer_id')
    .leftJoin('agent as author', 'author.id', 'held_message.author_id')
    .leftJoin('agent as decider', 'decider.id', 'held_message.decided_by')
    .selectAll('held_message')
    .select('customer.name_masked as customer_name')
    .select(['author.display_name as author_name', 'decider.display_name as decider_name'])
    .where('held_message.tenant_id', '=', tenantId)
}

export function findHeldMessage(read: Read, tenantId: string, id: string): Promise<HeldShown | undefined> {
  return shown(read, tenantId).where('held_message.id', '=', id).executeTakeFirst()
}

export interface HeldWanted {
  readonly tenantId: string
  readonly state: HeldState | undefined
  readonly after: readonly [at: string, id: string] | undefined
  readonly limit: number
}

/** What has waited longest comes first. */
export function listHeldMessages(read: Read, { tenantId, state, after, limit }: HeldWanted): Promise<HeldShown[]> {
  return shown(read, tenantId)
    .$if(state !== undefined, (query) => query.where('held_message.state', '=', state ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((place) =>
        place(
          place.refTuple('held_message.at', 'held_message.id'),
          '>',
          place.tuple(after?.[0] ?? '', after?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('held_message.at')
    .orderBy('held_message.id')
    .limit(limit)
    .execute()
}
