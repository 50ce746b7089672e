import {
  type ConflictField,
  mayGo,
  refuse,
  type TicketPatch,
  ticketTransitions,
  ticketTypeRow,
  type TicketStatus,
} from '@zuoxi/sdk'

/** The fields of a ticket that agents change, as they stand now. */
export interface TicketFields {
  readonly type: string
  readonly priority: string
  readonly status: TicketStatus
  readonly summary: string
  readonly assigneeId: string | undefined
}

export interface TicketFieldChange {
  readonly field: keyof TicketFields
  readonly from: string | undefined
  readonly to: string | undefined
}

const fields = ['type', 'priority', 'status', 'summary', 'assigneeId'] as const

/** What a patch would really change; a field set to what it already is changes nothing. */
export function ticketChanges(now: TicketFields, patch: TicketPatch): TicketFieldChange[] {
  const wanted = fields.filter((field) => patch[field] !== undefined)
  const changes = wanted.map((field) => ({ field, from: now[field], to: patch[field] ?? undefined }))
  return changes.filter(({ from, to }) => from !== to)
}

/** The fields that this patch and someone else both changed, and differently. An empty list: others, elsewhere. */
export function conflictFields(
  now: TicketFields,
  patch: TicketPatch,
  changedByOthers: ReadonlySet<string>,
): ConflictField[] {
  return ticketChanges(now, patch)
    .filter(({ field }) => changedByOthers.has(field))
    .map(({ field, from, to }) => ({ field, yours: to ?? '', theirs: from ?? '' }))
}

/** @throws Refusal INVALID_INPUT when the taxonomy does not know the type. */
export function requireTicketType(type: string, path: string): void {
  if (!ticketTypeRow(type)) throw refuse({ code: 'INVALID_INPUT', problems: [{ path, problem: 'unknown_type' }] })
}

/** @throws Refusal ILLEGAL_TRANSITION with the states it may go to. */
export function requireTicketMove(from: TicketStatus, to: TicketStatus): void {
  if (from === to || mayGo(ticketTransitions, from, to)) return
  throw refuse({ code: 'ILLEGAL_TRANSITION', noun: 'ticket', from, to, allowed: [...ticketTransitions[from]] })
}
