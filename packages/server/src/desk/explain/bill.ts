import {
  type BillComponent,
  type BillId,
  type BillState,
  type BusinessDate,
  fen,
  refuse,
  standingOf,
  sumFen,
  yuan,
} from '@zuoxi/sdk'
import { penaltyStep, scheduleSteps } from '../../rules/explain/schedule-steps.ts'
import { step, type Step, sumStep } from '../../rules/explain/step.ts'
import { findBill, readBillLines } from '../../store/bills.ts'
import { figureEntries } from '../../store/ledger/figure-entries.ts'
import { readStanding } from '../../store/loans/standing.ts'
import type { Answer, Asked, Question } from './subject.ts'

type Bill = Awaited<ReturnType<typeof readBill>>['bill']
type Line = Awaited<ReturnType<typeof readBillLines>>[number]

/** A bill's total, what of it is paid or left, how late it is, and its 罚息. */
export async function explainBill(question: Question<'bill'>): Promise<Answer> {
  const { room, figure, today } = question
  const { bill, lines } = await readBill(question, figure.billId)
  const of = (kinds?: readonly ('charge' | 'allocation' | 'waiver' | 'rescheduled' | 'reversal')[]) =>
    figureEntries(room.store.sqlite, { billIds: [bill.id], alsoUnissued: true, ...(kinds && { kinds }) })
  const total = totalStep(lines)
  const cleared = clearedStep(lines)
  const left = outstandingStep(total, cleared, bill.total_fen, bill.paid_fen)
  switch (figure.what) {
    case 'total':
      return { unit: 'yuan', steps: [total], ...of(['charge']) }
    case 'paid':
      return { unit: 'yuan', steps: [cleared], ...of(['allocation', 'waiver', 'rescheduled', 'reversal']) }
    case 'outstanding':
      return { unit: 'yuan', steps: [total, cleared, left], ...of() }
    case 'dpd': {
      const { dpd, outstandingFen } = standingOf(factsOf(bill), today)
      const inputs = { due: bill.due_date, today, state: bill.state, outstanding: yuan(outstandingFen) }
      return { unit: 'days', steps: [total, cleared, left, step('days_past_due', inputs, String(dpd))], ...of() }
    }
    case 'penalty': {
      const penalties = lines.filter(({ component }) => component === 'penalty')
      const worked: Step[] = []
      for (const line of penalties) worked.push(...(await lineSteps(question, bill, line)))
      return { unit: 'yuan', steps: [...worked, totalStep(penalties)], ...penaltyEntries(question, bill.id) }
    }
  }
}

function penaltyEntries({ room }: Asked, billId: string) {
  return figureEntries(room.store.sqlite, { billIds: [billId], component: 'penalty', alsoUnissued: true })
}

/** A line's amount, and what has become of it. */
export async function explainLine(question: Question<'line'>): Promise<Answer> {
  const { room, figure } = question
  const { bill, lines } = await readBill(question, figure.billId)
  const line = lines.find(({ no }) => no === figure.lineNo)
  if (!line) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: `${figure.billId}#${figure.lineNo}` })
  const worked = await lineSteps(question, bill, line)
  const entries = figureEntries(room.store.sqlite, { billIds: [bill.id], lineNo: line.no, alsoUnissued: true })
  return { unit: 'yuan', steps: [...worked, totalStep([line])], ...entries }
}

async function readBill({ room, tenantId }: Asked, billId: BillId) {
  const { read } = room.store
  const bill = await findBill(read, tenantId, billId)
  if (!bill) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: billId })
  return { bill, lines: await readBillLines(read, billId) }
}

function factsOf(bill: Awaited<ReturnType<typeof readBill>>['bill']) {
  const { state, due_date: dueDate, total_fen: total, paid_fen: paid } = bill
  return { state: state as BillState, dueDate: dueDate as BusinessDate, totalFen: fen(total), paidFen: fen(paid) }
}

const nameOf = ({ no, component }: Line) => `${no} ${component}`

function totalStep(lines: readonly Line[]): Step {
  return sumStep('charged', Object.fromEntries(lines.map((line) => [nameOf(line), fen(line.amount_fen)])))
}

/** What is paid is what cleared it, less what was forgiven or moved; what was reversed is in none of them any more. */
function clearedStep(lines: readonly Line[]): Step {
  const forgiven = sumFen(lines.map((line) => fen(line.waived_fen)))
  const moved = sumFen(lines.map((line) => fen(line.moved_fen)))
  const paid = fen(sumFen(lines.map((line) => fen(line.paid_fen))) - forgiven - moved)
  return sumStep('cleared', { paid, forgiven, moved })
}

function outstandingStep(total: Step, cleared: Step, totalFen: number, paidFen: number): Step {
  return step('outstanding', { charged: total.result, cleared: cleared.result }, yuan(fen(totalFen - paidFen)))
}

/** How the amount of a line was worked out, where it is of a loan; a fee beside it stands as billed. */
async function lineSteps({ room, tenantId, today }: Asked, bill: Bill, line: Line): Promise<Step[]> {
  const { bill_no: billNo } = bill
  const amountFen = fen(line.amount_fen)
  const component = line.component as BillComponent
  if (component === 'penalty') return [penaltyStep({ billNo, issuedOn: bill.issued_on as BusinessDate, amountFen })]
  const asBilled = [step('as_billed', { bill: billNo, [component]: yuan(amountFen) }, yuan(amountFen))]
  if (line.loan_id === null || line.instalment_no === null) return asBilled
  const found = await readStanding(room.store.read, tenantId, line.loan_id, today)
  return found ? scheduleSteps(found.facts, line.instalment_no, component, amountFen, billNo) : asBilled
}
