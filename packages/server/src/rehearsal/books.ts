import type { SceneBooks } from '@zuoxi/sdk/rehearsal'
import { deskFor } from '../desk/desk-for.ts'
import type { OpenDesk } from '../open-desk.ts'

/** A message that was said, as the file has it. */
export interface BookedMessage {
  readonly conversationId: string
  readonly seq: number
  readonly role: string
  readonly authorId: string | null
  readonly body: string
}

/** What the file of a desk says of itself, read past the program that wrote it. */
export interface Books extends SceneBooks {
  /** In the order of each conversation. */
  readonly messages: readonly BookedMessage[]
}

type Row = Readonly<Record<string, unknown>>

const wrongSums = [
  `select 'bill ' || b.id || ': ' || b.total_fen || ' of lines ' || sum(l.amount_fen) as what
   from bill b join bill_line l on l.bill_id = b.id group by b.id having sum(l.amount_fen) <> b.total_fen`,
  `select 'bill ' || b.id || ' paid: ' || b.paid_fen || ' of lines ' || sum(l.paid_fen) as what
   from bill b join bill_line l on l.bill_id = b.id group by b.id having sum(l.paid_fen) <> b.paid_fen`,
]
const doneTwice = [
  `select action || ' ' || count(*) || ' times under ' || request_key as what from audit_event
   where action in ('message.send', 'message.receive', 'repayment.record', 'conversation.take', 'ticket.created')
   group by request_key, action having count(*) > 1`,
  `select 'repayment ' || external_txn_id || ' booked ' || count(*) || ' times' as what from repayment
   where external_txn_id is not null group by lower(external_txn_id) having count(*) > 1`,
]
const untold = [
  // A roll that finds its day rolled keeps its key and changes nothing.
  `select i.verb || ' under ' || i.key as what from idempotency i
   where i.verb <> 'ledger.roll' and not exists (select 1 from audit_event a where a.request_key = i.key)`,
  `select 'repayment ' || r.id as what from repayment r where (r.updated_by like 'sim-%' or r.updated_by like 'local-%')
   and not exists (select 1 from audit_event a where a.object_kind = 'repayment' and a.object_id = r.id)`,
]

/** Read the books of a desk: its own proofs, and sums that do not trust them. */
export async function readBooks({ room }: OpenDesk): Promise<Books> {
  const { sqlite } = room.store
  const found = (queries: readonly string[]): string[] =>
    queries.flatMap((sql) =>
      sqlite
        .prepare<[], Row>(sql)
        .all()
        .map(({ what }) => String(what)),
    )
  const desk = deskFor(room)
  const [ledger, audit] = [await desk.ledger.verify(), await desk.audit.verify()]
  const messages = sqlite
    .prepare<[], BookedMessage>(
      `select conversation_id as conversationId, seq, role, author_id as authorId, body
       from message order by conversation_id, seq`,
    )
    .all()
  return {
    messages,
    wrongSums: [...found(wrongSums), ...(ledger.ok ? [] : [JSON.stringify(ledger.brokenAt)])],
    doneTwice: found(doneTwice),
    untold: [...found(untold), ...(audit.ok ? [] : [JSON.stringify(audit)])],
  }
}
