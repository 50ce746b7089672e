import { fen, type Page, type RepaymentDetail, type RepaymentExplanation, zeroFen } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { keysOf, pageOf } from '../../store/keyset.ts'
import { entriesOfRepayment, readRepayments, type RepaymentEntry } from '../../store/ledger/repayments.ts'
import { repaymentDetailOf } from '../../store/rows/repayment.ts'
import { callerOf, type Room } from '../room.ts'
import { readBooked, requirePayer } from './booked.ts'

type Verbs = Desk['repayments']

/** Repayments, newest first: of one customer, or those of anybody that nobody has matched. */
export async function listRepayments(room: Room, input: Parameters<Verbs['list']>[0]): Promise<Page<RepaymentDetail>> {
  const { tenantId } = callerOf(room)
  const { customerId, unmatched = false, limit, cursor } = input
  if (customerId !== undefined) await requirePayer(room, room.store.read, customerId)
  const [receivedAt, id] = cursor === undefined ? [] : keysOf(cursor, 2)
  const after = receivedAt === undefined || id === undefined ? undefined : { receivedAt, id }
  const rows = await readRepayments(room.store.read, { tenantId, customerId, unmatched, after, limit: limit + 1 })
  return pageOf(rows.map(repaymentDetailOf), limit, (last) => [last.receivedAt, last.id])
}

/** Where every 分 of a repayment is, entry by entry. */
export async function explainRepayment(room: Room, repaymentId: string): Promise<RepaymentExplanation> {
  const { store } = room
  const { repayment } = await readBooked(room, store.read, repaymentId)
  const entries = entriesOfRepayment(store.sqlite, repaymentId)
  return {
    repayment,
    applied: entries
      .filter(({ kind }) => kind === 'allocation')
      .map((entry) => ({ ...moveOf(entry), reversedBySeq: entry.reversed_by_seq ?? undefined })),
    reversals: entries.flatMap((entry) =>
      entry.reverses_seq === null ? [] : [{ ...moveOf(entry), reversesSeq: entry.reverses_seq }],
    ),
    appliedFen: fen(0 - entries.reduce((sum, entry) => sum + entry.amount_fen, 0)),
    reversedFen: repayment.status === 'reversed' ? repayment.amountFen : zeroFen,
  }
}

function moveOf(entry: RepaymentEntry): RepaymentExplanation['applied'][number] {
  return {
    seq: entry.seq,
    at: entry.at,
    businessDate: entry.business_date,
    billId: entry.bill_id,
    billNo: entry.bill_no,
    lineNo: entry.line_no,
    component: entry.component,
    amountFen: fen(Math.abs(entry.amount_fen)),
    policyVersion: entry.policy_version,
    reason: entry.reason ?? undefined,
  }
}
