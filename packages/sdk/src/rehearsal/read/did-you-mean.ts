import { nearest } from '../../model/nearest.ts'

/** `; did you mean 'customer'?`, or nothing. A third of the letters may be wrong: of short words none is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = nearest(word, known, { mayDiffer: 1 / 3 })
  return meant === undefined ? '' : `; did you mean '${meant}'?`
}
