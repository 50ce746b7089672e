import {
  type Arrangement,
  type ArrangementState,
  arrangementTransitions,
  type Failure,
  type Instant,
  mayGo,
} from '@zuoxi/sdk'

/** An arrangement as it stands, and who changed it last. */
export interface ArrangementStanding {
  readonly id: Arrangement['id']
  readonly state: ArrangementState
  readonly rev: number
  readonly expiresAt: Instant
  readonly requestedBy: string
  readonly changedBy: string
  readonly changedByName: string
}

/** The states that a quote's time runs out of: those before it takes effect. */
export const statesThatExpire: readonly ArrangementState[] = [
  'quoted',
  'customer_confirmed',
  'pending_approval',
  'approved',
]

/** Those that keep a loan from being arranged a second time. */
export const statesThatRun: readonly ArrangementState[] = [
  'customer_confirmed',
  'pending_approval',
  'approved',
  'effective',
]

/** What state an arrangement is in at a moment: past its time a quote is expired, whether or not a job has said so yet. */
export function stateAt(stored: ArrangementState, expiresAt: string, now: Instant): ArrangementState {
  return statesThatExpire.includes(stored) && expiresAt < now ? 'expired' : stored
}

/** Why an arrangement may not go to a state now, for somebody who saw it at a revision. */
export function refusalToGo(
  standing: ArrangementStanding,
  to: ArrangementState,
  seen: { readonly expectedRev: number; readonly now: Instant },
): Failure | undefined {
  const { id, rev, changedByName } = standing
  const from = stateAt(standing.state, standing.expiresAt, seen.now)
  if (rev !== seen.expectedRev) {
    const fields = [{ field: 'state', yours: to, theirs: from }]
    return { code: 'CONFLICT', noun: 'arrangement', id, rev, by: changedByName, fields }
  }
  if (mayGo(arrangementTransitions, from, to)) return undefined
  return { code: 'ILLEGAL_TRANSITION', noun: 'arrangement', from, to, allowed: [...arrangementTransitions[from]] }
}

/**
 * Four eyes: who asked for it does not decide it, and neither does who told the desk that the customer agrees. While it
 * is pending nobody else has touched it since, so the confirmer is the one who changed it last.
 */
export function refusalOfOwn(
  { id, requestedBy, changedBy }: ArrangementStanding,
  agentId: string,
): Failure | undefined {
  if (agentId !== requestedBy && agentId !== changedBy) return undefined
  return { code: 'OWN_REQUEST', noun: 'arrangement', id }
}
