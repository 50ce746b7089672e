import { type GateContext, GateContext as Context } from '../../../src/compliance/gate/context.ts'

/** An invented customer with one bill overdue and part paid, one not yet due, a loan and a ticket. */
export const ledger: GateContext = Context.parse({
  now: '2026-11-22T04:00:00.000Z',
  customer: { surname: '张' },
  bills: [
    {
      billNo: 'ZD000101',
      period: '2026-10',
      issuedOn: '2026-10-25',
      dueDate: '2026-11-15',
      totalFen: 150_800,
      paidFen: 30_000,
      outstandingFen: 120_800,
      dpd: 7,
      lines: [
        { component: 'principal', amountFen: 130_000, paidFen: 19_700, instalmentNo: 2 },
        { component: 'interest', amountFen: 19_800, paidFen: 9300, instalmentNo: 2 },
        { component: 'penalty', amountFen: 1000, paidFen: 1000, instalmentNo: 2 },
      ],
    },
    {
      billNo: 'ZD000102',
      period: '2026-11',
      issuedOn: '2026-11-20',
      dueDate: '2026-12-15',
      totalFen: 149_832,
      paidFen: 0,
      outstandingFen: 149_832,
    },
  ],
  loans: [
    {
      loanNo: 'JK000101',
      principalFen: 1_500_000,
      outstandingFen: 1_240_000,
      terms: 12,
      termsPaid: 2,
      aprPpm: 180_000,
    },
  ],
  repayments: [{ amountFen: 30_000, valueDate: '2026-11-16' }],
  tickets: [{ code: 'T-7K3Q', dueAt: '2026-12-07T08:00:00.000Z' }],
  creditLine: { limitFen: 3_000_000, usedFen: 1_240_000, availableFen: 1_760_000 },
})
