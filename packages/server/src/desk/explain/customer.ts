import { type BillState, type BusinessDate, fen, standingOf, subtractFen, sumFen, yuan } from '@zuoxi/sdk'
import { inYuan, step, sumStep } from '../../rules/explain/step.ts'
import { figureEntries } from '../../store/ledger/figure-entries.ts'
import { readLinesPaid, readOwingBills } from '../../store/ledger/figure-facts.ts'
import { requireCustomer } from '../require-customer.ts'
import type { Answer, Question } from './subject.ts'

/** What a customer owes, what of it is overdue, and what of their credit line is used. */
export async function explainCustomer(question: Question<'customer'>): Promise<Answer> {
  const { room, figure, tenantId, today } = question
  await requireCustomer(room.store.read, tenantId, figure.customerId)
  if (figure.what === 'creditUsed') return explainCredit(question)
  const owing = (await readOwingBills(room.store.read, figure.customerId)).filter(
    (bill) =>
      figure.what === 'due' ||
      standingOf(
        {
          state: bill.state as BillState,
          dueDate: bill.due_date as BusinessDate,
          totalFen: fen(bill.total_fen),
          paidFen: fen(bill.paid_fen),
        },
        today,
      ).dpd > 0,
  )
  const amounts = owing.map((bill) => [`${bill.bill_no} ${bill.due_date}`, fen(bill.total_fen - bill.paid_fen)])
  const entries = figureEntries(room.store.sqlite, { billIds: owing.map(({ id }) => id) })
  return {
    unit: 'yuan',
    steps: [sumStep('sum_of_bills', Object.fromEntries(amounts))],
    ...(owing.length > 0 ? entries : {}),
  }
}

async function explainCredit({ room, figure }: Question<'customer'>): Promise<Answer> {
  const { read, sqlite } = room.store
  const line = await read
    .selectFrom('credit_line')
    .select('used_fen')
    .where('customer_id', '=', figure.customerId)
    .executeTakeFirst()
  if (!line) return { unit: 'yuan', steps: [step('as_agreed', { 'credit line': 'none', used: '0.00' }, '0.00')] }
  const lines = await readLinesPaid(read, figure.customerId)
  const repaid = sumFen(lines.map((each) => subtractFen(fen(each.paid_fen), fen(each.moved_fen))))
  const before = fen(line.used_fen + repaid)
  const inputs = inYuan({ 'used before entries': before, 'repaid by entries': repaid })
  const entries = figureEntries(sqlite, {
    customerId: figure.customerId,
    ofLoans: true,
    component: 'principal',
    kinds: ['allocation', 'waiver', 'reversal'],
  })
  return { unit: 'yuan', steps: [step('credit_used', inputs, yuan(fen(line.used_fen)))], ...entries }
}
