import type { Desk } from '@zuoxi/sdk/contract'
import { agentVerbs } from './agents.ts'
import { arrangementVerbs } from './arrangements.ts'
import { auditVerbs } from './audit.ts'
import { billVerbs } from './bills.ts'
import { conversationVerbs } from './conversations.ts'
import { customerVerbs } from './customers.ts'
import { intakeVerbs } from './intake.ts'
import { ledgerVerbs } from './ledger.ts'
import { loanVerbs } from './loans.ts'
import { orderVerbs } from './orders.ts'
import { repaymentVerbs } from './repayments.ts'
import type { Room } from './room.ts'
import { sessionVerbs } from './session.ts'
import { ticketVerbs } from './tickets.ts'
import { wordingVerbs } from './wording.ts'

/** The desk as one caller sees it. Cheap: one object for each call. */
export function deskFor(room: Room): Desk {
  return {
    session: sessionVerbs(room),
    agents: agentVerbs(room),
    customers: customerVerbs(room),
    bills: billVerbs(room),
    tickets: ticketVerbs(room),
    wording: wordingVerbs(room),
    conversations: conversationVerbs(room),
    intake: intakeVerbs(room),
    loans: loanVerbs(room),
    arrangements: arrangementVerbs(room),
    orders: orderVerbs(room),
    repayments: repaymentVerbs(room),
    ledger: ledgerVerbs(room),
    audit: auditVerbs(room),
  }
}
