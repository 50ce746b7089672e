import type { ConversationId, Failure, IdempotencyKey, Message } from '@zuoxi/sdk'
import type { Effect, Happening } from '../../src/state/happening.ts'
import type { SavedOutgoing } from '../../src/state/outbox.ts'
import type { SavedDraft, State } from '../../src/state/state.ts'
import { update } from '../../src/state/update.ts'
import { initialState } from '../../src/state/initial.ts'
import { agent, conversation, message, nowMs, withWindow } from '../state/sample.ts'

/** Two conversations of mine: order is kept in each, and neither waits for the other. */
export const chats = ['chat-1' as ConversationId, 'chat-2' as ConversationId] as const

type Send = Extract<Effect, { do: 'send' }>

/** A send on its way: whether the desk took it, and what it answered, are two things. */
interface Flying {
  readonly effect: Send
  readonly run: number
  /** It has left: all that had to be on disk before it was. */
  left: boolean
  answer?: Message | Failure
}

/**
 * A desk, a disk and a line that does what the test says, around the real
 * behaviour of the screen. As the performer does it, a message flies only when
 * what was written before it is on disk; the desk takes each key once.
 */
export class World {
  state: State
  /** What the desk took, in its order. */
  readonly arrived: { readonly conversationId: ConversationId; readonly body: string }[] = []
  readonly #answers = new Map<IdempotencyKey, Message>()
  readonly #outbox = new Map<IdempotencyKey, SavedOutgoing>()
  readonly #drafts = new Map<ConversationId, SavedDraft>()
  #unwritten: Effect[] = []
  #flying: Flying[] = []
  #windows: Extract<Effect, { do: 'waitWindow' }>[] = []
  #run = 0
  #reachable = true
  /** Bodies that the desk refuses. */
  readonly refuses = new Set<string>()

  constructor() {
    this.state = this.#opened()
    this.#begin()
  }

  #opened(): State {
    this.#run += 1
    const session = { agent, lang: 'zh-CN', demo: true, run: `run-number-${this.#run}` } as const
    // Short, so that most of what is sent does get under way.
    return withWindow(initialState(session, { columns: 80, rows: 24 }, nowMs), 1)
  }

  #begin(): void {
    this.happen({ kind: 'line', status: this.#reachable ? 'live' : 'lost' })
    this.happen({ kind: 'conversations', items: chats.map((id) => conversation({ id, unread: 0 })) })
    this.happen({ kind: 'outboxLoaded', items: [...this.#outbox.values()] })
  }

  happen(happening: Happening): void {
    const [next, effects] = update(this.state, happening)
    this.state = next
    for (const effect of effects) this.#perform(effect)
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case 'keepOutgoing':
      case 'dropOutgoing':
      case 'saveDraft':
      case 'clearDraft':
        this.#unwritten.push(effect)
        return
      case 'send':
        this.#flying.push({ effect, run: this.#run, left: false })
        return
      case 'waitWindow':
        this.#windows.push(effect)
        return
      case 'giveUpSends': {
        const given = this.#flying.filter(({ run }) => run === this.#run)
        this.#flying = this.#flying.filter(({ run }) => run !== this.#run)
        for (const { effect: one } of given) this.#hear({ kind: 'refused', effect: one, failure: unreachable })
        return
      }
      case 'loadDraft': {
        const { conversationId } = effect
        this.#write(Number.MAX_SAFE_INTEGER)
        this.happen({ kind: 'draftLoaded', conversationId, saved: this.#drafts.get(conversationId) })
        return
      }
      default:
        // The rest of the desk has no part in it.
        return
    }
  }

  #later: Happening[] = []

  #hear(happening: Happening): void {
    this.#later.push(happening)
  }

  /** Bring some of what waits to be written to disk, in order. */
  #write(count: number): void {
    const written = this.#unwritten.splice(0, count)
    for (const effect of written) {
      if (effect.do === 'keepOutgoing') this.#outbox.set(effect.saved.key, effect.saved)
      if (effect.do === 'dropOutgoing') for (const key of effect.keys) this.#outbox.delete(key)
      if (effect.do === 'saveDraft') this.#drafts.set(effect.conversationId, effect.draft)
      if (effect.do === 'clearDraft') this.#drafts.delete(effect.conversationId)
    }
    if (this.#unwritten.length === 0) for (const flying of this.#flying) flying.left = true
  }

  write(count: number): void {
    this.#write(count)
  }

  open(at: 0 | 1): void {
    this.state = {
      ...this.state,
      main: 'conversation',
      focus: 'composer',
      queue: { ...this.state.queue, open: chats[at], cursor: chats[at] },
    }
    if (!this.state.drafts[chats[at]]) this.#perform({ do: 'loadDraft', conversationId: chats[at] })
  }

  /** A message reaches the desk; its answer has not come back yet. */
  deliver(at: number): void {
    const flying = this.#flying[at % Math.max(1, this.#flying.length)]
    if (!flying || flying.answer || !this.#reachable) return
    this.#write(Number.MAX_SAFE_INTEGER)
    const { key, conversationId, body } = flying.effect
    const known = this.#answers.get(key)
    if (!known && this.refuses.has(body)) {
      flying.answer = { code: 'GATE_BLOCKED', findings: [] }
      return
    }
    const answer = known ?? message(this.arrived.length + 1, { conversationId, body, role: 'agent' })
    if (!known) this.arrived.push({ conversationId, body })
    this.#answers.set(key, answer)
    flying.answer = answer
  }

  /** An answer comes back, or is cut off on its way. */
  answer(at: number, cut: boolean): void {
    const flying = this.#flying[at % Math.max(1, this.#flying.length)]
    if (!flying) return
    if (!cut && !flying.answer) return
    this.#flying = this.#flying.filter((one) => one !== flying)
    if (flying.run !== this.#run) return
    const { effect, answer } = flying
    if (cut || !answer) this.happen({ kind: 'refused', effect, failure: unreachable })
    else if ('code' in answer) this.happen({ kind: 'refused', effect, failure: answer })
    else this.happen({ kind: 'sent', key: effect.key, message: answer })
  }

  window(at: number): void {
    const [window] = this.#windows.splice(at % Math.max(1, this.#windows.length), 1)
    if (window) this.happen({ kind: 'windowPassed', key: window.key, seconds: window.seconds })
  }

  line(live: boolean): void {
    this.#reachable = live
    this.happen({ kind: 'line', status: live ? 'live' : 'lost' })
    for (const happening of this.#later.splice(0)) this.happen(happening)
  }

  /** Killed and opened again: what was not on disk is gone, and what waited for it; what had left may still arrive. */
  restart(): void {
    this.#flying = this.#flying.filter(({ left }) => left)
    this.#unwritten = []
    this.#windows = []
    this.#later = []
    this.state = this.#opened()
    this.#begin()
  }

  /** The line is back, everybody waits long enough. */
  settle(): void {
    this.line(true)
    for (let i = 0; i < 400 && (this.state.outbox.items.length > 0 || this.#flying.length > 0); i += 1) {
      this.window(0)
      this.deliver(0)
      this.answer(0, false)
      this.happen({ kind: 'answers', latencyMs: 1 })
    }
    this.#write(Number.MAX_SAFE_INTEGER)
  }

  get unsent(): number {
    return this.state.outbox.items.length
  }

  get onDisk(): number {
    return this.#outbox.size
  }

  /** The desk has refused something of a conversation that is a draft now. */
  refused(at: 0 | 1): boolean {
    return this.state.drafts[chats[at]]?.refusal !== undefined
  }

  /** All that stands in the drafts of a conversation. */
  draft(at: 0 | 1): string {
    return this.state.drafts[chats[at]]?.editor.text ?? this.#drafts.get(chats[at])?.text ?? ''
  }
}

const unreachable: Failure = { code: 'UNREACHABLE', url: 'http://127.0.0.1:1' }
