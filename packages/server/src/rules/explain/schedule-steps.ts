import { type BusinessDate, explainPayment, type Fen, fen, termsOf, yuan } from '@zuoxi/sdk'
import type { LoanFacts } from '../loan-facts.ts'
import { contractOf, planOf } from '../loan-plan.ts'
import { moneyStep, step, type Step } from './step.ts'

type Planned = 'principal' | 'interest' | 'fee'

const componentOf: Readonly<Record<string, Planned>> = {
  level_payment: 'principal',
  equal_principal: 'principal',
  principal_at_end: 'principal',
  remainder: 'principal',
  term_interest: 'interest',
  days_interest: 'interest',
  flat_fee: 'fee',
}

/**
 * How a component of an instalment came to its amount: by the formula of the contract, or as an arrangement's schedule
 * has it; and where a bill asks for another amount than these, as the bill does. The last step gives the amount.
 */
export function scheduleSteps(
  facts: LoanFacts,
  no: number,
  component: Planned,
  amountFen: Fen,
  billNo?: string,
): Step[] {
  const steps = versionOf(facts, no) > 1 ? arranged(facts, no, component) : contracted(facts, no, component)
  const worked = steps.at(-1)?.result
  if (worked === yuan(amountFen)) return steps
  const text = yuan(amountFen)
  if (billNo === undefined) return [...steps, step('as_agreed', { [component]: text }, text)]
  return [...steps, step('as_billed', { bill: billNo, [component]: text }, text)]
}

/** The schedule that an instalment is of: numbers go on from one schedule to the next, so it is the newest that has it. */
function versionOf({ contract, versions }: LoanFacts, no: number): number {
  const holds = versions.filter(
    ({ version, plan }) => version <= contract.scheduleVersion && plan.some((row) => row.no === no),
  )
  return Math.max(1, ...holds.map(({ version }) => version))
}

function contracted(facts: LoanFacts, no: number, component: Planned): Step[] {
  const { principalFen, method, terms, annualRate, feeRate } = contractOf(facts)
  if (principalFen === 0 || no > terms) return []
  const { rounding } = termsOf(facts.contract.termsVersion)
  const price = method === 'flat_fee' ? { feeRate } : { annualRate }
  return explainPayment({ principalFen, method, terms, rounding, ...price }, no)
    .filter(({ formula }) => componentOf[formula] === component)
    .map(moneyStep)
}

function arranged(facts: LoanFacts, no: number, component: Planned): Step[] {
  const version = versionOf(facts, no)
  const schedule = facts.versions.find((each) => each.version === version)
  const row = schedule?.plan.find((each) => each.no === no)
  if (!schedule || !row) return []
  const amount = yuan(row[`${component}Fen`])
  const inputs = {
    schedule: String(version),
    from: schedule.effectiveOn,
    arrangement: schedule.origin,
    [component]: amount,
  }
  return [step('as_arranged', inputs, amount)]
}

/** The 罚息 of a line, as its bill has it: a bill says how much and when, but not for which days. */
export function penaltyStep({ billNo, issuedOn, amountFen }: BilledPenalty): Step {
  const text = yuan(amountFen)
  return step('as_billed', { bill: billNo, issued: issuedOn, penalty: text }, text)
}

interface BilledPenalty {
  readonly billNo: string
  readonly issuedOn: BusinessDate | undefined
  readonly amountFen: Fen
}

/** Principal before an instalment, and after it. */
export function balanceStep(facts: LoanFacts, no: number, balanceFen: Fen): Step {
  const plan = facts.versions.find(({ version }) => version === versionOf(facts, no))?.plan ?? planOf(facts)
  const row = plan.find((each) => each.no === no)
  const beforeFen = row ? fen(row.balanceFen + row.principalFen) : balanceFen
  return step('balance_after', { B: yuan(beforeFen), principal: yuan(fen(beforeFen - balanceFen)) }, yuan(balanceFen))
}
