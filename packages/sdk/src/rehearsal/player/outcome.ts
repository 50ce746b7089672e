import type { Message } from '../../model/conversation.ts'
import type { Verification } from '../../model/customer.ts'
import type { Verdict } from '../../model/finding.ts'
import type { CustomerPromise } from '../../model/gate.ts'
import type { Failure } from '../../model/failure.ts'
import { safeText } from '../../model/safe-text.ts'
import type { Ticket } from '../../model/ticket.ts'

/** What a turn led to, as far as the desk has told. */
export interface Outcome {
  readonly failure?: Failure
  readonly message?: Message
  readonly slots?: Readonly<Record<string, string>>
  readonly ticket?: Ticket
  /** What the gate said of the words before they were sent. */
  readonly verdict?: Verdict
  /** What the words that were sent promise. */
  readonly promises?: readonly CustomerPromise[]
  readonly verified?: Verification['state']
  readonly messageCount?: number
  /** Set where the turn could not even be tried. */
  readonly impossible?: string
}

/** One expectation that did not hold. Turns count from 1, as a reader counts them. */
export interface TurnFailure {
  readonly turn: number
  readonly expected: string
  readonly actual: string
}

/** A refusal in one line: its code, and the rest of it as data. */
export function describeRefusal({ code, ...rest }: Failure): string {
  return safeText(Object.keys(rest).length === 0 ? code : `${code} ${JSON.stringify(rest)}`)
}
