import { type Ticket, type TicketChange, type TicketDetail, ticketTypeRow } from '@zuoxi/sdk'
import { paragraphRows, shownChanges } from '../state/thread-rows.ts'
import type { TicketsState } from '../state/state.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { dayMinuteOf } from './moment.ts'
import { bold, cell, dim, type Line, marked, type Style, t, type Tone } from './span.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'
import { withKeys } from '../words/with-keys.ts'

export interface TicketsSlice extends Look {
  readonly tickets: TicketsState
  readonly nowMinute: number
}

/** The list of tickets, or the one that is open. */
export function ticketsView(slice: TicketsSlice): readonly Line[] {
  const { words, tickets, height, width, focused } = slice
  if (tickets.open !== undefined) return ticketView(slice)
  const { items, selected, more, loading, filter } = tickets
  const position = items.length > 0 ? words.bills.of(selected + 1, items.length) + (more ? '+' : '') : ''
  const title = titleOf(words.tickets.title, slice, [dim(`${words.tickets.filter[filter]}  ${position}`)])
  if (items.length === 0)
    return loading
      ? [title, [], [dim(`  ${words.loading}`)]]
      : emptyPane(slice, title, words.tickets.empty, { place: 'tickets', does: ['filterTickets', 'logTicket', 'back'] })
  const { start, end } = windowOf(items.length, selected, height - 2)
  const rows = items
    .slice(start, end)
    .map((ticket, i) => marked(ticketRow(ticket, slice), start + i === selected, focused, width))
  return [title, headRow(slice), ...rows]
}

const typeColumns = (width: number): number => Math.max(16, Math.min(26, width - 63))

function headRow({ words, width }: TicketsSlice): Line {
  const c = words.tickets.columns
  const head = (text: string, columns: number): Line[number] => cell(text, columns, { tone: 'dim' })
  return [
    t('  '),
    head(c.code, 8),
    head('', 3),
    head(c.status, 11),
    head(c.type, typeColumns(width)),
    t(' '),
    head(c.customer, 10),
    head(c.due, 12),
    head(c.assignee, 14),
  ]
}

function ticketRow(ticket: Ticket, slice: TicketsSlice): Line {
  const { words, width } = slice
  const due = dueOf(ticket, slice)
  return [
    cell(ticket.code, 8),
    cell(ticket.priority, 3, { tone: priorityTone(ticket.priority), bold: ticket.priority === 'P0' }),
    cell(words.ticketStatus[ticket.status], 11),
    cell(typeName(ticket.type, slice), typeColumns(width)),
    t(' '),
    cell(ticket.customerNameMasked, 10),
    cell(due.text, 12, due.style),
    cell(ticket.assigneeName ?? words.form.unassigned, 14, { tone: 'dim' }),
  ]
}

export function typeName(type: string, { lang }: Pick<Look, 'lang'>): string {
  return ticketTypeRow(type)?.[lang === 'en' ? 'en' : 'zh'] ?? type
}

function priorityTone(priority: Ticket['priority']): Tone {
  return priority === 'P0' ? 'bad' : priority === 'P1' ? 'warn' : 'plain'
}

/** A deadline: marked when it is over, bold when it is near. */
function dueOf(ticket: Ticket, { nowMinute }: TicketsSlice): { readonly text: string; readonly style: Style } {
  if (ticket.dueAt === undefined) return { text: '-', style: { tone: 'dim' } }
  const left = Math.floor(Date.parse(ticket.dueAt) / 60_000) - nowMinute
  const text = dayMinuteOf(ticket.dueAt)
  if (left < 0) return { text: `!${text}`, style: { tone: 'bad' } }
  return { text, style: left < 24 * 60 ? { tone: 'warn', bold: true } : {} }
}

function ticketView(slice: TicketsSlice): readonly Line[] {
  const { words, tickets, height } = slice
  const { detail } = tickets
  const title = titleOf(
    `${words.places.ticket} ${detail?.code ?? ''}`,
    slice,
    detail ? [dim(words.ticketStatus[detail.status])] : [],
  )
  if (!detail) return [title, [], [dim(`  ${words.loading}`)]]
  const rows = ticketRows(detail, slice)
  const room = height - 1
  const start = Math.max(0, Math.min(tickets.scroll, rows.length - room))
  return [title, ...rows.slice(start, start + room)]
}

function ticketRows(detail: TicketDetail, slice: TicketsSlice): readonly Line[] {
  const { words, width } = slice
  const w = words.tickets
  const due = dueOf(detail, slice)
  const paragraph = (text: string): readonly Line[] =>
    paragraphRows(text, width).map((row): Line => [t(`   ${row.text}`)])
  return [
    [
      t(` ${typeName(detail.type, slice)}`, { bold: true }),
      t('  '),
      t(detail.priority, { tone: priorityTone(detail.priority), bold: true }),
      dim(`  ${words.ticketStatus[detail.status]}`),
    ],
    [
      dim(` ${words.form.customer} `),
      t(detail.customerNameMasked),
      dim(`  ${words.form.assignee} `),
      t(detail.assigneeName ?? words.form.unassigned),
    ],
    [
      dim(` ${w.created} ${dayMinuteOf(detail.createdAt)}  ${w.updated} ${dayMinuteOf(detail.updatedAt)}`),
      ...(detail.dueAt === undefined ? [] : [dim(`  ${w.due} `), t(due.text, due.style)]),
    ],
    ...(detail.refs.length > 0 ? [[dim(` ${w.refs} `), t(detail.refs.map((ref) => ref.label).join(', '))]] : []),
    [bold(` ${w.summary}`)],
    ...paragraph(detail.summary),
    [],
    [bold(` ${w.comments}`), dim(` ${detail.comments.length}`)],
    ...(detail.comments.length === 0 ? [[dim(`   ${withKeys(w.noComments, slice.keymap)}`)]] : []),
    ...detail.comments.flatMap((comment): readonly Line[] => [
      [t(`  ${comment.authorName} `, { tone: 'accent' }), dim(dayMinuteOf(comment.at))],
      ...paragraph(comment.body),
    ]),
    [],
    [bold(` ${w.history}`)],
    ...detail.history.toReversed().flatMap((change) => changeRows(change, slice)),
  ]
}

/** Who did what. */
function changeRows(change: TicketChange, slice: TicketsSlice): readonly Line[] {
  const { words } = slice
  const w = words.tickets
  return [
    [dim(`  ${dayMinuteOf(change.at)} `), t(change.actorName), dim(` ${w.actions[change.action] ?? change.action}`)],
    ...shownChanges(change).map(({ field, from, to }): Line => [
      dim('     '),
      t(w.fromTo(w.fields[field] ?? field, shownValue(field, from, slice), shownValue(field, to, slice))),
    ]),
  ]
}

/** A value of a ticket's field as people say it. */
export function shownValue(field: string, value: string | undefined, slice: Pick<Look, 'words' | 'lang'>): string {
  if (value === undefined || value === '') return '-'
  if (field === 'type') return typeName(value, slice)
  const statuses: Readonly<Record<string, string>> = slice.words.ticketStatus
  return field === 'status' ? (statuses[value] ?? value) : value
}
