import {
  type AnnualCost,
  fen,
  type Instalment,
  refuse,
  schedule,
  subtractFen,
  sumFen,
  termsOf,
  yuan,
  zeroFen,
} from '@zuoxi/sdk'
import { balanceStep, penaltyStep, scheduleSteps } from '../../rules/explain/schedule-steps.ts'
import { inYuan, moneyStep, step, type Step, sumStep } from '../../rules/explain/step.ts'
import { instalmentsOf } from '../../rules/instalments.ts'
import { isIssued, type LoanFacts } from '../../rules/loan-facts.ts'
import { contractOf } from '../../rules/loan-plan.ts'
import { penaltyToDate } from '../../rules/loan-standing.ts'
import { figureEntries } from '../../store/ledger/figure-entries.ts'
import type { StandingRead } from '../../store/loans/standing.ts'
import { loanDetailOf, requireStanding } from '../loans.ts'
import type { Answer, Question } from './subject.ts'

/** A loan's principal, what of it is outstanding, what it costs a year, and its 罚息 to date. */
export async function explainLoan({ room, figure, today, asOf }: Question<'loan'>): Promise<Answer> {
  const found = await requireStanding(room, room.store.read, figure.loanId, today)
  const { loan, facts } = found
  const principal = yuan(fen(loan.principal_fen))
  switch (figure.what) {
    case 'principal': {
      const inputs = { loan: loan.loan_no, disbursed: loan.disbursed_on, principal }
      return { unit: 'yuan', steps: [step('as_agreed', inputs, principal)] }
    }
    case 'outstanding': {
      const entries = figureEntries(room.store.sqlite, {
        customerId: loan.customer_id,
        loanId: loan.id,
        component: 'principal',
        kinds: ['allocation', 'waiver', 'reversal'],
      })
      return { unit: 'yuan', steps: [outstandingStep(found)], ...entries }
    }
    case 'apr':
      return { unit: 'percent', steps: aprSteps(found, loanDetailOf(found, asOf).cost) }
    case 'penalty': {
      const entries = figureEntries(room.store.sqlite, { customerId: loan.customer_id, loanId: loan.id })
      return { unit: 'yuan', steps: penaltyToDateSteps(facts, found.standing.asOf), ...entries }
    }
  }
}

function outstandingStep({ loan, facts }: StandingRead): Step {
  const repaid = sumFen(
    facts.lines
      .filter(({ component }) => component === 'principal')
      .map(({ paidFen, movedFen }) => subtractFen(paidFen, movedFen)),
  )
  const before = fen(loan.principal_fen - loan.outstanding_fen - repaid)
  const amounts = { principal: fen(loan.principal_fen), 'repaid before entries': before, 'repaid by entries': repaid }
  return step('loan_outstanding', inYuan(amounts), yuan(fen(loan.outstanding_fen)))
}

function penaltyToDateSteps(facts: LoanFacts, today: StandingRead['standing']['asOf']): Step[] {
  const { steps } = penaltyToDate(facts, today)
  const nothing = step('accrued_penalty', { status: facts.contract.status, billed: yuan(zeroFen) }, yuan(zeroFen))
  return steps.length > 0 ? steps.map(moneyStep) : [nothing]
}

/** The rate of the contract's own flows, or as the arrangement's quote worked it out over the loan's whole life. */
function aprSteps({ facts }: StandingRead, { irrPerTermPct, aprSimplePct, aprCompoundPct }: AnnualCost): Step[] {
  const { contract, versions } = facts
  const inForce = versions.find(({ version }) => version === contract.scheduleVersion && version > 1)
  if (inForce) {
    const { version, effectiveOn: from, origin: arrangement } = inForce
    const told = { schedule: String(version), from, arrangement, compound: aprCompoundPct }
    return [step('as_arranged', told, aprCompoundPct), step('apr_simple', { x: irrPerTermPct }, aprSimplePct)]
  }
  if (contract.principalFen === 0) return [step('as_agreed', { principal: yuan(zeroFen) }, aprSimplePct)]
  const { principalFen, method, terms, annualRate, feeRate } = contractOf(facts)
  const price = method === 'flat_fee' ? { feeRate } : { annualRate }
  const { rounding } = termsOf(contract.termsVersion)
  const { payments, rates } = schedule({ principalFen, method, terms, rounding, ...price })
  const flows = [yuan(principalFen), ...repeated(payments.map(({ paymentFen }) => `-${yuan(paymentFen)}`))].join(',')
  return [
    step('irr_per_term', { flows }, rates.irrPerTermPct),
    step('apr_simple', { x: rates.irrPerTermPct, compound: rates.aprCompoundPct }, aprSimplePct),
  ]
}

/** Equal payments in a row once, with how many: `-888.49*11`. */
function repeated(texts: readonly string[]): string[] {
  const runs: { text: string; times: number }[] = []
  for (const text of texts) {
    const last = runs.at(-1)
    if (last?.text === text) last.times += 1
    else runs.push({ text, times: 1 })
  }
  return runs.map(({ text, times }) => (times === 1 ? text : `${text}*${times}`))
}

/** A component of an instalment, what it comes to in all, or the balance after it. */
export async function explainInstalment({ room, figure, today }: Question<'instalment'>): Promise<Answer> {
  const { loan, facts } = await requireStanding(room, room.store.read, figure.loanId, today)
  const instalment = instalmentsOf(facts, today).find(({ no }) => no === figure.no)
  if (!instalment) throw refuse({ code: 'NOT_FOUND', noun: 'loan', id: `${figure.loanId}#${figure.no}` })
  if (figure.what === 'balance') return { unit: 'yuan', steps: [balanceStep(facts, figure.no, instalment.balanceFen)] }
  const numbered = facts.lines.some(({ instalmentNo }) => instalmentNo === figure.no)
  const entries = figureEntries(room.store.sqlite, {
    customerId: loan.customer_id,
    loanId: loan.id,
    // What settled a loan early stands on a bill of its own, and under no number.
    ...(numbered || instalment.billId === undefined ? { instalmentNo: figure.no } : { billIds: [instalment.billId] }),
    ...(figure.what !== 'payment' && { component: figure.what }),
  })
  if (figure.what !== 'payment')
    return { unit: 'yuan', steps: componentSteps(facts, instalment, figure.what), ...entries }
  const { principalFen: principal, interestFen: interest, feeFen: fee, penaltyFen: penalty } = instalment.due
  const parts = (['principal', 'interest', 'fee', 'penalty'] as const).filter(
    (part) => instalment.due[`${part}Fen`] > 0,
  )
  const worked = parts.flatMap((part) => componentSteps(facts, instalment, part))
  return { unit: 'yuan', steps: [...worked, sumStep('in_all', { principal, interest, fee, penalty })], ...entries }
}

/** A line is charged on the day its bill is issued. */
function billedStep({ billNo, amountFen, entries }: LoanFacts['lines'][number]): Step {
  return penaltyStep({ billNo, amountFen, issuedOn: entries.find(({ kind }) => kind === 'charge')?.on })
}

function componentSteps(
  facts: LoanFacts,
  { no, due, billNo }: Instalment,
  component: 'principal' | 'interest' | 'fee' | 'penalty',
): Step[] {
  if (component !== 'penalty') return scheduleSteps(facts, no, component, due[`${component}Fen`], billNo)
  const lines = facts.lines.filter(
    (line) => line.instalmentNo === no && line.component === 'penalty' && isIssued(line) && line.amountFen > 0,
  )
  const charged = Object.fromEntries(lines.map((line) => [`${line.billNo} ${line.lineNo}`, line.amountFen]))
  if (lines.length === 0) return [sumStep('charged', { penalty: due.penaltyFen })]
  return [...lines.map(billedStep), sumStep('charged', charged)]
}
