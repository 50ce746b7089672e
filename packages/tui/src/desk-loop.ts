import { randomUUID } from 'node:crypto'
import type { Agent, Clock, DeskClient } from '@zuoxi/sdk'
import { sealedDraftStore } from './effects/draft-store.ts'
import { draftWriter } from './effects/drafts.ts'
import { followDesk } from './effects/live.ts'
import { onceKeys } from './effects/once.ts'
import { findingKeeper } from './effects/finding-keeper.ts'
import { outboxKeeper } from './effects/outbox.ts'
import type { PanesStore } from './effects/panes-file.ts'
import type { SeatsStore } from './effects/seats-file.ts'
import { probeDesk } from './effects/probe.ts'
import { type FixtureSaver, performer } from './effects/perform.ts'
import { takeOverPlainDrafts } from './effects/plain-drafts.ts'
import type { TourStore } from './effects/tour-file.ts'
import type { SealedStore } from './effects/sealed/sealed-store.ts'
import type { Effect, Happening } from './state/happening.ts'
import { initialState } from './state/initial.ts'
import { plainPanes } from './state/panes.ts'
import type { ComfortEffect } from './state/terminal-effect.ts'
import type { Size } from './state/state.ts'
import { keepSeats } from './seats-loop.ts'
import { noTour, tourFound } from './state/tour/tour.ts'
import { createStore, type Store } from './state/store.ts'
import type { Lang } from './words/lang.ts'

/** Whether this is the password of the one who signs in by this name. Rejects with why not. */
export type PasswordCheck = (name: string, password: string) => Promise<void>

/** What a desk works with, whether a terminal shows it or nothing does. */
export interface LoopOptions {
  readonly desk: DeskClient
  readonly lang: Lang
  /** The language was asked for, which settings of before do not change. */
  readonly langGiven?: boolean
  /** Where unsent texts survive the terminal. */
  readonly sealed: SealedStore
  /** Where drafts of before may lie, in plain files. */
  readonly plainDrafts?: string
  /** Where the agent's panes are remembered; nowhere without one. */
  readonly panes?: PanesStore
  /** Where the numbers of the agent's conversations are remembered; given anew without one. */
  readonly seats?: SeatsStore
  /** Where it is remembered how far the tour was walked; without one it is not offered. */
  readonly tour?: TourStore
  readonly clock: Clock
  /** The people of this desk are invented, and the screen says so. */
  readonly demo: boolean
  /** Who is at the desk, where that has been asked already. */
  readonly agent?: Agent | undefined
  /** Opens the locked desk where it is another machine's; without it Enter does. */
  readonly checkPassword?: PasswordCheck
  /** Saves conversations as files; without it none can be saved here. */
  readonly saveFixture?: FixtureSaver
  readonly newKey?: () => string
}

/** The desk at work: its store, fed by the keys, the desk's answers and what happens elsewhere. */
export interface Loop {
  readonly store: Store
  /** What comes from outside is dated, so that a figure can say how old it is. */
  readonly hear: (happening: Happening) => void
  /** Follow what happens on the desk, until `end`. */
  readonly follow: () => void
  /** Stop following, and write the drafts that are not on disk yet. */
  readonly end: () => Promise<void>
}

export interface Surroundings {
  readonly size: Size
  readonly leave: () => void
  /** Does what is asked of the terminal and of the settings file. */
  readonly comfort?: (effect: ComfortEffect) => void
  /** Told of every effect before it is done; answering true keeps it from being done. */
  readonly holds?: (effect: Effect) => boolean
  /** Told of each question to the desk, as a promise that settles when its answer has been heard. */
  readonly asked?: (answered: Promise<void>) => void
}

/** Everything of the desk but the terminal. */
export async function openLoop(options: LoopOptions, around: Surroundings): Promise<Loop> {
  const { desk, lang, clock, demo } = options
  const [agent, panes = plainPanes, walked] = await Promise.all([
    options.agent ?? desk.session.me(),
    options.panes?.load(),
    options.tour?.load(),
  ])
  const stop = new AbortController()
  const docs = options.sealed.of(agent.id)
  const before = options.plainDrafts === undefined ? undefined : takeOverPlainDrafts(options.plainDrafts, docs)
  const newKey = options.newKey ?? randomUUID
  const run = newKey()
  const drafts = sealedDraftStore(docs, run, before)
  const writer = draftWriter(
    drafts,
    () => store.dispatch({ kind: 'draftNotSaved' }),
    (conversationId) => store.dispatch({ kind: 'draftElsewhere', conversationId }),
  )
  const outbox = outboxKeeper(docs, writer.flush, () => store.dispatch({ kind: 'draftNotSaved' }))
  const finding = findingKeeper(docs)
  const checks = options.checkPassword
  const outside = {
    desk,
    me: agent.id,
    docs,
    drafts,
    writer,
    outbox,
    finding,
    once: onceKeys(newKey),
    leave: around.leave,
    ...(checks && { checkPassword: (password: string) => checks(agent.name, password) }),
    ...(options.saveFixture && { saveFixture: options.saveFixture }),
    ...(options.panes && { panes: options.panes }),
    ...(options.tour && { tour: options.tour }),
    ...(around.asked && { asked: around.asked }),
    ...(around.comfort && { comfort: around.comfort }),
  }
  const perform = performer(outside, (happening) => hear(happening))
  const doing = (effect: Effect): void => void (around.holds?.(effect) || perform(effect))
  const seats = options.seats?.of(agent.id)
  const initial = {
    ...initialState(
      {
        agent,
        lang,
        langGiven: options.langGiven === true,
        demo,
        run,
        ...(checks && { opensWith: 'password' as const }),
      },
      around.size,
      clock.nowMs(),
    ),
    panes,
    tour: options.tour ? tourFound(walked, demo) : noTour,
  }
  const seated = (await seats?.load()) ?? []
  const store = createStore({ ...initial, queue: { ...initial.queue, seats: seated } }, doing)
  if (seats) keepSeats(store, seats)
  const hear = (happening: Happening): void =>
    store.dispatchAll<Happening>([{ kind: 'tick', nowMs: clock.nowMs() }, happening], (each) => each)
  let following: Promise<unknown> | undefined
  return {
    store,
    hear,
    follow: () => {
      following ??= Promise.all([
        followDesk(desk, hear, stop.signal).catch(() => hear({ kind: 'line', status: 'lost' })),
        probeDesk({ desk, clock, isLost: () => store.get().line.status === 'lost' }, hear, stop.signal),
      ])
    },
    end: async () => {
      stop.abort()
      await outbox.written()
      await finding.written()
      await following
      await options.panes?.flush()
      await seats?.flush()
      await options.tour?.flush()
    },
  }
}
