import { type BusinessDate, type CustomerId, fen, type Loan, type LoanId } from '@zuoxi/sdk'
import type { LoanRow } from '../schema.ts'

/** What is shown of a loan beside its customer; the rest is read with its schedule. */
export type LoanShown = Pick<
  LoanRow,
  | 'id'
  | 'customer_id'
  | 'loan_no'
  | 'product'
  | 'funder'
  | 'principal_fen'
  | 'outstanding_fen'
  | 'terms'
  | 'terms_paid'
  | 'method'
  | 'apr_ppm'
  | 'status'
  | 'disbursed_on'
>

export function loanOf(row: LoanShown): Loan {
  return {
    id: row.id as LoanId,
    customerId: row.customer_id as CustomerId,
    loanNo: row.loan_no,
    product: row.product,
    funder: row.funder,
    principalFen: fen(row.principal_fen),
    outstandingFen: fen(row.outstanding_fen),
    terms: row.terms,
    termsPaid: row.terms_paid,
    method: row.method as Loan['method'],
    aprPpm: row.apr_ppm,
    status: row.status as Loan['status'],
    disbursedOn: row.disbursed_on as BusinessDate,
  }
}
