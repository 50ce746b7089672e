import { type BusinessDate, type CustomerId, fen, type Loan, type LoanId } from '@zuoxi/sdk'
import type { LoanRow } from '../schema.ts'

export function loanOf(row: Omit<LoanRow, 'rev'>): Loan {
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
