import type { TurnFailure } from '../player/outcome.ts'
import type { Draft } from './draft.ts'

/** What went wrong in a variation, told so that the same is known again when turns are taken out. */
export interface Wrong {
  /** Of an expectation the turn it stands at and what it says; of an invariant its name; of an accident what broke. */
  readonly same: string
  /** Whether it is the file that says otherwise: then the same conversation without its changes must not fail in it. */
  readonly expected: boolean
  readonly failure: TurnFailure
}

/** What of the failures of a variation is wrong: that a turn nobody expects anything of was refused is not. */
export function wrongIn(draft: Draft, failures: readonly TurnFailure[]): Wrong[] {
  return failures.flatMap((failure): Wrong[] => {
    const one = draft.turns[failure.turn - 1]
    if (failure.kind === 'invariant') return [{ same: nameOf(failure.expected), expected: false, failure }]
    if (failure.expected === playable && !isImpossible(failure)) {
      return [{ same: `no-accident ${withoutNumbers(failure.actual)}`, expected: false, failure }]
    }
    if (one?.free) return []
    const told = failure.expected === 'accepted' ? `accepted, ${codeOf(failure) ?? ''}` : failure.expected
    return [{ same: `${one?.origin ?? ''} ${told}`, expected: true, failure }]
  })
}

const playable = 'a turn that can be played'

/** The file asks for what cannot be tried, such as a fix where nothing was refused. Whoever breaks is named before a colon. */
export function isImpossible({ expected, actual }: TurnFailure): boolean {
  return expected === playable && !/^\w+: \w*(?:Error|Failed)\b/.test(actual)
}

/** The code of a refusal that nobody expected. */
export function codeOf({ actual }: TurnFailure): string | undefined {
  return /^refused: (\w+)/.exec(actual)?.[1]
}

function nameOf(expected: string): string {
  return expected.slice(0, expected.indexOf(':'))
}

/** Ids and line numbers differ from one play to the next. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/g, '#').slice(0, 160)
}
