import {
  addFen,
  type BusinessDate,
  type Components,
  fen,
  type Fen,
  type Instalment,
  type InstalmentStatus,
  type PlannedInstalment,
  sumFen,
  zeroFen,
} from '@zuoxi/sdk'
import { isIssued, type LoanFacts, type LoanLine, standing } from './loan-facts.ts'
import { planOf } from './loan-plan.ts'
import { billedOf } from './loan-standing.ts'

/**
 * Every instalment of a loan that holds, in order: those that bills ask for as the bills say, the others as the
 * schedule in force has them. What an arrangement took off a bill, or a settlement made needless, is not there.
 */
export function instalmentsOf(facts: LoanFacts, today: BusinessDate): Instalment[] {
  const { contract, versions } = facts
  const inForce = planOf(facts)
  const billed = billedOf(facts, inForce)
  const last = Math.max(0, ...billed)
  const lines = linesByNo(facts, last + 1)
  // An earlier schedule still says what was owed by instalments that were billed under it.
  const rows = new Map<number, PlannedInstalment>()
  for (const { version, plan } of versions)
    if (version < contract.scheduleVersion) for (const row of plan) if (billed.has(row.no)) rows.set(row.no, row)
  for (const row of inForce) rows.set(row.no, row)
  const end = lines.has(last + 1) ? last + 1 : last
  return [...rows.values()]
    .filter(({ no }) => contract.status !== 'settled_early' || no <= end)
    .filter(({ no }) => !lines.get(no)?.some((line) => isIssued(line) && line.movedFen > 0))
    .toSorted((a, b) => a.no - b.no)
    .map((row) => {
      const ofIt = lines.get(row.no) ?? []
      const asked = ofIt.filter(isIssued)
      const instalment = asked.length > 0 ? billedInstalment(row, asked, facts, today) : unbilled(row, facts, today)
      const bill = asked[0] ?? ofIt.find(({ billState }) => billState === 'draft')
      const settled = contract.status === 'settled_early' && row.no === end
      return {
        ...instalment,
        ...(settled && { balanceFen: zeroFen }),
        ...(bill && { billId: bill.billId, billNo: bill.billNo }),
      }
    })
}

/**
 * Bill lines by instalment. What settled a loan early stands on a bill of its own under no number, and takes the place
 * of the first instalment that was never billed.
 */
function linesByNo({ contract, lines }: LoanFacts, settlingNo: number): Map<number, LoanLine[]> {
  const isSettling = (line: LoanLine) =>
    contract.status === 'settled_early' &&
    isIssued(line) &&
    line.instalmentNo === undefined &&
    settling.has(line.billId)
  const settling = new Set(
    lines.flatMap((line) => (line.instalmentNo === undefined && line.component === 'principal' ? line.billId : [])),
  )
  const numbered = lines.filter((line) => line.instalmentNo !== undefined || isSettling(line))
  return Map.groupBy(numbered, (line) => line.instalmentNo ?? settlingNo)
}

const nothing: Components = { principalFen: zeroFen, interestFen: zeroFen, feeFen: zeroFen, penaltyFen: zeroFen }

const fieldOf = {
  principal: 'principalFen',
  interest: 'interestFen',
  fee: 'feeFen',
  penalty: 'penaltyFen',
} as const satisfies Record<LoanLine['component'], keyof Components>

function byComponent(lines: readonly LoanLine[], amount: (line: LoanLine) => Fen): Components {
  const sum = { ...nothing }
  for (const line of lines) sum[fieldOf[line.component]] = addFen(sum[fieldOf[line.component]], amount(line))
  return sum
}

function billedInstalment(
  { no, balanceFen }: PlannedInstalment,
  lines: readonly LoanLine[],
  { contract }: LoanFacts,
  today: BusinessDate,
): Instalment {
  const dueDate = lines[0]?.dueDate as BusinessDate
  return {
    no,
    dueDate,
    balanceFen,
    due: byComponent(lines, ({ amountFen }) => amountFen),
    paid: byComponent(lines, ({ paidFen, waivedFen }) => fen(paidFen - waivedFen)),
    waived: byComponent(lines, ({ waivedFen }) => waivedFen),
    status: billedStatus(lines, dueDate, contract.status, today),
  }
}

/** What a bill's instalment has come to. Whoever pays on the due date has paid in time. */
function billedStatus(
  lines: readonly LoanLine[],
  dueDate: BusinessDate,
  loan: LoanFacts['contract']['status'],
  today: BusinessDate,
): InstalmentStatus {
  const dueFen = sumFen(lines.map(({ amountFen }) => amountFen))
  const clearedFen = sumFen(lines.map(({ paidFen }) => paidFen))
  if (clearedFen >= dueFen) {
    if (dueFen > 0 && sumFen(lines.map(({ waivedFen }) => waivedFen)) === dueFen) return 'waived'
    const paidOn = lines
      .flatMap(({ entries }) => standing(entries))
      .flatMap(({ kind, on }) => (kind === 'allocation' || kind === 'waiver' ? on : []))
    return paidOn.some((on) => on > dueDate) ? 'paid_late' : 'paid'
  }
  if (loan === 'written_off') return 'written_off'
  if (dueDate < today) return 'overdue'
  return clearedFen > 0 ? 'partial' : 'due'
}

function unbilled(row: PlannedInstalment, { contract, lines }: LoanFacts, today: BusinessDate): Instalment {
  const { no, dueDate, balanceFen, principalFen, interestFen, feeFen, penaltyFen } = row
  const due = { principalFen, interestFen, feeFen, penaltyFen }
  const isPaid = billedOf({ contract, lines, versions: [], accruals: [] }, [row]).has(no)
  const status = isPaid ? 'paid' : unbilledStatus(dueDate, contract.status, today)
  return { no, dueDate, balanceFen, due, paid: isPaid ? due : nothing, waived: nothing, status }
}

/** What no bill asks for is not overdue, however long its day is past: nobody was asked to pay it. */
function unbilledStatus(
  dueDate: BusinessDate,
  loan: LoanFacts['contract']['status'],
  today: BusinessDate,
): InstalmentStatus {
  if (loan === 'written_off') return 'written_off'
  if (loan === 'transferred') return 'superseded'
  return loan === 'active' && dueDate <= today ? 'due' : 'scheduled'
}
