import { type Priority, Priority as priorities, type TicketDraft, ticketTaxonomy, ticketTypeRow } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { Step } from './happening.ts'
import { openConversation, ticketSubject } from './select.ts'
import { knownBill } from './customer.ts'
import type { FormField, FormOverlay, State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, editorOf, emptyEditor } from './text.ts'

/** Logging a ticket: one key opens it filled in, two more save it. */
export const formActions: Handlers<'logTicket' | 'formNext' | 'formPrevious' | 'formEnter' | 'formSave'> = {
  logTicket: (state) => {
    const open = openConversation(state)
    const subject = ticketSubject(state)
    const half = state.halfForms[formKey(open?.id, subject, state)]
    if (half) return tell(pushOverlay(state, half), 'info', { say: 'formTakenUp' })
    if (open && subject === 'conversation') {
      return step(pushOverlay(state, emptyForm(open.customerNameMasked)), {
        do: 'draftTicket',
        conversationId: open.id,
      })
    }
    const draft = subject && draftFromCustomer(state)
    if (!draft) return tell(state, 'warn', { say: 'noCustomer' })
    const filled = fillForm(emptyForm(state.customer?.overview?.customer.nameMasked ?? ''), draft, state)
    return step(pushOverlay(state, filled))
  },
  formNext: (state) => moveField(state, 1),
  formPrevious: (state) => moveField(state, -1),
  formEnter: (state) => {
    const form = overlayOf(state, 'form')
    if (!form?.draft) return step(changeOverlay(state, 'form', (one) => ({ ...one, early: one.early + 1 })))
    if (form.armed) return saveForm(state)
    return tell(
      changeOverlay(state, 'form', (one) => ({ ...one, armed: true })),
      'info',
      { say: 'confirmSave' },
    )
  },
  formSave: (state) => saveForm(state),
}

export const formFields: readonly FormField[] = ['type', 'priority', 'assignee', 'summary']

function emptyForm(customerName: string): FormOverlay {
  return {
    kind: 'form',
    draft: undefined,
    begun: undefined,
    customerName,
    assigneeName: undefined,
    field: 'summary',
    summary: emptyEditor,
    early: 0,
    armed: false,
    saving: false,
  }
}

/** Without a conversation there is still the customer and the selected bill to start from. */
function draftFromCustomer(state: State): TicketDraft | undefined {
  const { customer } = state
  if (!customer?.overview) return undefined
  const bill = knownBill(customer)
  const refs = bill ? [{ kind: 'bill' as const, id: bill.id, label: bill.billNo }] : []
  return {
    type: 'CON.bill',
    priority: 'P4',
    customerId: customer.id,
    refs,
    summary: '',
    assigneeId: state.session.agent.id,
  }
}

/** The draft came; an Enter that outran it counts now, and letters that did stand behind it. */
export function ticketDraftCame(state: State, draft: TicketDraft): Step {
  const form = overlayOf(state, 'form')
  if (!form || form.draft) return step(state)
  const filled = changeOverlay(state, 'form', () => ({ ...fillForm(form, draft, state), armed: form.early > 0 }))
  if (form.early > 1) return saveForm(filled)
  return form.early > 0 ? tell(filled, 'info', { say: 'confirmSave' }) : step(filled)
}

function fillForm(form: FormOverlay, draft: TicketDraft, state: State): FormOverlay {
  const { agent } = state.session
  const assigneeName =
    draft.assigneeId === agent.id
      ? agent.displayName
      : state.agents.find(({ id }) => id === draft.assigneeId)?.displayName
  return { ...form, draft, begun: draft, assigneeName, summary: editorOf(draft.summary + form.summary.text) }
}

function saveForm(state: State): Step {
  const form = overlayOf(state, 'form')
  if (!form?.draft) return tell(state, 'warn', { say: 'stillLoading' })
  if (form.saving) return tell(state, 'warn', { say: 'sendUnderWay' })
  const summary = form.summary.text.trim()
  if (summary === '') return tell(state, 'warn', { say: 'summaryMissing' })
  const saving = changeOverlay(state, 'form', (one) => ({ ...one, saving: true }))
  return step(saving, { do: 'createTicket', draft: { ...form.draft, summary } })
}

export function ticketCreated(state: State, code: string): Step {
  const saved = overlayOf(state, 'form')?.draft
  const closed = withoutHalf(closeOverlay(state, 'form'), saved)
  const reload = closed.customer ? [{ do: 'loadOverview', customerId: closed.customer.id } as const] : []
  return tell(closed, 'good', { say: 'ticketSaved', code }, ...reload)
}

/** Whom a form is about, as a key. */
function formKey(conversationId: string | undefined, subject: ReturnType<typeof ticketSubject>, state: State): string {
  return (subject === 'conversation' ? conversationId : state.customer?.id) ?? ''
}

function keyOfDraft({ conversationId, customerId }: TicketDraft): string {
  return conversationId ?? customerId
}

/** A ticket that was begun is not thrown away by one key: it is there again when the next is logged. */
export function formLeft(state: State): State {
  const form = overlayOf(state, 'form')
  if (!form?.draft) return state
  const touched = form.draft !== form.begun || form.summary.text !== form.begun.summary
  if (!touched) return withoutHalf(state, form.draft)
  const kept = { ...form, armed: false, saving: false, early: 0 }
  return { ...state, halfForms: { ...state.halfForms, [keyOfDraft(form.draft)]: kept } }
}

function withoutHalf(state: State, draft: TicketDraft | undefined): State {
  if (!draft || !state.halfForms[keyOfDraft(draft)]) return state
  const { [keyOfDraft(draft)]: _saved, ...halfForms } = state.halfForms
  return { ...state, halfForms }
}

function moveField(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'form', (form) => {
      const at = formFields.indexOf(form.field) + by + formFields.length
      const field = formFields[at % formFields.length] ?? form.field
      return { ...form, field, armed: false }
    }),
  )
}

/** Left and right on a field of choices. */
export function stepValue(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'form', (form) => {
      if (!form.draft) return form
      if (form.field === 'priority')
        return { ...form, armed: false, draft: { ...form.draft, priority: stepPriority(form.draft.priority, by) } }
      if (form.field === 'type')
        return { ...form, armed: false, draft: withType(form.draft, stepType(form.draft.type, by)) }
      return form
    }),
  )
}

function stepPriority(priority: Priority, by: number): Priority {
  const all = priorities.options
  return all[within(all.indexOf(priority) + by, all.length)] ?? priority
}

function stepType(type: string, by: number): string {
  const { types } = ticketTaxonomy
  return types[within(types.findIndex((row) => row.path === type) + by, types.length)]?.path ?? type
}

/** A type brings its own priority. */
export function withType(draft: TicketDraft, type: string): TicketDraft {
  return { ...draft, type, priority: ticketTypeRow(type)?.priority ?? draft.priority }
}

export function summaryEdited(state: State, editor: Editor): Step {
  return step(changeOverlay(state, 'form', (form) => ({ ...form, summary: editor, armed: false })))
}
