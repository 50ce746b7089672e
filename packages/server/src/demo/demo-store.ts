import type { OpenDesk } from '../open-desk.ts'

export interface EarlierPlays {
  /** How many times this conversation has been begun and closed. */
  readonly plays: number
  /** The one that still goes on. */
  readonly open: { readonly id: string; readonly customerMessages: number } | undefined
}

/** What this desk has already seen of a conversation: it is known by its customer and its first words. */
export async function earlierPlays(desk: OpenDesk, customerId: string, firstText: string): Promise<EarlierPlays> {
  const rows = await desk.room.store.read
    .selectFrom('conversation')
    .innerJoin('message', (join) =>
      join.onRef('message.conversation_id', '=', 'conversation.id').on('message.seq', '=', 1),
    )
    .select(['conversation.id', 'conversation.status'])
    .where('conversation.customer_id', '=', customerId)
    .where('message.body', '=', firstText)
    .execute()
  const open = rows.find((row) => row.status !== 'closed')
  const plays = rows.filter((row) => row.status === 'closed').length
  return { plays, open: open && { id: open.id, customerMessages: await customerMessages(desk, open.id) } }
}

async function customerMessages(desk: OpenDesk, conversationId: string): Promise<number> {
  const row = await desk.room.store.read
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'customer')
    .executeTakeFirstOrThrow()
  return row.count
}

export type PlayState = 'waiting' | 'answered' | 'over'

/** Whether the customer waits for the agent, has been answered, or has nobody to write to any more. */
export async function playState(desk: OpenDesk, conversationId: string): Promise<PlayState> {
  const row = await desk.room.store.read
    .selectFrom('conversation')
    .select(['status', 'last_role'])
    .where('id', '=', conversationId)
    .executeTakeFirst()
  if (!row || row.status === 'closed' || row.status === 'wrap_up') return 'over'
  return row.last_role === 'agent' ? 'answered' : 'waiting'
}
