import { businessDateOf } from '@zuoxi/sdk'
import { billNo, codeLength } from '../../rules/ticket-code.ts'
import { type BillToIssue, issueBill } from '../../store/ledger/issue.ts'
import type { Mutation } from '../mutate.ts'
import { newId } from '../room.ts'
import type { Yard } from './step.ts'

/** What the entries of a bill of 罚息 say made it, with the terms it was counted under. */
export const penaltyPolicyPrefix = 'penalty@'

/** Issue one bill under a number of its own, and tell of it; answers its id. */
export async function issue(
  yard: Yard,
  { trx, now, audit }: Mutation,
  bill: Pick<BillToIssue, 'customerId' | 'dueDate' | 'period' | 'policyVersion' | 'reason' | 'lines'>,
): Promise<string> {
  const id = newId(yard)
  let no = ''
  for (let collisions = 0; no === ''; collisions += 1) {
    const wanted = billNo(bill.period, yard.randomBytes(codeLength(collisions) + 1))
    if (!(await trx.selectFrom('bill').select('id').where('bill_no', '=', wanted).executeTakeFirst())) no = wanted
  }
  issueBill(yard.store, { ...bill, id, billNo: no, issuedOn: businessDateOf(now), at: now })
  const changes = [
    { field: 'billNo', to: no },
    { field: 'dueDate', to: bill.dueDate },
  ]
  await audit({ action: 'bill.issued', objectKind: 'bill', objectId: id, changes })
  return id
}
