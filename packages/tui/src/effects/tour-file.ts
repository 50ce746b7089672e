import { tourSteps } from '../state/tour/steps.ts'
import type { SavedTour, Tour } from '../state/tour/tour.ts'
import { type SmallFile, smallFile } from './small-file.ts'

/** Where it is remembered how far the tour was walked; nothing where nobody was ever asked. */
export type TourStore = SmallFile<SavedTour | undefined, SavedTour>

/** The tour in a file. One that is damaged is as good as none. */
export function fileTour(path: string): TourStore {
  return smallFile(path, (json) => {
    const { stage, at } = (json ?? {}) as Partial<Record<keyof SavedTour, unknown>>
    if (stage !== 'walking' && stage !== 'left') return undefined
    return isStep(at) ? { stage, at } : undefined
  })
}

function isStep(at: unknown): at is Tour['at'] {
  return at === 'end' || tourSteps.some(({ id }) => id === at)
}
