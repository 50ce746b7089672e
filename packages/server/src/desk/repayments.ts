import type { Desk } from '@zuoxi/sdk/contract'
import { explainRepayment, listRepayments } from './repayments/look-up.ts'
import { refundRepayment, reverseRepayment, unmatchRepayment } from './repayments/take-back.ts'
import { applyCredit, matchRepayment, recordRepayment } from './repayments/take-in.ts'
import type { Room } from './room.ts'

export function repaymentVerbs(room: Room): Desk['repayments'] {
  return {
    record: (input) => recordRepayment(room, input),
    match: (input) => matchRepayment(room, input),
    unmatch: (input) => unmatchRepayment(room, input),
    reverse: (input) => reverseRepayment(room, input),
    refund: (input) => refundRepayment(room, input),
    applyCredit: (input) => applyCredit(room, input),
    list: (input) => listRepayments(room, input),
    explain: (input) => explainRepayment(room, input.repaymentId),
  }
}
