import type { Conversation, ConversationId, Message } from '@zuoxi/sdk'
import { judgedIn, verdictOf } from './fix.ts'
import { noDraft, queueOf } from './select.ts'
import { type Due, dueAfter } from './service-targets.ts'
import type { QueueState, State } from './state.ts'

/** What about a conversation asks for me, from the tab strip to the key that leads to the next one. */
export interface Marks {
  /** Messages I have not answered. */
  readonly unread: number
  /** How long they have waited for me; absent while nobody waits. */
  readonly waitedMs: number | undefined
  readonly due: Due
  /** What I have written may not leave as it is. */
  readonly blocked: boolean
  /** Something is written for them that has not been sent. */
  readonly drafted: boolean
  /** Something promised to them is overdue. */
  readonly promiseOverdue: boolean
}

/** Since when the customers who wait for an answer have waited. */
export type AskedAt = QueueState['askedAt']

/** A conversation came: its first unanswered message counts, and not the last one. */
export function askedAfter(askedAt: AskedAt, before: Conversation | undefined, now: Conversation): AskedAt {
  const known = askedAt[now.id]
  if (now.unread === 0) {
    if (known === undefined) return askedAt
    const { [now.id]: _, ...rest } = askedAt
    return rest
  }
  // Fewer than before: I have answered, and they have asked again.
  const goesOn = known !== undefined && (before === undefined || before.unread <= now.unread)
  return goesOn ? askedAt : { ...askedAt, [now.id]: now.lastAt }
}

/** Messages came: of a thread that is known, the first unanswered one tells since when its customer has waited. */
export function askedInThread(askedAt: AskedAt, id: ConversationId, messages: readonly Message[]): AskedAt {
  const answered = messages.findLastIndex(({ role }) => role === 'agent')
  const first = messages.slice(answered + 1).find(({ role }) => role === 'customer')
  // The conversation itself says whether anybody waits: without that, there is nothing to correct.
  if (!first || askedAt[id] === undefined || askedAt[id] === first.at) return askedAt
  return { ...askedAt, [id]: first.at }
}

/** Waiting is told by the ten seconds, so that nothing is drawn anew in between. */
const grainMs = 10_000

/** The moment that waiting is measured at. */
export function grainOf(nowMs: number): number {
  return Math.floor(nowMs / grainMs) * grainMs
}

/** How long a customer has waited: in the queue for anybody, else for my answer. */
export function waitedMs({ askedAt }: QueueState, one: Conversation, nowMs: number): number | undefined {
  if (one.status === 'queued') return Math.max(0, nowMs - Date.parse(one.queuedAt))
  if (one.status !== 'active' || one.unread === 0) return undefined
  return Math.max(0, nowMs - Date.parse(askedAt[one.id] ?? one.lastAt))
}

export function dueOf(one: Conversation, waited: number | undefined, nowMs: number): Due {
  return waited === undefined ? undefined : dueAfter(one.status === 'queued' ? 'queued' : 'asked', waited, nowMs)
}

export function marksOf(state: State, one: Conversation): Marks {
  const now = grainOf(state.nowMs)
  const waited = waitedMs(state.queue, one, now)
  return {
    unread: one.unread,
    waitedMs: waited,
    due: dueOf(one, waited, now),
    blocked: isBlocked(state, one.id),
    drafted: isDrafted(state, one.id),
    promiseOverdue: (one.promisesOverdue ?? 0) > 0,
  }
}

const earliest = new WeakMap<readonly Conversation[], number>()

/** How long the longest of those in the queue has waited. Of one list it is looked for once, however long it is. */
export function longestWaitMs(waiting: readonly Conversation[], nowMs: number): number {
  const known = earliest.get(waiting)
  const first = known ?? waiting.reduce((least, { queuedAt }) => Math.min(least, Date.parse(queuedAt)), Infinity)
  if (known === undefined) earliest.set(waiting, first)
  return Math.max(0, nowMs - first)
}

/** A draft that the rules stop, or that was refused when it was sent. */
export function isBlocked(state: State, id: ConversationId): boolean {
  const draft = state.drafts[id] ?? noDraft
  if (draft.refusal) return true
  return draft.editor.text !== '' && verdictOf(draft, judgedIn(state, id)) === 'block'
}

/** A reply that was begun and is not the one on the screen: of several conversations one is soon forgotten. */
export function isDrafted(state: State, id: ConversationId): boolean {
  return (state.drafts[id] ?? noDraft).editor.text !== '' && state.queue.open !== id
}

/** The most pressing first; `undefined` when nothing about it asks for me. */
function rankOf({ due, blocked, promiseOverdue, unread }: Marks): number | undefined {
  if (due === 'late') return 0
  if (blocked) return 1
  if (due === 'soon') return 2
  if (promiseOverdue) return 3
  return unread > 0 ? 4 : undefined
}

/** Mine that need me: the late ones first, and of equals the one that has waited longest. */
export function needingMe(state: State): readonly Conversation[] {
  return queueOf(state)
    .mine.map((one) => ({ one, marks: marksOf(state, one) }))
    .flatMap(({ one, marks }) => {
      const rank = rankOf(marks)
      return rank === undefined ? [] : [{ one, rank, waited: marks.waitedMs ?? 0 }]
    })
    .toSorted((a, b) => a.rank - b.rank || b.waited - a.waited)
    .map(({ one }) => one)
}

/** Where `g u` leads: the most pressing of mine other than the open one, so that pressing it again goes on. */
export function nextNeedingMe(state: State): Conversation | undefined {
  const all = needingMe(state)
  const at = all.findIndex(({ id }) => id === state.queue.open)
  return at < 0 ? all[0] : (all[at + 1] ?? (at > 0 ? all[0] : undefined))
}
