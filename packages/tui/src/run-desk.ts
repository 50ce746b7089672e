import { randomUUID } from 'node:crypto'
import { createElement } from 'react'
import type { Clock, DeskClient } from '@zuoxi/sdk'
import { App } from './App.tsx'
import { draftWriter } from './effects/drafts.ts'
import type { DraftStore } from './effects/draft-store.ts'
import { followDesk } from './effects/live.ts'
import { onceKeys } from './effects/once.ts'
import { performer } from './effects/perform.ts'
import type { Effect, Happening } from './state/happening.ts'
import { initialState } from './state/initial.ts'
import { createStore, type Store } from './state/store.ts'
import { type Ending, renderTerminal } from './terminal/render.ts'
import type { TerminalStdin } from './terminal/terminal-input.ts'
import type { Lang } from './words/lang.ts'

export { fileDraftStore, type DraftStore } from './effects/draft-store.ts'

export interface RunDeskOptions {
  readonly desk: DeskClient
  readonly lang: Lang
  readonly drafts: DraftStore
  readonly clock: Clock
  /** The people of this desk are invented, and the screen says so. */
  readonly demo: boolean
  /** False under `NO_COLOR`. */
  readonly colours: boolean
  readonly stdin: TerminalStdin
  readonly stdout: NodeJS.WriteStream
  readonly newKey?: () => string
  /** Leaves the desk, also when it came while the desk was still opening. */
  readonly stop?: AbortSignal
}

/** How often the clock on the screen is read: waiting times are shown in minutes. */
const tickMs = 10_000

/**
 * Open the desk on the terminal, and stay until the agent leaves or the
 * terminal goes. Drafts are on disk when the promise settles.
 */
export async function runDesk(options: RunDeskOptions): Promise<Ending> {
  const { desk, lang, clock, demo, stdin, stdout } = options
  const agent = await desk.session.me()
  const stop = new AbortController()
  let leave = (): void => {}
  const writer = draftWriter(options.drafts, () => store.dispatch({ kind: 'draftNotSaved' }))
  const outside = {
    desk,
    me: agent.id,
    drafts: options.drafts,
    writer,
    once: onceKeys(options.newKey ?? randomUUID),
    leave: () => leave(),
  }
  const perform: (effect: Effect) => void = performer(outside, (happening) => hear(happening))
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }
  const store: Store = createStore(initialState({ agent, lang, demo }, size, clock.nowMs()), perform)
  /** What comes from outside is dated, so that a figure can say how old it is. */
  const hear = (happening: Happening): void =>
    store.dispatchAll<Happening>([{ kind: 'tick', nowMs: clock.nowMs() }, happening], (each) => each)
  const ticking = setInterval(() => store.dispatch({ kind: 'tick', nowMs: clock.nowMs() }), tickMs)
  store.dispatch({ kind: 'started' })
  const following = followDesk(desk, hear, stop.signal).catch(() => hear({ kind: 'line', status: 'lost' }))
  const screen = renderTerminal((input) => createElement(App, { store, input, colours: options.colours }), {
    stdin,
    stdout,
    onResize: (to) => store.dispatch({ kind: 'resized', size: to }),
  })
  leave = screen.leave
  if (options.stop?.aborted) leave()
  options.stop?.addEventListener('abort', leave, { once: true })
  try {
    return await screen.ended
  } finally {
    clearInterval(ticking)
    stop.abort()
    await writer.flush()
    await following
  }
}
