import {
  allocate,
  allocationPolicies,
  type AllocationPolicy,
  type BillComponent,
  deskAllocationPolicy,
  type Fen,
  termsOf,
} from '@zuoxi/sdk'

/** A line of a bill that still owes. */
export interface OwingLine {
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly owedFen: Fen
  /** Whose part it is; a line may be of no loan. */
  readonly loanId?: string | undefined
  /** The terms of its loan's contract; a line of no loan has none. */
  readonly termsVersion: string | undefined
}

export interface Move {
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly amountFen: Fen
  readonly loanId?: string | undefined
  /** The policy that put it there. */
  readonly policyId: string
}

export interface AppliedMoney {
  readonly moves: readonly Move[]
  readonly unappliedFen: Fen
}

/**
 * Where money goes among the lines of bills, given the oldest due bill first. Each line follows the policy of its
 * loan's contract. Where contracts with different policies owe at once, each policy's lines are served together, and
 * the policy with the oldest due line comes first: what is due first is paid first (民法典 560), and within it the
 * contract holds.
 */
export function applyMoney(amountFen: Fen, lines: readonly OwingLine[]): AppliedMoney {
  let left = amountFen
  const moves: Move[] = []
  for (const [policy, ofPolicy] of Map.groupBy(lines, policyOf)) {
    if (left === 0) break
    const applied = applyUnder(policy, left, ofPolicy)
    moves.push(...applied.moves)
    left = applied.unappliedFen
  }
  return { moves, unappliedFen: left }
}

function policyOf({ termsVersion }: OwingLine): AllocationPolicy {
  if (termsVersion === undefined) return deskAllocationPolicy
  const wanted = termsOf(termsVersion).allocationPolicy
  const policy = allocationPolicies.find(({ id }) => id === wanted)
  if (!policy) throw new Error(`the terms ${termsVersion} name an unknown allocation policy: ${wanted}`)
  return policy
}

/** A bill may hold a component several times. */
function applyUnder(policy: AllocationPolicy, amountFen: Fen, lines: readonly OwingLine[]): AppliedMoney {
  const waiting = new Map<string, OwingLine[]>()
  for (const line of lines) {
    const key = `${line.billId}\n${line.component}`
    const same = waiting.get(key)
    if (same) same.push(line)
    else waiting.set(key, [line])
  }
  const dues = lines.map((line) => ({ of: line.billId, component: line.component, amountFen: line.owedFen }))
  const { lines: allocated, unappliedFen } = allocate(amountFen, dues, policy)
  // The allocation keeps lines of one bill and component in the order they were given in.
  const moves = allocated.flatMap(({ of, component, amountFen: takenFen }) => {
    const line = waiting.get(`${of}\n${component}`)?.shift()
    if (!line || takenFen === 0) return []
    const { lineNo, loanId } = line
    return [{ billId: of, lineNo, component, amountFen: takenFen, loanId, policyId: policy.id }]
  })
  return { moves, unappliedFen }
}
