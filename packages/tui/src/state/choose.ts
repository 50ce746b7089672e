import { type AgentId, type LoanId, Priority, type TicketPatch, type TicketStatus, ticketTaxonomy } from '@zuoxi/sdk'
import Fuse from 'fuse.js'
import type { Handlers } from './action.ts'
import { withType } from './form.ts'
import type { Step } from './happening.ts'
import type { Choice, ChooseOverlay, Option, SeenTicket, State } from './state.ts'
import { andThen, changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { draftEdited } from './composer.ts'
import { type Editor, emptyLine, replaceRange } from './text.ts'
import { wordsOf } from '../words/index.ts'
import { movesOf, updateTicket } from './tickets.ts'
import { previewWish } from './what-if.ts'
import { patternOf } from './pattern.ts'

/** A short list to choose one thing from, filtered by what is typed. */
export const chooseActions: Handlers<'ticketStatus' | 'ticketPriority' | 'ticketAssignee' | 'formChoose' | 'choose'> = {
  ticketStatus: (state) => {
    const { detail } = state.tickets
    if (!detail) return tell(state, 'warn', { say: 'stillLoading' })
    const moves = movesOf(detail)
    const words = wordsOf(state.session.lang).ticketStatus
    if (moves.length === 0) return tell(state, 'warn', { say: 'noMove', from: detail.status })
    return openChooser(
      state,
      { of: 'status', ticket: seen(detail) },
      moves.map((status) => ({ id: status, label: words[status], hint: status })),
    )
  },
  ticketPriority: (state) => {
    const { detail } = state.tickets
    if (!detail) return tell(state, 'warn', { say: 'stillLoading' })
    return openChooser(
      state,
      { of: 'priority', ticket: seen(detail) },
      Priority.options.map((priority) => ({ id: priority, label: priority })),
    )
  },
  ticketAssignee: (state) => {
    const { detail } = state.tickets
    if (!detail) return tell(state, 'warn', { say: 'stillLoading' })
    return withAgents(openChooser(state, { of: 'assignee', ticket: seen(detail) }, agentOptions(state)))
  },
  formChoose: (state) => {
    const form = overlayOf(state, 'form')
    if (form?.field === 'assignee') return withAgents(openChooser(state, { of: 'formAssignee' }, agentOptions(state)))
    return openChooser(state, { of: 'formType' }, typeOptions(state))
  },
  choose: (state) => {
    const chooser = overlayOf(state, 'choose')
    const option = chooser && optionsOf(chooser)[chooser.selected]
    if (!chooser || !option) return tell(state, 'warn', { say: 'nothingHere' })
    return chosen(closeOverlay(state, 'choose'), chooser.choice, option)
  },
}

export function openChooser(state: State, choice: Choice, options: readonly Option[]): Step {
  return step(pushOverlay(state, { kind: 'choose', choice, options, filter: emptyLine, selected: 0 }))
}

function withAgents(opened: Step): Step {
  return andThen(opened, (state) => step(state, { do: 'loadAgents' }))
}

function agentOptions(state: State): readonly Option[] {
  return state.agents.map(({ id, displayName, workNo }) => ({ id, label: displayName, hint: workNo }))
}

function typeOptions(state: State): readonly Option[] {
  const zh = state.session.lang === 'zh-CN'
  return ticketTaxonomy.types.map((row) => ({ id: row.path, label: zh ? row.zh : row.en, hint: row.path }))
}

/** The colleagues came: those who may be chosen, if a chooser of them is open. */
export function agentsCame(state: State, agents: State['agents']): State {
  const known = { ...state, agents }
  return changeOverlay(known, 'choose', (chooser) =>
    chooser.choice.of === 'assignee' || chooser.choice.of === 'formAssignee'
      ? { ...chooser, options: agentOptions(known) }
      : chooser,
  )
}

/** The options that what is typed leaves, by label or hint, the likeliest first; a slip of the finger is forgiven. */
export function optionsOf(chooser: ChooseOverlay): readonly Option[] {
  const wanted = patternOf(chooser.filter.text)
  if (wanted === '') return chooser.options
  const fuse = new Fuse(chooser.options, { keys: ['label', 'hint'], threshold: 0.35, ignoreLocation: true })
  return fuse.search(wanted).map(({ item }) => item)
}

export function filterEdited(state: State, filter: Editor): Step {
  return step(changeOverlay(state, 'choose', (chooser) => ({ ...chooser, filter, selected: 0 })))
}

export function moveInChooser(state: State, by: number): State {
  return changeOverlay(state, 'choose', (chooser) => ({
    ...chooser,
    selected: within(chooser.selected + by, optionsOf(chooser).length),
  }))
}

function seen({ id, rev }: SeenTicket): SeenTicket {
  return { id, rev }
}

function patchOf(field: 'status' | 'priority' | 'assignee', { id }: Option): TicketPatch {
  if (field === 'status') return { status: id as TicketStatus }
  if (field === 'assignee') return { assigneeId: id as AgentId }
  return { priority: Priority.parse(id) }
}

function chosen(state: State, choice: Choice, option: Option): Step {
  if (choice.of === 'formType')
    return step(
      changeOverlay(state, 'form', (form) => ({ ...form, draft: form.draft && withType(form.draft, option.id) })),
    )
  if (choice.of === 'formAssignee') {
    const assigneeId = option.id as AgentId
    return step(
      changeOverlay(state, 'form', (form) => ({
        ...form,
        assigneeName: option.label,
        draft: form.draft && { ...form.draft, assigneeId },
      })),
    )
  }
  if (choice.of === 'loan') {
    const { customer } = state
    const loanId = option.id === '' ? undefined : (option.id as LoanId)
    return customer ? previewWish(state, { customerId: customer.id, loanId, ask: choice.ask }) : step(state)
  }
  if (choice.of === 'figure') {
    const { conversationId, written, span } = choice
    const corrected = draftEdited(state, conversationId, (editor) =>
      // What was typed meanwhile may have moved it.
      editor.text.slice(...span) === written ? replaceRange(editor, ...span, option.id) : editor,
    )
    return andThen(corrected, (next) => tell(next, 'good', { say: 'fixed' }))
  }
  return updateTicket(state, choice.ticket, patchOf(choice.of, option))
}
