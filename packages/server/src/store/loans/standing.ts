import type { BusinessDate, LoanStanding } from '@zuoxi/sdk'
import { loanStanding } from '../../rules/loan-standing.ts'
import type { Read } from '../store.ts'
import { type LoanBook, readLoanBook } from './book.ts'

/** A loan as it is stored, and where it stands on a day. */
export interface StandingRead extends LoanBook {
  readonly standing: LoanStanding
  readonly rev: number
}

/** Where a loan stands, in one round trip; nothing when it is not one of this tenant's. */
export async function readStanding(
  read: Read,
  tenantId: string,
  loanId: string,
  today: BusinessDate,
): Promise<StandingRead | undefined> {
  const book = await readLoanBook(read, tenantId, loanId)
  return book && { ...book, standing: loanStanding(book.facts, today), rev: book.loan.rev }
}
