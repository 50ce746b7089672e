import { fen } from '../../model/money.ts'
import type { BusinessDate, Instant } from '../../model/time.ts'
import type { WordingFacts } from './facts.ts'

/** An invented customer that a text is read with before anybody approves it. */
export interface Sample {
  readonly name: string
  readonly facts: WordingFacts
}

const desk = {
  institution: '演示消费金融',
  hotline: '400-000-0000',
  agent: { workNo: '8001', displayName: '示例坐席' },
  today: '2026-11-22' as BusinessDate,
}
const loan = {
  loanNo: 'JK000001',
  principalFen: fen(1_200_000),
  outstandingFen: fen(803_215),
  aprPpm: 180_000,
  terms: 12,
}
const bill = (dueDate: string, dpd: number) => ({
  period: dueDate.slice(0, 7),
  totalFen: fen(110_016),
  paidFen: fen(0),
  outstandingFen: fen(110_016),
  dueDate: dueDate as BusinessDate,
  dpd,
})
const ticket = (type: string) => ({ code: 'T-DEMO', type, dueAt: '2026-12-07T15:59:59.999Z' as Instant })

/**
 * Nobody here exists. Between them a text meets a bill in time, one that is late, one that is very late beside other
 * debts, a settled one, and a customer of whom little is known.
 */
export const samples: readonly Sample[] = [
  {
    name: '未到期',
    facts: { ...desk, customer: { surname: '甄', allDueFen: fen(110_016) }, bill: bill('2026-12-05', 0), loan },
  },
  {
    name: '逾期 17 天',
    facts: {
      ...desk,
      customer: { surname: '欧阳', allDueFen: fen(110_016) },
      bill: bill('2026-11-05', 17),
      loan,
      quote: {
        disclosure: '',
        amountFen: fen(827_350),
        deltaFen: fen(24_135),
        schedule: { terms: 12, first: { dueDate: '2026-12-05' as BusinessDate, totalFen: fen(68_946) } },
        payBy: '2026-11-25' as BusinessDate,
        waived: ['penalty'],
        expiresAt: '2026-11-25T15:59:59.999Z' as Instant,
      },
      tickets: ['FEE', 'PAY', 'HRD', 'CON', 'COL', 'CRD', 'FRD', 'REF', 'ACC', 'PRI', 'MKT', 'LMT', 'REG', 'AGT'].map(
        ticket,
      ),
    },
  },
  {
    name: '逾期 95 天，另有账单',
    facts: { ...desk, customer: { surname: '贾', allDueFen: fen(445_870) }, bill: bill('2026-08-19', 95), loan },
  },
  {
    name: '已结清',
    facts: {
      ...desk,
      customer: { surname: '任', allDueFen: fen(0) },
      bill: { ...bill('2026-11-05', 0), paidFen: fen(110_016), outstandingFen: fen(0) },
      loan: { ...loan, outstandingFen: fen(0) },
    },
  },
  { name: '没有账单', facts: { ...desk, customer: { surname: '梅', allDueFen: fen(0) } } },
]
