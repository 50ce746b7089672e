import type { CustomerId, DeskClient, TicketId } from '@zuoxi/sdk'
import { ticketTypeRow } from '@zuoxi/sdk'
import { sayNotice } from '../../words/notices.ts'
import { wordsOf } from '../../words/index.ts'
import { rehearsalLang } from '../settings.ts'
import type { Hands } from './hands.ts'
import { command, enter, toThread } from './posture.ts'
import { because } from './speaking.ts'
import type { Verbs } from './verbs.ts'

/** Tickets and promises, by keys. */

const words = wordsOf(rehearsalLang)

/** The form opens filled in by the desk; what is to be different is changed in it. */
export const logTicket: Verbs['tickets']['create'] = async (hands, draft) => {
  const { conversationId } = draft
  if (conversationId === undefined) return undefined
  const known = new Set((await ticketsOf(hands, draft.customerId)).map(({ id }) => id))
  const filled = await hands.desk.tickets.draft({ conversationId })
  await toThread(hands)
  await hands.does(['thread', 'logTicket'])
  hands.rests(undefined)
  if (!(await hands.sees(filledForm))) return undefined
  if (draft.type !== filled.type) await chooseType(hands, draft.type)
  if (draft.summary !== filled.summary) await rewrite(hands, filled.summary, draft.summary)
  await hands.does(['form', 'formSave'])
  const created = await hands.until(
    async () => (await ticketsOf(hands, draft.customerId)).find(({ id }) => !known.has(id)),
    () => hands.isSeen(sayNotice({ say: 'summaryMissing' }, rehearsalLang)),
  )
  if (created && (await hands.sees(created.code))) hands.rests('thread')
  return created
}

/** The form once the desk has filled it in: before that it has a title and no fields, and takes no words. */
const filledForm = new RegExp(`${words.form.priority} +P\\d`)

function labelOf(type: string): string {
  return ticketTypeRow(type)?.zh ?? type
}

/** From the summary, where the cursor stands at first, up to the type and back. */
async function chooseType(hands: Hands, type: string): Promise<void> {
  for (let field = 3; field > 0; field -= 1) await hands.does(['form', 'formPrevious'])
  await hands.does(['form', 'formChoose'])
  await hands.standsIn('choose', 'choose')
  await hands.does({ text: type })
  await hands.sees(type, labelOf(type))
  await hands.does(['choose', 'choose'])
  for (let field = 3; field > 0; field -= 1) await hands.does(['form', 'formNext'])
  hands.rests(undefined)
}

async function rewrite(hands: Hands, from: string, to: string): Promise<void> {
  for (const _ of from) await hands.does(['form', 'eraseLeft'])
  await enter(hands, to)
}

/** The screen follows whoever was faster by itself: from an older page nothing can be done at it, and the desk says why. */
export const update: Verbs['tickets']['update'] = async (hands, { ticketId, expectedRev, patch }) => {
  if ((await hands.desk.tickets.get({ ticketId })).rev !== expectedRev) return undefined
  const chosen = await choiceOf(hands, patch)
  if (!chosen) return undefined
  const { rev } = await openTicket(hands, ticketId)
  await hands.does(['ticket', chosen.does])
  if (!(await hands.standsIn('choose', 'choose'))) return undefined
  await hands.does({ text: chosen.text })
  // Colleagues are asked for when the list opens, so that it is empty for a moment; moves and priorities are known.
  if (patch.assigneeId === undefined) await hands.seesAny(chosen.shown, words.choose.empty)
  else await hands.sees(chosen.shown)
  await hands.does(['choose', 'choose'])
  const changed = await hands.until(
    () => changedTicket(hands, ticketId, rev),
    () => patch.assigneeId === undefined && hands.isSeen(words.choose.empty),
  )
  const told = changed && (await hands.sees(sayNotice({ say: 'ticketUpdated', code: changed.code }, rehearsalLang)))
  hands.rests(told ? 'ticket' : undefined)
  return changed
}

type Patch = Parameters<DeskClient['tickets']['update']>[0]['patch']

/** Which list a change is chosen from, and what finds it there. */
async function choiceOf({ desk }: Hands, patch: Patch) {
  const { status, priority, assigneeId } = patch
  if (status !== undefined) return { does: 'ticketStatus', text: status, shown: words.ticketStatus[status] } as const
  if (priority !== undefined) return { does: 'ticketPriority', text: priority, shown: priority } as const
  const name = (await desk.agents.list()).find(({ id }) => id === assigneeId)?.displayName
  return name === undefined ? undefined : ({ does: 'ticketAssignee', text: name, shown: name } as const)
}

export const comment: Verbs['tickets']['comment'] = async (hands, { ticketId, body }) => {
  const { rev } = await openTicket(hands, ticketId)
  const before = (await hands.desk.tickets.get({ ticketId })).history.length
  await hands.does(['ticket', 'ticketComment'])
  await enter(hands, body)
  await hands.does(['comment', 'saveComment'])
  const written = await hands.until(async () => {
    const now = await hands.desk.tickets.get({ ticketId })
    return now.rev !== rev || now.history.length !== before ? now : undefined
  })
  const told = written && (await hands.sees(sayNotice({ say: 'commented' }, rehearsalLang)))
  hands.rests(told ? 'ticket' : undefined)
  return written
}

/** A promise that stands alone in the list: which of several is meant, its row does not tell. */
export const endPromise: Verbs['promises']['end'] = async (hands, { promiseId, to, reason }) => {
  const promise = await promiseNow(hands, promiseId)
  if (!promise) return undefined
  await toThread(hands)
  await hands.does(['thread', 'promises'])
  hands.rests(undefined)
  await hands.standsIn('promises', 'keepPromise')
  await hands.does(['promises', to === 'kept' ? 'keepPromise' : 'releasePromise'])
  if (!(await because(hands, reason))) return undefined
  return hands.until(async () => {
    const now = await promiseNow(hands, promiseId)
    return now?.rev === promise.rev ? undefined : now
  })
}

async function promiseNow({ desk }: Hands, promiseId: string) {
  for await (const one of desk.promises.list({})) if (one.id === promiseId) return one
  return undefined
}

type Ticket = Awaited<ReturnType<DeskClient['tickets']['create']>>

async function openTicket(hands: Hands, ticketId: TicketId) {
  const ticket = await hands.desk.tickets.get({ ticketId })
  const asItIs = [titleOf(ticket), wholeTicket, standing(ticket)]
  if (hands.isAt('ticket') && hands.isSeen(titleOf(ticket)) && (await hands.sees(...asItIs))) return ticket
  await command(hands, `ticket ${ticket.code}`)
  await hands.standsIn('ticket', 'ticketStatus')
  await hands.sees(...asItIs)
  hands.rests('ticket')
  return ticket
}

/** At the left edge of its pane, which need not be that of the screen. */
function titleOf({ code }: Ticket): RegExp {
  return new RegExp(`(?:^|│) ${words.tickets.title} ${code}`)
}

/** News of what a colleague has changed takes a moment to the screen, and until then nothing can be changed there. */
function standing({ priority, status }: Ticket): string {
  return `${priority}  ${words.ticketStatus[status]}`
}

/** When it was logged stands there once all of it has come; what its list knows of it is shown before, and takes no keys. */
const wholeTicket = new RegExp(`${words.tickets.created} \\d`)

/** As a list has it: without what only its own page tells. */
async function changedTicket(hands: Hands, ticketId: TicketId, rev: number) {
  const { customerId } = await hands.desk.tickets.get({ ticketId })
  return (await ticketsOf(hands, customerId)).find((one) => one.id === ticketId && one.rev !== rev)
}

async function ticketsOf({ desk }: Hands, customerId: CustomerId) {
  const tickets: Ticket[] = []
  for await (const ticket of desk.tickets.list({ customerId })) tickets.push(ticket)
  return tickets
}
