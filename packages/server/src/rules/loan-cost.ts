import { type AnnualCost, schedule, termsOf } from '@zuoxi/sdk'
import type { LoanFacts } from './loan-facts.ts'
import { contractOf } from './loan-plan.ts'

/** A loan's cost as the store has it; desks of before kept none. */
export interface StoredCost {
  readonly irrPerTermPct: string | null
  readonly aprSimplePct: string | null
  readonly aprCompoundPct: string | null
}

/**
 * What a loan costs a year, both ways: over its whole life once an arrangement has made its schedule, else as its
 * contract says. Nothing where there is nothing to work out: a loan without principal.
 */
export function costOf(facts: LoanFacts, stored: StoredCost): AnnualCost | undefined {
  const { contract, versions } = facts
  const inForce = versions.find(({ version }) => version === contract.scheduleVersion)
  if (inForce && inForce.version > 1) {
    const { aprSimplePct, aprCompoundPct } = inForce
    return { irrPerTermPct: aTwelfth(aprSimplePct), aprSimplePct, aprCompoundPct }
  }
  const { irrPerTermPct, aprSimplePct, aprCompoundPct } = stored
  if (irrPerTermPct !== null && aprSimplePct !== null && aprCompoundPct !== null)
    return { irrPerTermPct, aprSimplePct, aprCompoundPct }
  return contract.principalFen > 0 ? contractCost(facts) : undefined
}

/** The IRR of the contract's own flows: what was paid out, against every payment of its first schedule. */
export function contractCost(facts: Omit<LoanFacts, 'accruals'>): AnnualCost {
  const { principalFen, method, terms, annualRate, feeRate } = contractOf(facts)
  const price = method === 'flat_fee' ? { feeRate } : { annualRate }
  const { rounding } = termsOf(facts.contract.termsVersion)
  return schedule({ principalFen, method, terms, rounding, ...price }).rates
}

/** A rate's text over twelve, to the same digits, rounded half up. */
function aTwelfth(pct: string): string {
  const [whole = '0', decimals = ''] = pct.replace('-', '').split('.')
  const scaled = (BigInt(whole + decimals) * 10n + 60n) / 120n
  const digits = String(scaled).padStart(decimals.length + 1, '0')
  const at = digits.length - decimals.length
  return `${pct.startsWith('-') ? '-' : ''}${digits.slice(0, at)}${decimals === '' ? '' : `.${digits.slice(at)}`}`
}
