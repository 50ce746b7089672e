import { allocate, type AllocationPolicy, type BillComponent, type Fen } from '@zuoxi/sdk'

/** A line of a bill that still owes. */
export interface OwingLine {
  readonly billId: string
  readonly lineNo: number
  readonly component: BillComponent
  readonly owedFen: Fen
}

export interface AppliedMoney {
  readonly moves: readonly (Omit<OwingLine, 'owedFen'> & { readonly amountFen: Fen })[]
  readonly unappliedFen: Fen
}

/** Where money goes among the lines of bills, given the oldest due bill first. A bill may hold a component several times. */
export function applyMoney(amountFen: Fen, lines: readonly OwingLine[], policy: AllocationPolicy): AppliedMoney {
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
    return line && takenFen > 0 ? [{ billId: of, lineNo: line.lineNo, component, amountFen: takenFen }] : []
  })
  return { moves, unappliedFen }
}
