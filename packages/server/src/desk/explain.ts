import { businessDateOf, type Figure, type FigureExplanation, instantOf } from '@zuoxi/sdk'
import { explainBill, explainLine } from './explain/bill.ts'
import { explainCustomer } from './explain/customer.ts'
import { explainInstalment, explainLoan } from './explain/loan.ts'
import { explainCoupon, explainRefund, explainRepayment } from './explain/money.ts'
import type { Answer, Question } from './explain/subject.ts'
import { callerOf, type Room } from './room.ts'

type Explainers = { readonly [Of in Figure['of']]: (question: Question<Of>) => Promise<Answer> }

const explainers: Explainers = {
  bill: explainBill,
  line: explainLine,
  instalment: explainInstalment,
  loan: explainLoan,
  customer: explainCustomer,
  repayment: explainRepayment,
  refund: explainRefund,
  coupon: explainCoupon,
}

/** Where a figure on the screen comes from: formula by formula, what went in, and the entries it rests on. */
export async function explainFigure(room: Room, figure: Figure): Promise<FigureExplanation> {
  const asOf = instantOf(room.clock.nowMs())
  const question = { room, figure, tenantId: callerOf(room).tenantId, asOf, today: businessDateOf(asOf) }
  const explain = explainers[figure.of] as (question: Question) => Promise<Answer>
  const { unit, steps, entries = [], moreEntries = 0 } = await explain(question)
  const last = steps.at(-1)
  if (!last) throw new Error(`a figure that nobody can explain: ${figure.of}`)
  return { figure, value: last.result, unit, steps: [...steps], entries: [...entries], moreEntries, asOf }
}
