import type { Instalment, LoanDetail } from '@zuoxi/sdk'

/** An instalment that still has to be paid. */
export function isOpen({ status }: Instalment): boolean {
  return status === 'scheduled' || status === 'due' || status === 'partial' || status === 'overdue'
}

/** Where the cursor of a loan's page is: on the instalment it was put on, else on the first that is not paid. */
export function instalmentIndex({ instalments }: LoanDetail, no: number | undefined): number {
  const at = no === undefined ? instalments.findIndex(isOpen) : instalments.findIndex((one) => one.no === no)
  return Math.max(0, at)
}

export function instalmentHere(loan: LoanDetail, no: number | undefined): Instalment | undefined {
  return loan.instalments[instalmentIndex(loan, no)]
}
