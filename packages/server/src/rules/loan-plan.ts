import {
  addMonths,
  type BusinessDate,
  type LoanContract,
  originalPlan,
  type PlannedInstalment,
  termsOf,
} from '@zuoxi/sdk'
import { isIssued, type LoanFacts } from './loan-facts.ts'

/**
 * The contract of a loan, with what desks of before did not keep worked out: from the first schedule where it is stored,
 * since bills of a later one fall due on other days, else from its bills.
 */
export function contractOf({ contract, lines, versions }: Omit<LoanFacts, 'accruals'>): LoanContract {
  const first = versions.find(({ version }) => version === 1)?.plan.find(({ no }) => no === 1)
  const { principalFen, method, terms, aprPpm } = contract
  return {
    principalFen,
    method,
    terms,
    annualRate: method === 'flat_fee' ? '0%' : percentOf(aprPpm),
    feeRate: method === 'flat_fee' ? (contract.feeRate ?? feeRateOf({ contract, lines })) : undefined,
    firstDueOn: contract.firstDueOn ?? first?.dueDate ?? firstDueOf({ contract, lines }),
  }
}

/**
 * The schedule in force: the stored one of the loan's version, else the one that follows from the contract. A loan
 * without principal, as a few desks brought in, has none.
 */
export function planOf(facts: LoanFacts): readonly PlannedInstalment[] {
  const { contract, versions } = facts
  const stored = versions.find(({ version }) => version === contract.scheduleVersion)
  if (stored) return stored.plan
  return contract.principalFen > 0 ? originalPlan(contractOf(facts), termsOf(contract.termsVersion)) : []
}

/**
 * Parts per million as a percentage, digit by digit.
 *
 * @example
 * percentOf(179115) // '17.9115%'
 */
export function percentOf(ppm: number): string {
  const digits = String(ppm).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}%`
}

/** A bill tells when its instalment falls due, the latest one best; without any, a month after the payout. */
function firstDueOf({ contract, lines }: Pick<LoanFacts, 'contract' | 'lines'>): BusinessDate {
  let latest: { readonly no: number; readonly dueDate: BusinessDate } | undefined
  for (const { instalmentNo: no, dueDate } of lines) {
    if (no !== undefined && (!latest || no > latest.no)) latest = { no, dueDate }
  }
  return latest ? addMonths(latest.dueDate, 1 - latest.no) : addMonths(contract.disbursedOn, 1)
}

/** What a term's fee was on a bill tells the rate; it is a part of the principal, to the digits that rates may have. */
function feeRateOf({ contract, lines }: Pick<LoanFacts, 'contract' | 'lines'>): string {
  const fee = lines.find((line) => line.component === 'fee' && line.instalmentNo !== undefined && isIssued(line))
  if (!fee || contract.principalFen === 0) return '0%'
  const scaled = (BigInt(fee.amountFen) * 10n ** 10n) / BigInt(contract.principalFen)
  const digits = String(scaled).padStart(9, '0')
  return `${digits.slice(0, -8)}.${digits.slice(-8)}%`
}
