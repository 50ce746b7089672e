import type { DeskClient } from '../../client/desk-client.ts'
import type { Bill } from '../../model/bill.ts'
import type { CustomerId } from '../../model/ids.ts'
import type { Loan } from '../../model/loan.ts'
import type { Fen } from '../../model/money.ts'

/** What a customer has on the ledger, as the desk shows it to whoever asks. */
export interface LedgerView {
  readonly bills: readonly Bill[]
  readonly loans: readonly Loan[]
  readonly overdueFen: Fen
  readonly creditUsedFen: Fen | undefined
}

export async function ledgerOf(desk: DeskClient, customerId: CustomerId): Promise<LedgerView> {
  const { loans, overdueFen, creditLine } = await desk.customers.overview({ customerId })
  const bills: Bill[] = []
  for await (const bill of desk.bills.list({ customerId })) bills.push(bill)
  return { bills, loans, overdueFen, creditUsedFen: creditLine?.usedFen }
}
