import type { Conversation, ConversationId } from '@zuoxi/sdk'
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

/** The first message of the customer's that nobody has answered, where the thread is known. */
function firstUnanswered(state: State, { id, lastAt }: Conversation): string {
  const messages = state.threads[id]?.messages ?? []
  const answered = messages.findLastIndex(({ role }) => role === 'agent')
  const first = messages.slice(answered + 1).find(({ role }) => role === 'customer')
  return first?.at ?? state.queue.askedAt[id] ?? lastAt
}

/** How long a customer has waited: in the queue for anybody, else for my answer. */
export function waitedMs(state: State, one: Conversation): number | undefined {
  if (one.status === 'queued') return Math.max(0, state.nowMs - Date.parse(one.queuedAt))
  if (one.status !== 'active' || one.unread === 0) return undefined
  return Math.max(0, state.nowMs - Date.parse(firstUnanswered(state, one)))
}

export function marksOf(state: State, one: Conversation): Marks {
  const waited = waitedMs(state, one)
  const of = one.status === 'queued' ? 'queued' : 'asked'
  return {
    unread: one.unread,
    waitedMs: waited,
    due: waited === undefined ? undefined : dueAfter(of, waited, state.nowMs),
    blocked: isBlocked(state, one.id),
    promiseOverdue: (one.promisesOverdue ?? 0) > 0,
  }
}

/** A draft that the rules stop, or that was refused when it was sent. */
function isBlocked(state: State, id: ConversationId): boolean {
  const draft = state.drafts[id] ?? noDraft
  if (draft.refusal) return true
  return draft.editor.text !== '' && verdictOf(draft, judgedIn(state, id)) === 'block'
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
