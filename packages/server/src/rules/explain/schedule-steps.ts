import {
  addDays,
  type BusinessDate,
  daysBetween,
  explainPayment,
  type Fen,
  fen,
  penaltyByDays,
  sumFen,
  termsOf,
  yuan,
} from '@zuoxi/sdk'
import { isIssued, type LoanFacts, type LoanLine } from '../loan-facts.ts'
import { contractOf, percentOf, planOf } from '../loan-plan.ts'
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

/**
 * How the 罚息 of a line came to its amount. A bill says how much and not for how many days; where whole days up to
 * today give exactly this amount on the instalment's principal, they are told, else it stands as billed.
 */
export function penaltySteps(facts: LoanFacts, line: LoanLine, today: BusinessDate): Step[] {
  const text = yuan(line.amountFen)
  return [byDays(facts, line, today) ?? step('as_billed', { bill: line.billNo, penalty: text }, text)]
}

function byDays(facts: LoanFacts, line: LoanLine, today: BusinessDate): Step | undefined {
  const { penalty, rounding } = termsOf(facts.contract.termsVersion)
  const { multiplier, basis } = penalty
  const annualRate = percentOf(facts.contract.method === 'flat_fee' ? 0 : facts.contract.aprPpm)
  const baseFen = baseOf(facts, line, penalty.base)
  const most = daysBetween(line.dueDate, today)
  if (baseFen === 0 || most < 1) return undefined
  const of = (days: number) => penaltyByDays({ baseFen, annualRate, multiplier, days, basis, rounding })
  // 罚息 only grows with the days: look for the amount by halves.
  let from = 1
  let to = most
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (of(middle).penaltyFen < line.amountFen) from = middle + 1
    else to = middle
  }
  const { penaltyFen, explanation } = of(from)
  if (penaltyFen !== line.amountFen) return undefined
  const worked = moneyStep(explanation)
  const days = [
    { name: 'from', value: line.dueDate },
    { name: 'to', value: addDays(line.dueDate, from) },
  ]
  return { ...worked, inputs: [...worked.inputs, ...days] }
}

function baseOf({ lines }: LoanFacts, line: LoanLine, base: 'principal' | 'principal_and_interest'): Fen {
  const counted = lines.filter(
    (each) =>
      isIssued(each) &&
      each.billId === line.billId &&
      each.instalmentNo === line.instalmentNo &&
      (each.component === 'principal' || (base !== 'principal' && each.component === 'interest')),
  )
  return sumFen(counted.map(({ amountFen }) => amountFen))
}

/** Principal before an instalment, and after it. */
export function balanceStep(facts: LoanFacts, no: number, balanceFen: Fen): Step {
  const plan = facts.versions.find(({ version }) => version === versionOf(facts, no))?.plan ?? planOf(facts)
  const row = plan.find((each) => each.no === no)
  const beforeFen = row ? fen(row.balanceFen + row.principalFen) : balanceFen
  return step('balance_after', { B: yuan(beforeFen), principal: yuan(fen(beforeFen - balanceFen)) }, yuan(balanceFen))
}
