import {
  accruedPenalty,
  type AccruedPenalty,
  type BillComponent,
  type BusinessDate,
  type Fen,
  fen,
  type LoanStanding,
  type PaidOnBill,
  type Pause,
  pausesOf,
  type PenaltySegment,
  type PlannedInstalment,
  subtractFen,
  sumFen,
  termsOf,
  zeroFen,
} from '@zuoxi/sdk'
import { isIssued, type LoanFacts, type LoanLine, type ScheduleFacts, standing } from './loan-facts.ts'
import { contractOf, planOf } from './loan-plan.ts'

/** Where a loan stands on a day: all that a quote is worked out from. */
export function loanStanding(facts: LoanFacts, asOf: BusinessDate): LoanStanding {
  const { principalFen, outstandingFen, method, disbursedOn } = facts.contract
  const plan = planOf(facts)
  const { annualRate, feeRate, firstDueOn } = contractOf(facts)
  return {
    asOf,
    principalFen,
    outstandingFen,
    method,
    disbursedOn,
    annualRate,
    feeRate,
    firstDueOn,
    plan,
    billed: billedOf(facts, plan),
    open: facts.lines.flatMap((line) => {
      const outstanding = fen(line.amountFen - line.paidFen)
      const { billId, lineNo, instalmentNo, component, dueDate } = line
      return isIssued(line) && outstanding > 0
        ? [{ billId, lineNo, instalmentNo, component, dueDate, outstandingFen: outstanding }]
        : []
    }),
    paidOnBills: facts.lines.flatMap(paidOf),
    accruedPenaltyFen: penaltyToDate(facts, asOf).penaltyFen,
    penaltyOn: (day) => penaltyToDate(facts, day).penaltyFen,
  }
}

/** What money paid on a line, and when. */
function paidOf({ billState, component, dueDate, entries }: LoanLine): PaidOnBill[] {
  if (!isIssued({ billState }) || (component !== 'interest' && component !== 'principal')) return []
  return standing(entries).flatMap(({ kind, on, amountFen }) =>
    kind === 'allocation' ? [{ component, dueDate, on, paidFen: fen(0 - amountFen) }] : [],
  )
}

/** By component, what money has paid of a loan since an entry of the ledger; below nothing where older money went back. */
export function paidSince({ lines }: LoanFacts, seq: number): (component: BillComponent) => number {
  const paid = new Map<BillComponent, number>()
  for (const { component, entries } of lines) {
    const allocations = new Set(entries.flatMap((entry) => (entry.kind === 'allocation' ? entry.seq : [])))
    for (const entry of entries) {
      const isMoney = entry.kind === 'allocation' || allocations.has(entry.reversesSeq ?? 0)
      if (isMoney && entry.seq > seq) paid.set(component, (paid.get(component) ?? 0) - entry.amountFen)
    }
  }
  return (component) => paid.get(component) ?? 0
}

/**
 * Numbers of instalments that are on a bill, or that were paid before bills were kept. A number that an arrangement
 * moved off its bill stays among them: a new schedule counts on, so a number never means two instalments.
 */
export function billedOf(facts: LoanFacts, plan: readonly PlannedInstalment[]): ReadonlySet<number> {
  const onBills = facts.lines.flatMap((line) => (isIssued(line) ? (line.instalmentNo ?? []) : []))
  const before = Math.min(facts.contract.termsPaid + 1, ...onBills)
  return new Set([...plan.flatMap(({ no }) => (no < before ? no : [])), ...onBills])
}

/** The pauses that events add up to, each with the reason of the event that began it. */
export function pausesWithReason({ accruals }: Pick<LoanFacts, 'accruals'>): (Pause & { reason: string })[] {
  return pausesOf(accruals).map((pause) => {
    const began = accruals.findLast(({ kind, on }) => kind === 'pause' && on === pause.from)
    return { ...pause, reason: began?.reason ?? '' }
  })
}

/** 罚息 to a day that is on no bill yet. It runs while the loan does, and no longer once it is written off or sold. */
export function penaltyToDate(facts: LoanFacts, asOf: BusinessDate): AccruedPenalty {
  return facts.contract.status === 'active' ? accruedOn(facts, asOf) : { penaltyFen: zeroFen, steps: [] }
}

/**
 * 罚息 that is on no bill yet and will not grow: nothing it is counted on is late and unpaid any more. Nothing while
 * something is, or where the loan was closed by what a settlement had quoted.
 */
export function finalPenalty(facts: LoanFacts, today: BusinessDate): Fen {
  const { status, termsVersion } = facts.contract
  if (status !== 'active' && status !== 'settled') return zeroFen
  const isLate = countedLines(facts, termsOf(termsVersion).penalty.base).some(
    ({ dueDate, paidFen, amountFen }) => dueDate < today && paidFen < amountFen,
  )
  return isLate ? zeroFen : accruedOn(facts, today).penaltyFen
}

/** How much more 罚息 was put on bills than has come up to a day. */
export function overchargedPenalty(facts: LoanFacts, asOf: BusinessDate): Fen {
  const chargedFen = chargedPenalty(facts)
  return fen(Math.max(0, chargedFen - accruedOn(facts, asOf, zeroFen).penaltyFen))
}

function accruedOn(facts: LoanFacts, asOf: BusinessDate, chargedFen = chargedPenalty(facts)): AccruedPenalty {
  const terms = termsOf(facts.contract.termsVersion)
  return accruedPenalty({
    segments: segmentsOf(facts, terms.penalty.base),
    annualRate: contractOf(facts).annualRate,
    terms,
    pauses: pausesWithReason(facts),
    chargedFen,
    asOf,
  })
}

type PenaltyBase = 'principal' | 'principal_and_interest'

/** Lines that 罚息 is counted on, once they are late. */
function countedLines({ lines }: LoanFacts, base: PenaltyBase): LoanLine[] {
  return lines.filter(
    (line) =>
      isIssued(line) && (line.component === 'principal' || (base !== 'principal' && line.component === 'interest')),
  )
}

/**
 * One for each bill that asks for a part of the loan: what of it was unpaid from which day on. A schedule that an
 * arrangement made has taken over what had come up until then, so bills of before count from that day only: for what
 * a reversal makes them owe again.
 */
function segmentsOf(facts: LoanFacts, base: PenaltyBase): PenaltySegment[] {
  const counted = countedLines(facts, base)
  const takenOver = versionInForce(facts)
  return [...Map.groupBy(counted, ({ billId }) => billId).values()].flatMap((ofBill) => {
    const [first] = ofBill
    if (!first) return []
    const isOlder = takenOver && first.billedAt < takenOver.madeAt && first.dueDate < takenOver.effectiveOn
    return [{ dueDate: isOlder ? takenOver.effectiveOn : first.dueDate, base: baseOverTime(ofBill) }]
  })
}

/** The schedule that an arrangement made and that is in force. */
export function versionInForce({ contract, versions }: LoanFacts): ScheduleFacts | undefined {
  return versions.find(({ version }) => version > 1 && version === contract.scheduleVersion)
}

function baseOverTime(lines: readonly LoanLine[]): PenaltySegment['base'] {
  const changes = new Map<BusinessDate, number>()
  for (const { on, amountFen } of lines.flatMap((line) => standing(line.entries)))
    changes.set(on, (changes.get(on) ?? 0) + amountFen)
  let unpaid = 0
  return [...changes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, change]) => ({ from, fen: fen(Math.max(0, (unpaid += change))) }))
}

/**
 * All 罚息 that was put on a bill under the schedule in force, without what the schedule took over from older ones, and
 * without what was taken off a bill again because it was not final after all.
 */
function chargedPenalty(facts: LoanFacts): Fen {
  const inForce = versionInForce(facts)
  const lines = facts.lines.filter((line) => isIssued(line) && (!inForce || line.billedAt >= inForce.madeAt))
  const charged = sumFen(
    lines
      .filter(({ component }) => component === 'penalty')
      .map(({ amountFen, movedFen }) => subtractFen(amountFen, movedFen)),
  )
  if (!inForce) return charged
  const billed = new Set(lines.map(({ instalmentNo }) => instalmentNo))
  const again = sumFen(inForce.plan.filter(({ no }) => billed.has(no)).map(({ penaltyFen }) => penaltyFen))
  return fen(Math.max(0, charged - again))
}
