import { GateContext } from '../../../src/compliance/gate/context.ts'

const line = (component: string, amountFen: number, paidFen: number, instalmentNo: number, loanNo = 'L1') => ({
  component,
  amountFen,
  paidFen,
  instalmentNo,
  loanNo,
})

/** An invented customer with two bills, two loans, a quote to settle and a credit line: where figures are mistaken for each other. */
export const several: GateContext = GateContext.parse({
  now: '2026-11-20T02:00:00.000Z',
  customer: { surname: '王' },
  bills: [
    {
      billNo: 'B1',
      period: '2026-10',
      issuedOn: '2026-10-20',
      dueDate: '2026-11-05',
      totalFen: 128_000,
      paidFen: 7200,
      outstandingFen: 120_800,
      dpd: 15,
      lines: [line('principal', 100_000, 7200, 4), line('interest', 18_000, 0, 4), line('penalty', 10_000, 0, 4)],
    },
    {
      billNo: 'B2',
      period: '2026-11',
      issuedOn: '2026-11-18',
      dueDate: '2026-12-05',
      totalFen: 88_849,
      paidFen: 0,
      outstandingFen: 88_849,
      lines: [line('principal', 80_000, 0, 5), line('interest', 8849, 0, 11, 'L2')],
    },
  ],
  loans: [
    {
      loanNo: 'L1',
      product: '消费分期',
      principalFen: 1_200_000,
      outstandingFen: 800_000,
      terms: 12,
      termsPaid: 4,
      aprPpm: 180_000,
      disbursedOn: '2026-06-05',
      instalments: [
        { no: 4, dueDate: '2026-11-05', amountFen: 128_000 },
        { no: 5, dueDate: '2026-12-05', amountFen: 113_472 },
      ],
    },
    {
      loanNo: 'L2',
      product: '现金贷',
      principalFen: 5_000_000,
      outstandingFen: 3_000_000,
      terms: 24,
      termsPaid: 10,
      aprPpm: 240_000,
      disbursedOn: '2026-01-05',
    },
  ],
  quotes: [{ kind: 'settlement', totalFen: 795_000, payBy: '2026-11-25' }],
  repayments: [
    { amountFen: 50_000, valueDate: '2026-11-10' },
    { amountFen: 7200, valueDate: '2026-11-12' },
  ],
  creditLine: { limitFen: 2_000_000, usedFen: 800_000, availableFen: 1_200_000 },
  tickets: [{ code: 'GD20261120001', type: 'FEE', dueAt: '2026-12-05T02:00:00.000Z' }],
})
