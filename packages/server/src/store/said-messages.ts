import { sql } from 'kysely'
import type { Read } from './store.ts'

/** Something an agent said, with what it is judged by. */
export interface SaidMessage {
  readonly id: string
  readonly conversation_id: string
  readonly body: string
  readonly at: string
  readonly channel: string
}

export interface SaidWanted {
  readonly tenantId: string
  readonly since: string
  readonly until: string
  /** Only messages that used this wording. */
  readonly wordingKey: string | undefined
}

function said(read: Read, { tenantId, since, until, wordingKey }: SaidWanted) {
  return read
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .where('conversation.tenant_id', '=', tenantId)
    .where('message.role', '=', 'agent')
    .where('message.at', '>=', since)
    .where('message.at', '<=', until)
    .$if(wordingKey !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from json_each(message.wording) w where json_extract(w.value, '$.key') = ${wordingKey})`,
      ),
    )
}

/** The next messages after a place, oldest first. */
export function saidAfter(
  read: Read,
  wanted: SaidWanted,
  after: readonly [at: string, id: string] | undefined,
  limit: number,
): Promise<SaidMessage[]> {
  return said(read, wanted)
    .select(['message.id', 'message.conversation_id', 'message.body', 'message.at', 'conversation.channel'])
    .$if(after !== undefined, (query) =>
      query.where((place) =>
        place(place.refTuple('message.at', 'message.id'), '>', place.tuple(after?.[0] ?? '', after?.[1] ?? '')),
      ),
    )
    .orderBy('message.at')
    .orderBy('message.id')
    .limit(limit)
    .execute()
}

export async function countSaid(read: Read, wanted: SaidWanted): Promise<number> {
  const { count } = await said(read, wanted)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
