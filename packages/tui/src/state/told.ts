import type { Failure, Message, MessageId } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { GateReply } from './gate-happening.ts'
import type { Step } from './happening.ts'
import { mainWidth, pageRows } from './layout.ts'
import { openThread } from './select.ts'
import type { State } from './state.ts'
import { changeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { messageRows } from './thread-rows.ts'

/** What the customer was told: one of the agent's messages after the other, beginning with the newest that is in view. */
export const toldActions: Handlers<'told' | 'toldOlder' | 'toldNewer'> = {
  told: (state) => {
    const messages = openThread(state).messages.filter(({ role }) => role === 'agent')
    const id = pointedMessage(state)?.id
    if (id === undefined) return tell(state, 'warn', { say: 'nothingTold' })
    const messageIds = messages.map((message) => message.id)
    const overlay = {
      kind: 'told',
      messageIds,
      at: messageIds.indexOf(id),
      told: undefined,
      failure: undefined,
      scroll: 0,
    } as const
    return step(pushOverlay(state, overlay), { do: 'loadTold', messageId: id })
  },
  toldOlder: (state) => (overlayOf(state, 'told') ? turn(state, -1) : point(state, -1)),
  toldNewer: (state) => (overlayOf(state, 'told') ? turn(state, 1) : point(state, 1)),
}

/** The message that `W` is about: the one pointed at, else the newest in view. */
export function pointedMessage(state: State): Message | undefined {
  const { messages, pointed } = openThread(state)
  return messages.find(({ id }) => id === pointed) ?? newestInView(state)
}

/** Rows of a thread that are in view at least, whatever stands above and below it. */
function roomOfThread(state: State): number {
  return Math.max(3, pageRows(state) - 8)
}

/** Point at an older or newer message of the agent's; the thread scrolls no further than to show it. */
function point(state: State, by: number): Step {
  const { open } = state.queue
  const thread = openThread(state)
  const told = thread.messages.filter(({ role }) => role === 'agent')
  const from = told.findIndex(({ id }) => id === pointedMessage(state)?.id)
  // The first step points at what is in view already.
  const at = thread.pointed === undefined ? from : from + by
  const message = told[at]
  if (open === undefined || !message) return tell(state, 'warn', { say: by < 0 ? 'oldestTold' : 'newestTold' })
  const width = mainWidth(state)
  const rowsOf = (one: Message): number => 1 + messageRows(one, width).length
  const below = thread.messages.slice(thread.messages.indexOf(message) + 1).reduce((sum, one) => sum + rowsOf(one), 0)
  const least = below + rowsOf(message) - roomOfThread(state)
  const scroll = Math.max(0, least, Math.min(thread.scroll, below))
  return step({ ...state, threads: { ...state.threads, [open]: { ...thread, scroll, pointed: message.id } } })
}

/** The agent's newest message that is not scrolled away below. */
export function newestInView(state: State): Message | undefined {
  const { messages, scroll } = openThread(state)
  const width = mainWidth(state)
  let below = 0
  for (const message of messages.toReversed()) {
    const rows = 1 + messageRows(message, width).length
    if (message.role === 'agent' && below + rows > scroll) return message
    below += rows
  }
  return undefined
}

function turn(state: State, by: number): Step {
  const told = overlayOf(state, 'told')
  if (!told) return step(state)
  const at = within(told.at + by, told.messageIds.length)
  const messageId = told.messageIds[at]
  if (at === told.at || messageId === undefined)
    return tell(state, 'warn', { say: by < 0 ? 'oldestTold' : 'newestTold' })
  const turned = changeOverlay(state, 'told', (one) => ({ ...one, at, told: undefined, failure: undefined, scroll: 0 }))
  return step(turned, { do: 'loadTold', messageId })
}

export function toldCame(state: State, { messageId, told }: Extract<GateReply, { kind: 'told' }>): State {
  return changeOverlay(state, 'told', (one) => (one.messageIds[one.at] === messageId ? { ...one, told } : one))
}

export function toldRefused(state: State, messageId: MessageId, failure: Failure): State {
  return changeOverlay(state, 'told', (one) => (one.messageIds[one.at] === messageId ? { ...one, failure } : one))
}

export function scrollTold(state: State, by: number): Step {
  return step(changeOverlay(state, 'told', (one) => ({ ...one, scroll: Math.max(0, one.scroll + by) })))
}
