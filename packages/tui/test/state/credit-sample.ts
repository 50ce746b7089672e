import {
  Arrangement,
  ArrangementQuote,
  FigureExplanation,
  type Instalment,
  LoanDetail,
  Order,
  OrderDetail,
  type Coupon,
} from '@zuoxi/sdk'
import { agent, overview, zhangId } from './sample.ts'

/** An invented loan with its order, figures and arrangements, whole enough for every view. */

const none = { principalFen: 0, interestFen: 0, feeFen: 0, penaltyFen: 0 }

export function instalment(no: number, over: Partial<Instalment> = {}): Instalment {
  const paid = no <= 2
  const due = { principalFen: 100_000, interestFen: 18_000 - no * 1_000, feeFen: 500, penaltyFen: no === 3 ? 1_350 : 0 }
  return {
    no,
    dueDate: `2026-${String(((no + 7) % 12) + 1).padStart(2, '0')}-08`,
    due,
    paid: paid ? due : none,
    waived: none,
    balanceFen: 1_200_000 - no * 100_000,
    status: paid ? 'paid' : no === 3 ? 'overdue' : 'scheduled',
    ...over,
  } as Instalment
}

export function loanDetail(over: Partial<LoanDetail> = {}): LoanDetail {
  return LoanDetail.parse({
    ...overview().loans[0],
    orderId: 'order-1',
    orderNo: 'D20260001',
    termsVersion: 'terms-2026-07',
    allocationPolicy: 'fee-first@1',
    scheduleVersion: 2,
    scheduleOrigin: 'arrangement-1',
    instalments: Array.from({ length: 12 }, (_, i) => instalment(i + 1)),
    superseded: [{ version: 1, from: '2026-08-01' }],
    cost: { irrPerTermPct: '1.50000000', aprSimplePct: '18.00000000', aprCompoundPct: '19.56181715' },
    caps: [{ cap: '24%', verdict: 'within', declaredPct: '18.00', limitPct: '24.00' }],
    accruedPenaltyFen: 1_350,
    billedPenaltyFen: 0,
    pauses: [{ from: '2026-11-10', reason: '报备' }],
    asOf: '2026-11-20T02:32:05.000Z',
    rev: 4,
    ...over,
  })
}

export function coupon(n: number, over: Partial<Coupon> = {}): Coupon {
  return {
    id: `coupon-${n}`,
    couponNo: `YH000${n}`,
    title: '满减券',
    offFen: 5_000,
    thresholdFen: 100_000,
    validFrom: '2026-01-01',
    validTo: '2026-10-31',
    status: 'expired',
    effective: false,
    obstacle: 'expired',
    ...over,
  } as Coupon
}

export function order(): Order {
  return Order.parse({
    id: 'order-1',
    customerId: zhangId,
    orderNo: 'D20260001',
    merchant: '演示商城',
    items: [{ name: '洗衣机', quantity: 1, priceFen: 1_200_000 }],
    amountFen: 1_200_000,
    financedFen: 1_200_000,
    loanId: 'loan-1',
    loanNo: 'L20260001',
    status: 'delivered',
    returnStatus: 'in_transit',
    placedOn: '2026-08-01',
  })
}

export function orderDetail(): OrderDetail {
  const at = '2026-08-03T02:00:00.000Z'
  const step = { leg: 'delivery', carrier: '演示快递', trackingNo: 'YS1', place: '北京', text: '已签收', at }
  return OrderDetail.parse({
    ...order(),
    logistics: [
      { ...step, no: 1, text: '已揽收' },
      { ...step, no: 2 },
    ],
    refund: {
      amountFen: 1_200_000,
      channel: '原路退回',
      state: 'in_transit',
      sentOn: '2026-11-01',
      expectedOn: '2026-11-10',
      late: true,
    },
    coupons: [coupon(1)],
    asOf: '2026-11-20T02:32:05.000Z',
  })
}

export function explanation(over: Partial<FigureExplanation> = {}): FigureExplanation {
  return FigureExplanation.parse({
    figure: { of: 'bill', billId: 'bill-0', what: 'outstanding' },
    value: '980.50',
    unit: 'yuan',
    steps: [
      {
        formula: 'bill_outstanding',
        expression: 'total - cleared',
        origin: 'the ledger',
        inputs: [
          { name: 'total', value: '1280.50' },
          { name: 'cleared', value: '300.00' },
        ],
        result: '980.50',
      },
    ],
    entries: [1, 2].map((seq) => ({
      seq,
      at: '2026-11-08T02:00:00.000Z',
      businessDate: '2026-11-08',
      kind: seq === 1 ? 'charge' : 'allocation',
      billNo: 'B20260000',
      lineNo: 1,
      component: 'principal',
      amountFen: seq === 1 ? 128_050 : -30_000,
      policyVersion: 'fee-first@1',
      reason: seq === 2 ? '还款 <b>' : undefined,
    })),
    moreEntries: 0,
    asOf: '2026-11-20T02:32:05.000Z',
    ...over,
  })
}

export function quote(over: Partial<ArrangementQuote> = {}): ArrangementQuote {
  const row = (no: number, late: number) => ({
    no,
    dueDate: `2026-12-${String(no + late).padStart(2, '0')}`,
    principalFen: 100_000,
    interestFen: 15_000 + late * 100,
    feeFen: 500,
    penaltyFen: 0,
    totalFen: 115_500 + late * 100,
    balanceFen: 900_000,
  })
  const total = { principalFen: 1_000_000, interestFen: 150_000, feeFen: 5_000, penaltyFen: 0, totalFen: 1_155_000 }
  return ArrangementQuote.parse({
    ask: { kind: 'defer', days: 30 },
    asOf: '2026-11-20',
    customerId: zhangId,
    loanId: 'loan-1',
    loanNo: 'L20260001',
    old: Array.from({ length: 10 }, (_, i) => row(i + 3, 0)),
    new: Array.from({ length: 10 }, (_, i) => row(i + 3, 10)),
    oldTotal: total,
    newTotal: { ...total, interestFen: 160_000, totalFen: 1_165_000 },
    deltaFen: 10_000,
    lines: [{ billId: 'bill-0', lineNo: 3, component: 'principal', amountFen: 98_050 }],
    oldCost: { aprSimplePct: '18.00000000', aprCompoundPct: '19.56181715' },
    newCost: { aprSimplePct: '17.40000000', aprCompoundPct: '18.85812345' },
    expiresAt: '2026-11-21T02:32:05.000Z',
    disclosure: 'arrangement.defer',
    termsVersion: 'terms-2026-07',
    steps: [{ formula: 'days_interest', inputs: { balance: '9000.00', days: 30 }, resultFen: 10_000 }],
    ...over,
  })
}

export function arrangement(over: Partial<Arrangement> = {}): Arrangement {
  return Arrangement.parse({
    id: 'arrangement-1',
    code: 'A-7K3Q',
    customerId: zhangId,
    loanId: 'loan-1',
    loanNo: 'L20260001',
    kind: 'defer',
    state: 'quoted',
    quote: quote(),
    requestedBy: agent.id,
    requestedByName: agent.displayName,
    createdAt: '2026-11-20T02:32:05.000Z',
    rev: 1,
    ...over,
  })
}
