import type { Handlers } from '../action.ts'
import type { Step } from '../happening.ts'
import type { State } from '../state.ts'
import { andThen, step, tell } from '../step.ts'
import { keyOf } from './hint.ts'
import { progressOf, stepAfter, stepHere } from './progress.ts'
import { promiseText } from './steps.ts'
import { isWalking, noTour, type Tour } from './tour.ts'

/** What may be said to the tour. */
export type TourAsk = 'on' | 'off' | 'next' | 'again'

/** One key begins the tour, leaves it and goes on with it. */
export const tourActions: Handlers<'tour'> = {
  tour: (state) => tourAsked(state, isWalking(state) ? 'off' : 'on'),
}

export function tourAsked(state: State, ask: TourAsk): Step {
  switch (ask) {
    case 'on':
      return begun(state, state.tour.at === 'end' ? noTour.at : state.tour.at)
    case 'again':
      return begun(state, noTour.at)
    case 'next':
      return begun(state, isWalking(state) ? stepAfter(state) : state.tour.at)
    case 'off':
      return left(state)
  }
}

function begun(state: State, at: Tour['at']): Step {
  const walking = kept(prepared({ ...state, tour: { stage: 'walking', at } }))
  return state.session.demo || isWalking(state)
    ? walking
    : andThen(walking, (next) => tell(next, 'info', { say: 'tourLooks' }))
}

function left(state: State): Step {
  const { n, of } = progressOf(state)
  const isOver = stepHere(state) === undefined
  const off = kept({ ...state, tour: { stage: 'left', at: isOver ? noTour.at : state.tour.at } })
  const key = keyOf('tour', state)
  return andThen(off, (next) => tell(next, 'info', isOver ? { say: 'tourOver', key } : { say: 'tourLeft', n, of, key }))
}

/**
 * What every happening may bring about for the tour: the step in front was
 * done, perhaps with the one behind it. Whoever has begun to work without the
 * tour is not offered it any more.
 */
export function tourAfter(before: State, [after, effects]: Step): Step {
  if (before === after) return [after, effects]
  if (after.tour.stage === 'offered' && after.queue.open !== undefined) {
    const [seen, saving] = kept({ ...after, tour: { ...after.tour, stage: 'left' } })
    return [seen, [...effects, ...saving]]
  }
  if (!isWalking(after) || !isWalking(before)) return [after, effects]
  const walked = walkedOn(before, after)
  if (walked === after) return [after, effects]
  const [next, saving] = kept(prepared(walked))
  return [next, [...effects, ...saving]]
}

function walkedOn(before: State, after: State): State {
  const here = stepHere(after)
  if (!here?.done(before, after)) return after
  return walkedOn(before, { ...after, tour: { ...after.tour, at: stepAfter(after) } })
}

/** The promise that the gate will stop lies ready to be pasted, for those who cannot type it: unless something of theirs lies there. */
function prepared(state: State): State {
  if (state.tour.at !== 'promise' || !state.session.demo || state.clip) return state
  return { ...state, clip: { passage: { text: promiseText, spans: [] }, from: undefined } }
}

function kept(state: State): Step {
  const { stage, at } = state.tour
  return stage === 'walking' || stage === 'left' ? step(state, { do: 'saveTour', saved: { stage, at } }) : step(state)
}
