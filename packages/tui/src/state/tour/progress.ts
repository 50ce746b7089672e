import type { State } from '../state.ts'
import { type TourStep, tourSteps } from './steps.ts'

type Walked = Pick<State, 'session' | 'tour'>

const lookingSteps = tourSteps.filter(({ acts }) => acts !== true)

/** The steps there are on this desk: where people are real, those that only look. */
export function stepsOf({ session }: Pick<State, 'session'>): readonly TourStep[] {
  return session.demo ? tourSteps : lookingSteps
}

/** The step in front; none when all are done. One that this desk does not have gives way to the next. */
export function stepHere(state: Walked): TourStep | undefined {
  const from = tourSteps.findIndex(({ id }) => id === state.tour.at)
  const steps = stepsOf(state)
  return from < 0 ? undefined : tourSteps.slice(from).find((one) => steps.includes(one))
}

/** The step behind the one in front. */
export function stepAfter(state: Walked): TourStep['id'] | 'end' {
  const steps = stepsOf(state)
  const here = stepHere(state)
  return (here && steps[steps.indexOf(here) + 1]?.id) ?? 'end'
}

/** Which step it is, counted from 1, and of how many. */
export function progressOf(state: Walked): { readonly n: number; readonly of: number } {
  const steps = stepsOf(state)
  const here = stepHere(state)
  return { n: here ? steps.indexOf(here) + 1 : steps.length, of: steps.length }
}
