import { type Instant, type Priority, type TicketRef, type TicketStatus, ticketTypeRow } from '@zuoxi/sdk'
import type { RecordedEvent } from '../../../store/recording.ts'
import { changedTo, changesOf, type Group, reasonOf, type Scribe, type Told } from '../scribe.ts'

/** What was done with tickets and promises. */
export function caseActs(scribe: Scribe, group: Group): readonly Told[] | undefined {
  const created = group.find('ticket.created')
  if (created) return loggedActs(scribe, group, created)
  const changed = group.find('ticket.updated', 'ticket.commented')
  if (changed) {
    if (scribe.last.ticket !== changed.object_id) return [{ left: 'other_ticket' }]
    return changed.action === 'ticket.updated' ? changedActs(scribe, changed) : commentAct(scribe, changed)
  }
  const ended = group.find('promise.kept', 'promise.broken', 'promise.released')
  return ended && endedAct(scribe, ended)
}

function loggedActs(scribe: Scribe, { actorId }: Group, created: RecordedEvent): readonly Told[] {
  const row = scribe.rows.tickets.find(({ id }) => id === created.object_id)
  // One that the desk logged by itself comes by itself in a rehearsal.
  if (!row) return []
  scribe.last.ticket = row.id
  const type = changedTo(created, 'type') ?? row.type
  const priority = changedTo(created, 'priority') ?? row.priority
  const usual = ticketTypeRow(type)?.priority
  const due = changedTo(created, 'dueAt') as Instant | undefined
  const assignee = changedTo(created, 'assigneeId')
  const bill = (JSON.parse(row.refs) as TicketRef[]).flatMap(({ kind, id }) =>
    kind === 'bill' ? (scribe.billNo(id) ?? []) : [],
  )[0]
  const ticket = { type, priority: usual ?? (priority as Priority), status: 'new' as const }
  const acts: (Told | undefined)[] = [
    {
      turn: { ticket: { type, summary: row.summary } },
      expect: { ticket: { ...ticket, ...(due !== undefined && { due }), ...(bill !== undefined && { bill }) } },
    },
    usual !== undefined && usual !== priority ? prioritised(priority) : undefined,
    assignee === actorId ? undefined : assigned(scribe, assignee),
  ]
  return acts.filter((act) => act !== undefined)
}

function changedActs(scribe: Scribe, event: RecordedEvent): readonly Told[] {
  return changesOf(event).flatMap(({ field, to }): Told[] => {
    if (field === 'status')
      return [{ turn: { move: to as TicketStatus }, expect: { ticket: { status: to as TicketStatus } } }]
    if (field === 'priority' && to !== undefined) return [prioritised(to)]
    if (field === 'assigneeId' && to !== undefined) return [assigned(scribe, to)]
    return field === 'dueAt' ? [] : [{ left: 'other_fields' }]
  })
}

function prioritised(priority: string): Told {
  return { turn: { prioritise: priority as Priority }, expect: { ticket: { priority: priority as Priority } } }
}

function assigned(scribe: Scribe, agentId: string | undefined): Told {
  return agentId === undefined || scribe.staffId(agentId) === undefined
    ? { left: 'other_fields' }
    : { turn: { assign: agentId }, expect: { audit: 'ticket.updated' } }
}

function commentAct(scribe: Scribe, { object_id: id, action }: RecordedEvent): readonly Told[] {
  const body = scribe.nextComment(id)
  return body === undefined ? [] : [{ turn: { comment: body }, expect: { audit: action } }]
}

function endedAct({ rows }: Scribe, event: RecordedEvent): readonly Told[] {
  const promise = rows.promises.find(({ id }) => id === event.object_id)
  const meant = changedTo(event, 'late') ?? changedTo(event, 'state')
  if (!promise || meant !== 'kept') return [{ left: 'promise_released' }]
  const kind = promise.kind as 'reply'
  return [
    {
      turn: { keep: kind, ...reasonOf(event) },
      expect: { promise: { kind, state: changedTo(event, 'state') as 'kept' } },
    },
  ]
}
