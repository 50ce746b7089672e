import { type AgentId, type DeskClient, type Failure, failureOf } from '@zuoxi/sdk'
import type { Effect, Happening, Reply } from '../state/happening.ts'
import type { FixtureSaved, SaveFixtureEffect } from '../state/save-fixture.ts'
import type { ComfortEffect } from '../state/terminal-effect.ts'
import type { Answers, Ask, Asked, Pagers } from './answers/answer.ts'
import { arrangementAnswers } from './answers/arrangements.ts'
import { conversationAnswers } from './answers/conversations.ts'
import { creditAnswers } from './answers/credit.ts'
import { customerAnswers } from './answers/customers.ts'
import { gateAnswers } from './answers/gate.ts'
import { outboxAnswers } from './answers/outbox.ts'
import { ticketAnswers } from './answers/tickets.ts'
import { wordingAnswers } from './answers/wording.ts'
import type { DraftStore } from './draft-store.ts'
import { findingAnswers } from './answers/finding.ts'
import type { FindingKeeper } from './finding-keeper.ts'
import type { DraftWriter } from './drafts.ts'
import type { OnceKeys } from './once.ts'
import type { OutboxKeeper } from './outbox.ts'
import type { PanesStore } from './panes-file.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'
import type { TourStore } from './tour-file.ts'

/** What effects act upon. Everything outside the screen is here, and nowhere else. */
export interface Outside {
  readonly desk: DeskClient
  readonly me: AgentId
  /** What of this agent survives the terminal. */
  readonly docs: SealedDocs
  readonly drafts: DraftStore
  readonly writer: DraftWriter
  readonly outbox: OutboxKeeper
  readonly finding: FindingKeeper
  readonly once: OnceKeys
  /** Where the agent's panes are remembered; nowhere without one. */
  readonly panes?: PanesStore
  /** Where it is remembered how far the tour was walked. */
  readonly tour?: TourStore
  readonly leave: () => void
  /** Settles when the agent's password is right, and rejects with why it is not; the sign-in in use is not touched. */
  readonly checkPassword?: (password: string) => Promise<void>
  /** Saves a conversation as a file and replays it; where nothing may be written there is none. */
  readonly saveFixture?: FixtureSaver
  /** The terminal itself and the settings file; where nothing shows the desk there are none. */
  readonly comfort?: (effect: ComfortEffect) => void
  /** Told of each question to the desk, as a promise that settles when its answer has been heard. */
  readonly asked?: (answered: Promise<void>) => void
}

/** Saves the conversation in front, and says what became of it. */
export type FixtureSaver = (wish: Omit<SaveFixtureEffect, 'do'>) => Promise<FixtureSaved>

export type Dispatch = (happening: Happening) => void

const answers: Answers<Asked['do']> = {
  ...conversationAnswers,
  ...customerAnswers,
  ...creditAnswers,
  ...arrangementAnswers,
  ...wordingAnswers,
  ...ticketAnswers,
  ...outboxAnswers,
  ...findingAnswers,
  ...gateAnswers,
}

/** Does effects, and answers each with a happening. The only asynchronous part of the screen. */
export function performer(outside: Outside, dispatch: Dispatch): (effect: Effect) => void {
  const latest = latestOnly()
  const pagers: Pagers = { bills: undefined, tickets: undefined, arrangements: undefined, messages: new Map() }

  return (effect) => {
    switch (effect.do) {
      case 'expireToast':
        return void setTimeout(() => dispatch({ kind: 'toastExpired', id: effect.id }), effect.afterMs).unref()
      case 'expirePlaying':
        return void setTimeout(() => dispatch({ kind: 'playingExpired', id: effect.id }), effect.afterMs).unref()
      case 'saveFinding':
        return outside.finding.save(effect.saved)
      case 'saveDraft':
        return outside.writer.save(effect.conversationId, effect.draft)
      case 'clearDraft':
        return outside.writer.clear(effect.conversationId)
      case 'saveSetting':
      case 'redraw':
      case 'copyOut':
      case 'ring':
        return outside.comfort?.(effect)
      case 'savePanes':
        return outside.panes?.save(effect.panes)
      case 'saveTour':
        return outside.tour?.save(effect.saved)
      case 'keepOutgoing':
        return outside.outbox.put(effect.saved)
      case 'dropOutgoing':
        return outside.outbox.drop(effect.keys)
      case 'giveUpSends':
        return outside.outbox.giveUp()
      case 'waitWindow': {
        const { key, seconds } = effect
        return void setTimeout(() => dispatch({ kind: 'windowPassed', key, seconds }), seconds * 1_000).unref()
      }
      case 'checkPassword':
        return checkPassword(effect.password)
      case 'saveFixture':
        return saveFixture(effect)
      case 'leave':
        return outside.leave()
      default:
        return ask(effect)
    }
  }

  /** Apart from the other questions: what is remembered of those would remember the password. */
  function checkPassword(password: string): void {
    const checked = (outside.checkPassword?.(password) ?? Promise.resolve()).then(
      () => dispatch({ kind: 'unlocked' }),
      (error: unknown) => dispatch({ kind: 'stillLocked', failure: failureOf(error) ?? brokenHere(error) }),
    )
    outside.asked?.(checked)
  }

  /** It writes files and plays a desk of its own, so it is no question that the desk here answers. */
  function saveFixture(effect: SaveFixtureEffect): void {
    const nowhere: FixtureSaved = { kind: 'fixtureSaved', how: 'nowhere', file: '', left: 0 }
    const saved = (outside.saveFixture?.(effect) ?? Promise.resolve(nowhere)).then(dispatch, (error: unknown) =>
      dispatch({ kind: 'refused', effect, failure: failureOf(error) ?? brokenHere(error) }),
    )
    outside.asked?.(saved)
  }

  function ask(effect: Asked): void {
    const wish = JSON.stringify(effect)
    const signal = effect.do === 'search' || effect.do === 'searchWording' ? latest(effect.do) : undefined
    const { desk, me, drafts, outbox, finding, once } = outside
    const means: Ask = {
      desk,
      me,
      drafts,
      outbox,
      finding,
      pagers,
      key: () => once.keyOf(wish),
      call: signal ? { signal } : {},
    }
    const heard = answered(effect, means).then(
      (reply) => {
        once.answered(wish)
        if (reply && !signal?.aborted) dispatch(reply)
      },
      (error: unknown) => {
        if (signal?.aborted) return
        const failure = failureOf(error) ?? brokenHere(error)
        // No answer at all: the same wish, tried again, must go out under the same key.
        if (failure.code !== 'UNREACHABLE') once.answered(wish)
        dispatch({ kind: 'refused', effect, failure })
      },
    )
    outside.asked?.(heard)
  }
}

function answered(effect: Asked, ask: Ask): Promise<Reply | undefined> {
  const answer = answers[effect.do] as (effect: Asked, ask: Ask) => Promise<Reply | undefined>
  return answer(effect, ask)
}

/** A question that only its newest asking deserves an answer to: the one before it is stopped. */
function latestOnly(): (name: string) => AbortSignal {
  const asking = new Map<string, AbortController>()
  return (name) => {
    asking.get(name)?.abort()
    const controller = new AbortController()
    asking.set(name, controller)
    return controller.signal
  }
}

/** What no refusal explains is a bug of ours: it must be seen, and the desk must stay usable. */
function brokenHere(error: unknown): Failure {
  return { code: 'FAULT', faultId: error instanceof Error ? error.name : 'unknown' }
}
