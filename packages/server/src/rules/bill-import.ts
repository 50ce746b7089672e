import { type BillComponent, type BillImport, type BillState, type Fen, fen } from '@zuoxi/sdk'

export interface ImportedLine {
  readonly component: BillComponent
  readonly amountFen: Fen
  readonly paidFen: Fen
}

/** The lines of an imported bill, in the order in which money is applied; what was paid covers them in that order. */
export function linesOfImport(bill: BillImport): ImportedLine[] {
  const amounts: readonly (readonly [BillComponent, Fen])[] = [
    ['fee', bill.feeFen],
    ['penalty', bill.penaltyFen],
    ['interest', bill.interestFen],
    ['principal', bill.principalFen],
  ]
  let left: number = bill.paidFen
  return amounts
    .filter(([, amountFen]) => amountFen > 0)
    .map(([component, amountFen]) => {
      const paidFen = fen(Math.min(left, amountFen))
      left -= paidFen
      return { component, amountFen, paidFen }
    })
}

/** A file tells what was paid, not when, so a paid bill counts as paid in time. */
export function stateOfImport({ totalFen, paidFen }: Pick<BillImport, 'totalFen' | 'paidFen'>): BillState {
  if (paidFen >= totalFen) return 'paid'
  return paidFen > 0 ? 'partial' : 'issued'
}

/** What an issued bill may never change in, by the column that says it; payments are the one thing that moves. */
export function fixedPartOf(bill: BillImport): Readonly<Record<string, string | number>> {
  return {
    customer_external_id: bill.customerExternalId,
    bill_no: bill.billNo,
    issued_on: bill.issuedOn,
    due_date: bill.dueDate,
    principal: bill.principalFen,
    interest: bill.interestFen,
    fee: bill.feeFen,
    penalty: bill.penaltyFen,
  }
}
