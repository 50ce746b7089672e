import {
  type Bill,
  type BillDetail,
  type BillStatus,
  businessDateOf,
  instantOf,
  isBusinessDate,
  type Page,
  refuse,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { type BillPlace, findBill, readBillLines, readBills } from '../store/bills.ts'
import { keysOf, pageOf } from '../store/keyset.ts'
import { billLineOf, billOf } from '../store/rows/bill.ts'
import { requireCustomer } from './require-customer.ts'
import { callerOf, type Room } from './room.ts'

type Verbs = Desk['bills']

export function billVerbs(room: Room): Verbs {
  return {
    list: (input) => listBills(room, input),
    get: (input) => getBill(room, input.billId),
  }
}

/**
 * A customer's bills: newest due first; or, when only what may still owe is
 * asked for, oldest due first, which is the order in which they want paying.
 */
async function listBills(room: Room, input: Parameters<Verbs['list']>[0]): Promise<Page<Bill>> {
  const { tenantId } = callerOf(room)
  const today = businessDateOf(instantOf(room.clock.nowMs()))
  const { customerId, status, limit } = input
  await requireCustomer(room.store.read, tenantId, customerId)
  const rows = await readBills(room.store.read, {
    customerId,
    tenantId,
    status,
    today,
    direction: status && status.length > 0 && status.every(mayOwe) ? 'asc' : 'desc',
    after: input.cursor === undefined ? undefined : placeOf(input.cursor),
    limit: limit + 1,
  })
  return pageOf(
    rows.map((row) => billOf(row, today)),
    limit,
    (last) => [last.dueDate, last.id],
  )
}

function mayOwe(status: BillStatus): boolean {
  return status === 'overdue' || status === 'issued' || status === 'partial'
}

function placeOf(cursor: string): BillPlace {
  const [dueDate, id] = keysOf(cursor, 2)
  if (!isBusinessDate(dueDate))
    throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'cursor', problem: 'not_a_cursor' }] })
  return { dueDate, id }
}

async function getBill(room: Room, billId: string): Promise<BillDetail> {
  const { read } = room.store
  const row = await findBill(read, callerOf(room).tenantId, billId)
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: billId })
  const today = businessDateOf(instantOf(room.clock.nowMs()))
  const lines = await readBillLines(read, billId)
  return { ...billOf(row, today), lines: lines.map(billLineOf) }
}
