import type { State } from '../state.ts'
import type { TourStepId } from './steps.ts'

/** How far the tour has been walked. */
export interface Tour {
  /** `none`: nobody speaks of it; `offered`: it is told of where there is room; `walking`: its strip is shown; `left`: it may go on. */
  readonly stage: 'none' | 'offered' | 'walking' | 'left'
  /** The step in front, or that all are done. */
  readonly at: TourStepId | 'end'
}

/** What of the tour outlives the terminal. */
export interface SavedTour extends Tour {
  readonly stage: 'walking' | 'left'
}

export const noTour: Tour = { stage: 'none', at: 'search' }

/** The tour as a new day finds it: one that nobody has begun is offered where all people are invented. */
export function tourFound(saved: SavedTour | undefined, demo: boolean): Tour {
  if (!saved) return demo ? { ...noTour, stage: 'offered' } : noTour
  return saved.at === 'end' ? { ...noTour, stage: 'left' } : saved
}

/** Rows that the strip takes from the panes. */
export const tourRows = 2

/** Whether the strip is on the screen. */
export function isWalking({ tour }: Pick<State, 'tour'>): boolean {
  return tour.stage === 'walking'
}
