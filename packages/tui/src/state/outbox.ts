import type { ConversationId, IdempotencyKey, Override, WordingUse } from '@zuoxi/sdk'
import type { SavedDraft } from './state.ts'

/** What of a message outlives the terminal until the desk has it. */
export interface SavedOutgoing {
  /** Made with the message and never changed: however often it is sent, the desk takes it once. */
  readonly key: IdempotencyKey
  readonly conversationId: ConversationId
  readonly body: string
  readonly wording: readonly WordingUse[]
  /** Rules that it goes against, each with why. */
  readonly overrides: readonly Override[]
  /** The draft it was, to be given back when it is taken back or refused. */
  readonly draft: SavedDraft
  readonly madeAtMs: number
  /** The order of those made in the same moment. */
  readonly no: number
  /** It may have reached the desk: from then on nobody can take it back. */
  readonly tried: boolean
}

/** A message between the editor and the thread. */
export interface Outgoing extends SavedOutgoing {
  /**
   * `window`: it may still be taken back; `ready`: it waits for the one before
   * it; `sending`: it is under way; `waiting`: it waits for the desk to be there.
   */
  readonly stage: 'window' | 'ready' | 'sending' | 'waiting'
  readonly secondsLeft: number
  /** It was found on disk: whoever wrote it may still be at work, and must have the last word. */
  readonly found: boolean
}

/** Messages on their way, in the order they were made. */
export interface Outbox {
  readonly items: readonly Outgoing[]
  /** The number of the last one made. */
  readonly made: number
  /** The newest message of each conversation: a draft saved before it was that message. */
  readonly newest: Readonly<Record<ConversationId, IdempotencyKey>>
}

export const noOutbox: Outbox = { items: [], made: 0, newest: {} }

export interface Written {
  readonly conversationId: ConversationId
  readonly body: string
  readonly wording: readonly WordingUse[]
  readonly overrides: readonly Override[]
  readonly draft: SavedDraft
}

/** Put a message in, to stay for its window. Its key names this start of the desk, and which message of it this is. */
export function putIn(
  { items, made, newest }: Outbox,
  written: Written,
  { run, nowMs, seconds }: { readonly run: string; readonly nowMs: number; readonly seconds: number },
): { readonly outbox: Outbox; readonly item: Outgoing } {
  const key = `${run}-${made + 1}` as IdempotencyKey
  const item: Outgoing = {
    ...written,
    key,
    // A clock that is put back must not bring a message before the one it answers to.
    madeAtMs: Math.max(nowMs, items.at(-1)?.madeAtMs ?? 0),
    no: made + 1,
    tried: false,
    stage: seconds > 0 ? 'window' : 'ready',
    secondsLeft: seconds,
    found: false,
  }
  const outbox = { items: [...items, item], made: made + 1, newest: { ...newest, [written.conversationId]: key } }
  return { outbox, item }
}

/** Messages found on disk come before those written since, each once. */
export function takeUp(outbox: Outbox, saved: readonly SavedOutgoing[], seconds: number): Outbox {
  const known = new Set(outbox.items.map(({ key }) => key))
  const found = saved
    .filter(({ key }) => !known.has(key))
    .toSorted((a, b) => a.madeAtMs - b.madeAtMs || a.no - b.no)
    .map((one): Outgoing => {
      // What may have reached the desk already has no window any more; what follows it waits behind it.
      const windowed = !one.tried && seconds > 0
      return { ...one, stage: windowed ? 'window' : 'ready', secondsLeft: windowed ? seconds : 0, found: true }
    })
  const newest = Object.fromEntries(found.map((one) => [one.conversationId, one.key]))
  // What is written from now on comes after them, whatever the clock says.
  const made = Math.max(outbox.made, ...found.map(({ no }) => no))
  return { made, items: [...found, ...outbox.items], newest: { ...newest, ...outbox.newest } }
}

/** Some seconds of a message's window have passed. */
export function passWindow(outbox: Outbox, key: IdempotencyKey, seconds: number): Outbox {
  return changeItem(outbox, key, (item) => {
    if (item.stage !== 'window') return item
    const secondsLeft = Math.max(0, item.secondsLeft - seconds)
    return { ...item, secondsLeft, stage: secondsLeft === 0 ? 'ready' : 'window' }
  })
}

/**
 * Send what may leave: of each conversation the first message only, so that
 * they arrive in order. While the desk is away they wait.
 */
export function letGo(
  outbox: Outbox,
  reachable: boolean,
): { readonly outbox: Outbox; readonly leaving: readonly Outgoing[] } {
  const behind = new Set<ConversationId>()
  const leaving: Outgoing[] = []
  const items = outbox.items.map((item): Outgoing => {
    const first = !behind.has(item.conversationId)
    behind.add(item.conversationId)
    if (!first || (item.stage !== 'ready' && item.stage !== 'waiting')) return item
    if (!reachable) return item.stage === 'waiting' ? item : { ...item, stage: 'waiting' }
    const sent: Outgoing = { ...item, stage: 'sending', tried: true }
    leaving.push(sent)
    return sent
  })
  return { outbox: { ...outbox, items }, leaving }
}

/** No answer came: it waits, and nobody knows whether it has arrived. */
export function unanswered(outbox: Outbox, key: IdempotencyKey): Outbox {
  return changeItem(outbox, key, (item) => ({ ...item, stage: 'waiting' }))
}

export function takeOut(outbox: Outbox, keys: readonly IdempotencyKey[]): Outbox {
  return { ...outbox, items: outbox.items.filter(({ key }) => !keys.includes(key)) }
}

/** A message and those behind it in its conversation: without it they would say something else. */
export function withThoseBehind({ items }: Outbox, key: IdempotencyKey): readonly Outgoing[] {
  const at = items.findIndex((item) => item.key === key)
  const first = items[at]
  return first ? items.slice(at).filter(({ conversationId }) => conversationId === first.conversationId) : []
}

/** The messages of one conversation, the oldest first. */
export function outgoingOf({ items }: Outbox, id: ConversationId | undefined): readonly Outgoing[] {
  const mine = items.filter(({ conversationId }) => conversationId === id)
  return mine.length === 0 ? none : mine
}

const none: readonly Outgoing[] = []

/** What of a message goes to disk. */
export function savedOf(item: Outgoing): SavedOutgoing {
  const { stage: _stage, secondsLeft: _seconds, found: _found, ...saved } = item
  return saved
}

function changeItem(outbox: Outbox, key: IdempotencyKey, change: (item: Outgoing) => Outgoing): Outbox {
  return { ...outbox, items: outbox.items.map((item) => (item.key === key ? change(item) : item)) }
}
