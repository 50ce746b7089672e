import type { FixtureTurn } from '../format/turn.ts'
import { differ, type Mismatch } from './check-outcome.ts'
import type { Outcome } from './outcome.ts'

/** What the file of a desk says of itself, each list in words and empty where all is well. */
export interface SceneBooks {
  /** Figures that their own parts do not make up. */
  readonly wrongSums: readonly string[]
  /** What was done more than once under one key, or booked twice under one number. */
  readonly doneTwice: readonly string[]
  /** Changes that no audit row tells of, and a log whose seal is broken. */
  readonly untold: readonly string[]
}

/** What holds of every conversation, whatever its file expects; named as the simulator names the same. */
export const playInvariants = [
  'ledger-sums',
  'one-effect-per-key',
  'every-change-audited',
  'nothing-forbidden-sent',
  'no-accident',
] as const
export type PlayInvariant = (typeof playInvariants)[number]

const held: Readonly<Record<PlayInvariant, string>> = {
  'ledger-sums': 'every figure is the sum of its parts',
  'one-effect-per-key': 'nothing is done twice under one key',
  'every-change-audited': 'each change has an audit row, and the chain is whole',
  'nothing-forbidden-sent': 'no words go out that the gate blocks',
  'no-accident': 'what is refused is refused for a known reason',
}

/** Refusals that are none: something broke, or was not there. */
const accidents: ReadonlySet<string> = new Set(['FAULT', 'UNREACHABLE'])

/** What a turn may not have led to. */
export function brokenByTurn(turn: FixtureTurn, { failure, message, verdict }: Outcome): Mismatch[] {
  if (failure) return accidents.has(failure.code) ? [broken('no-accident', JSON.stringify(failure))] : []
  // Against a rule that allows it, words go out that the gate alone would keep.
  const slipped = message?.role === 'agent' && verdict === 'block' && !('override' in turn)
  return slipped ? [broken('nothing-forbidden-sent', message.body)] : []
}

/** What the books may not say when a conversation is over. */
export function brokenInBooks({ wrongSums, doneTwice, untold }: SceneBooks): Mismatch[] {
  return [
    ...wrongSums.map((what) => broken('ledger-sums', what)),
    ...doneTwice.map((what) => broken('one-effect-per-key', what)),
    ...untold.map((what) => broken('every-change-audited', what)),
  ]
}

function broken(name: PlayInvariant, what: string): Mismatch {
  return differ(name, held[name], what)
}
