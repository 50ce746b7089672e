import {
  addDays,
  type BusinessDate,
  type Failure,
  matchTransitions,
  mayGo,
  type RepaymentDetail,
  type RepaymentStatus,
  repaymentTransitions,
} from '@zuoxi/sdk'

/** A repayment, and who changed it last by name. */
export interface Booked {
  readonly repayment: RepaymentDetail
  readonly changedBy: string
}

/** Taking money back, or sending all of it back, is a step of its status; what bills hold of it must be known by entry. */
export function refusalToTakeBack(
  booked: Booked,
  to: Extract<RepaymentStatus, 'reversed' | 'refunded'>,
  expectedRev: number,
): Failure | undefined {
  const { status, openingFen, refundedFen } = booked.repayment
  if (!mayGo(repaymentTransitions, status, to)) return illegal(status, to, repaymentTransitions[status])
  if (openingFen > 0) return { code: 'INVALID_INPUT', problems: [{ path: 'repaymentId', problem: 'before_ledger' }] }
  if (to === 'reversed' && refundedFen > 0)
    return { code: 'INVALID_INPUT', problems: [{ path: 'repaymentId', problem: 'partly_refunded' }] }
  return refusalOfRev(booked, expectedRev)
}

/** Only money that came, and that no bill took, can be sent back without touching bills. */
export function refusalToRefundRest(booked: Booked, expectedRev: number): Failure | undefined {
  const { status, unappliedFen } = booked.repayment
  if (status !== 'succeeded') return illegal(status, 'refunded', repaymentTransitions[status])
  if (unappliedFen === 0)
    return { code: 'INVALID_INPUT', problems: [{ path: 'what', problem: 'nothing_unapplied', allowed: 'everything' }] }
  return refusalOfRev(booked, expectedRev)
}

export function refusalToMatch(booked: Booked, expectedRev: number): Failure | undefined {
  const { status, matched, unappliedFen } = booked.repayment
  if (status !== 'succeeded') return illegal(status, 'matched', repaymentTransitions[status])
  const from = matched ? 'matched' : 'unmatched'
  if (!mayGo(matchTransitions, from, 'matched')) return illegal(from, 'matched', matchTransitions[from])
  if (unappliedFen === 0)
    return { code: 'INVALID_INPUT', problems: [{ path: 'repaymentId', problem: 'nothing_unapplied' }] }
  return refusalOfRev(booked, expectedRev)
}

/** Money that came to the wrong payer's bills: what bills hold of it must be known by entry, and none of it sent back. */
export function refusalToUnmatch(booked: Booked, expectedRev: number): Failure | undefined {
  const { status, matched, openingFen, refundedFen } = booked.repayment
  if (status !== 'succeeded') return illegal(status, 'unmatched', repaymentTransitions[status])
  const from = matched ? 'matched' : 'unmatched'
  if (!mayGo(matchTransitions, from, 'unmatched')) return illegal(from, 'unmatched', matchTransitions[from])
  const problem = openingFen > 0 ? 'before_ledger' : refundedFen > 0 ? 'partly_refunded' : undefined
  if (problem) return { code: 'INVALID_INPUT', problems: [{ path: 'repaymentId', problem }] }
  return refusalOfRev(booked, expectedRev)
}

/** Only credit of money that came, and whose payer is known, can pay something. */
export function refusalToApply(booked: Booked, expectedRev: number): Failure | undefined {
  const { status, matched, unappliedFen } = booked.repayment
  if (status !== 'succeeded') return illegal(status, 'applied', repaymentTransitions[status])
  if (!matched) return illegal('unmatched', 'applied', matchTransitions.unmatched)
  if (unappliedFen === 0)
    return { code: 'INVALID_INPUT', problems: [{ path: 'repaymentId', problem: 'nothing_unapplied' }] }
  return refusalOfRev(booked, expectedRev)
}

function illegal(from: string, to: string, allowed: readonly string[]): Failure {
  return { code: 'ILLEGAL_TRANSITION', noun: 'repayment', from, to, allowed: [...allowed] }
}

function refusalOfRev({ repayment, changedBy }: Booked, expectedRev: number): Failure | undefined {
  if (repayment.rev === expectedRev) return undefined
  const { id, rev, status, matched } = repayment
  return {
    code: 'CONFLICT',
    noun: 'repayment',
    id,
    rev,
    by: changedBy,
    fields: [{ field: 'status', yours: '', theirs: `${status}, ${matched ? 'matched' : 'unmatched'}` }],
  }
}

/** A value date further back is a slip of the pen, or wants more than one pair of eyes. */
const mostDaysBack = 366

/** Why money cannot have come on a day: it has not come yet, or there was nothing to pay then. */
export function refusalOfValueDate(
  valueDate: BusinessDate,
  { today, firstDay }: { readonly today: BusinessDate; readonly firstDay: BusinessDate | undefined },
): Failure | undefined {
  const furthest = addDays(today, -mostDaysBack)
  const from = firstDay !== undefined && firstDay > furthest ? firstDay : furthest
  const problem = valueDate > today ? 'in_the_future' : valueDate < from ? 'too_early' : undefined
  if (!problem) return undefined
  const allowed = problem === 'in_the_future' ? today : `${from}..${today}`
  return { code: 'INVALID_INPUT', problems: [{ path: 'valueDate', problem, allowed }] }
}
