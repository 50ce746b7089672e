import { isBlocked } from '../attention.ts'
import { mayNotWrite } from '../../keys/barred.ts'
import type { ActionName } from '../action.ts'
import { customerPlaces, type Place } from '../place.ts'
import { openDraft, placeOf, queueRows } from '../select.ts'
import type { State } from '../state.ts'
import { overlayOf } from '../step.ts'

export type TourStepId =
  | 'search'
  | 'open'
  | 'take'
  | 'wording'
  | 'send'
  | 'promise'
  | 'fix'
  | 'ticket'
  | 'queue'
  | 'help'
  | 'palette'

/** What is said to press. Each has words in every language. */
export type TourSay =
  | 'search'
  | 'type'
  | 'open'
  | 'goQueue'
  | 'take'
  | 'nobodyWaits'
  | 'goThread'
  | 'write'
  | 'wording'
  | 'pick'
  | 'send'
  | 'sendAgain'
  | 'stopped'
  | 'promise'
  | 'promisePaste'
  | 'fix'
  | 'ticket'
  | 'ticketCheck'
  | 'ticketSave'
  | 'queue'
  | 'help'
  | 'palette'

/** How a step goes on from somewhere: the key of an action, if it does something there, and what to say with it. */
interface Way {
  readonly when?: (state: State) => boolean
  readonly does?: ActionName
  readonly say: TourSay
}

/** One thing to learn. */
export interface TourStep {
  readonly id: TourStepId
  /** It sends or writes something: not for a desk whose people are real. */
  readonly acts?: true
  /** Whether what has just happened was it: seen from the desk before and after. */
  readonly done: (before: State, after: State) => boolean
  /** The first that fits is said. */
  readonly ways: readonly Way[]
}

/** A promise that the gate stops, short enough to be typed. */
export const promiseText = '保证给您减免'

const inPlace =
  (...places: readonly Place[]) =>
  (state: State): boolean =>
    places.includes(placeOf(state))

const isEmpty = (state: State): boolean => openDraft(state).editor.text.trim() === ''
const isStopped = (state: State): boolean => state.queue.open !== undefined && isBlocked(state, state.queue.open)
const serves = (state: State): boolean => mayNotWrite(state) === undefined
const withClip = (state: State): boolean => state.clip?.passage.text === promiseText
const hitsOf = (state: State): number => overlayOf(state, 'search')?.hits.length ?? 0

/** From anywhere in the desk to the reply, or to somebody to reply to. */
const toComposer: readonly Way[] = [
  { when: (state) => inPlace('thread')(state) && serves(state), does: 'write', say: 'write' },
  { when: serves, does: 'goThread', say: 'goThread' },
  { when: inPlace('queue'), does: 'openConversation', say: 'take' },
  { does: 'goQueue', say: 'goQueue' },
]

const writing = inPlace('composer')

const toWording: readonly Way[] = [
  { when: inPlace('picker'), does: 'insertPicked', say: 'pick' },
  { when: writing, does: 'pickWording', say: 'wording' },
  ...toComposer,
]

const toPromise: readonly Way[] = [
  { when: (state) => writing(state) && withClip(state), does: 'pasteHere', say: 'promisePaste' },
  { when: writing, say: 'promise' },
  ...toComposer,
]

const toSearch: readonly Way[] = [
  { does: 'search', say: 'search' },
  { does: 'goSearch', say: 'search' },
]

/** The first five minutes, in the order of a day. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'search',
    done: (before, after) => hitsOf(after) > 0 || hasOpened(before, after),
    ways: [{ when: inPlace('search'), say: 'type' }, ...toSearch],
  },
  {
    id: 'open',
    done: (_, after) => customerPlaces.includes(placeOf(after)) && after.customer !== undefined,
    ways: [
      { when: inPlace('search'), does: 'openFound', say: 'open' },
      { when: inPlace('search'), say: 'type' },
      ...toSearch,
    ],
  },
  {
    id: 'take',
    acts: true,
    done: (_, after) => serves(after) && inPlace('thread', 'composer')(after),
    ways: [
      { when: serves, does: 'goThread', say: 'goThread' },
      { when: (state) => inPlace('queue')(state) && queueRows(state).length === 0, say: 'nobodyWaits' },
      { when: inPlace('queue'), does: 'openConversation', say: 'take' },
      { does: 'goQueue', say: 'goQueue' },
    ],
  },
  {
    id: 'wording',
    acts: true,
    done: (_, after) => writing(after) && openDraft(after).editor.spans.length > 0,
    ways: toWording,
  },
  {
    id: 'send',
    acts: true,
    done: (before, after) => writing(before) && after.outbox.made > before.outbox.made,
    ways: [
      { when: (state) => writing(state) && isStopped(state), does: 'eraseToStart', say: 'stopped' },
      { when: (state) => writing(state) && openDraft(state).armed, does: 'send', say: 'sendAgain' },
      { when: (state) => writing(state) && !isEmpty(state), does: 'send', say: 'send' },
      ...toWording,
    ],
  },
  {
    id: 'promise',
    acts: true,
    done: (_, after) => writing(after) && isStopped(after),
    ways: toPromise,
  },
  {
    id: 'fix',
    acts: true,
    done: (before, after) => isStopped(before) && !isStopped(after) && writing(after) && !isEmpty(after),
    ways: [{ when: (state) => writing(state) && isStopped(state), does: 'applyFix', say: 'fix' }, ...toPromise],
  },
  {
    id: 'ticket',
    acts: true,
    done: (before, after) => overlayOf(before, 'form')?.saving === true && !overlayOf(after, 'form'),
    ways: [
      { when: (state) => overlayOf(state, 'form')?.armed === true, does: 'formEnter', say: 'ticketSave' },
      { when: inPlace('form'), does: 'formEnter', say: 'ticketCheck' },
      { does: 'logTicket', say: 'ticket' },
      { does: 'goQueue', say: 'goQueue' },
    ],
  },
  { id: 'queue', done: (_, after) => placeOf(after) === 'queue', ways: [{ does: 'goQueue', say: 'queue' }] },
  { id: 'help', done: (_, after) => placeOf(after) === 'help', ways: [{ does: 'help', say: 'help' }] },
  { id: 'palette', done: (_, after) => placeOf(after) === 'palette', ways: [{ does: 'palette', say: 'palette' }] },
]

/** Enter that outran the answer opens the best hit when it comes: both are done at once. */
function hasOpened(before: State, after: State): boolean {
  return overlayOf(before, 'search') !== undefined && !overlayOf(after, 'search') && after.focus === 'customer'
}
