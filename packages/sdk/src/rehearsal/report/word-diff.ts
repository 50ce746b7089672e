import { diffWords } from '../../compliance/index.ts'
import type { TurnFailure } from '../player/outcome.ts'
import type { DiffPiece, FailureData } from './page-data.ts'

/** Longer texts are shown as they are: nobody reads a difference of pages, and finding it takes a while. */
const comparedAtMost = 4_000

export function differenceOf(from: string, to: string): readonly DiffPiece[] {
  if (from.length + to.length <= comparedAtMost) return diffWords(from, to)
  return [
    { kind: 'removed', text: from },
    { kind: 'added', text: to },
  ]
}

/** A failed expectation, each side with the words that the other does not have. */
export function failureData({ expected, actual, kind, stage }: TurnFailure): FailureData {
  const parts = differenceOf(expected, actual)
  return {
    expected: parts.filter((part) => part.kind !== 'added'),
    actual: parts.filter((part) => part.kind !== 'removed'),
    ...(kind === 'difference' && { differs: true }),
    ...(stage !== undefined && { stage }),
  }
}
