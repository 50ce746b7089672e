import { connect, type ConversationId, type Message } from '@zuoxi/sdk'
import { expect } from 'vitest'
import { openLoop } from '../../packages/tui/src/desk-loop.ts'
import type { SealedStore } from '../../packages/tui/src/effects/sealed/sealed-store.ts'
import type { Happening } from '../../packages/tui/src/state/happening.ts'
import type { State } from '../../packages/tui/src/state/state.ts'

/** Only a hang is this slow; a wait ends as soon as what it waits for is there. */
const patience = { timeout: 25_000, interval: 20 }

/** An agent at a desk without a terminal: the real store, the real effects, the real line. */
export interface AgentAtDesk {
  readonly state: () => State
  readonly does: (...happenings: readonly Happening[]) => void
  /** Write and send, as with the keys. */
  readonly sends: (body: string) => void
  readonly opens: (id: ConversationId) => Promise<void>
  readonly sees: (what: string, holds: (state: State) => boolean) => Promise<void>
  readonly seesLine: (status: State['line']['status']) => Promise<void>
  /** The messages in the thread in front. */
  readonly thread: () => readonly Message[]
  readonly leaves: () => Promise<void>
  /** The program dies: nothing of it is heard or done any more. */
  readonly dies: () => void
}

export async function sitDown(at: {
  readonly url: string
  readonly token: string
  readonly sealed: SealedStore
  readonly undoSeconds?: number
}): Promise<AgentAtDesk> {
  let dead = false
  const desk = await connect({ url: at.url, token: at.token })
  const { store, follow, end } = await openLoop(
    { desk, lang: 'zh-CN', sealed: at.sealed, clock: { nowMs: () => Date.now() }, demo: false },
    { size: { columns: 120, rows: 35 }, leave: () => {}, holds: () => dead },
  )
  const { undoSeconds = 0 } = at
  const settings = { ...store.get().settings, undoSeconds }
  store.dispatch({ kind: 'settings', settings, problems: [], changed: false })
  store.dispatch({ kind: 'started' })
  follow()
  const sees: AgentAtDesk['sees'] = (what, holds) =>
    expect.poll(() => holds(store.get()) || shown(store.get()), { ...patience, message: what }).toBe(true)
  const does: AgentAtDesk['does'] = (...happenings) => {
    for (const happening of happenings) store.dispatch(happening)
  }
  const open = (): ConversationId => store.get().queue.open as ConversationId
  return {
    state: store.get,
    does,
    sends: (body) =>
      does({ kind: 'action', action: 'write' }, { kind: 'pasted', text: body }, { kind: 'action', action: 'send' }),
    opens: async (id) => {
      await sees('the conversation', ({ queue }) => queue.all[id] !== undefined)
      const { seats } = store.get().queue
      const seat = seats.indexOf(id) + 1
      if (seat > 0) does({ kind: 'action', action: 'switchTo', arg: seat })
      else {
        does({ kind: 'action', action: 'goQueue' })
        for (let i = 0; i < 50 && store.get().queue.cursor !== id; i += 1) does({ kind: 'action', action: 'down' })
        does({ kind: 'action', action: 'openConversation' })
      }
      await sees('its thread', ({ queue, threads }) => queue.open === id && threads[id]?.loaded === true)
    },
    sees,
    seesLine: (status) => sees(`the line ${status}`, ({ line }) => line.status === status),
    thread: () => store.get().threads[open()]?.messages ?? [],
    leaves: end,
    dies: () => {
      dead = true
      void end()
    },
  }
}

/** What a failing wait shows of the desk. */
function shown({ line, outbox, toast, drafts, queue, threads }: State): object {
  const waiting = outbox.items.map(({ body, stage, tried }) => ({ body, stage, tried }))
  const draft = queue.open === undefined ? undefined : drafts[queue.open]
  return {
    line,
    waiting,
    toast: toast?.notice,
    draft: draft?.editor.text,
    refusal: draft?.refusal,
    thread: queue.open && threads[queue.open]?.messages.map(({ seq, body }) => `${seq} ${body}`),
  }
}
