import type { Desk } from '@zuoxi/sdk/contract'
import { agentVerbs } from './agents.ts'
import { arrangementVerbs } from './arrangements.ts'
import { auditVerbs } from './audit.ts'
import { billVerbs } from './bills.ts'
import { contactVerbs } from './contacts.ts'
import { conversationVerbs } from './conversations.ts'
import { customerVerbs } from './customers.ts'
import { gateVerbs } from './gate.ts'
import { intakeVerbs } from './intake.ts'
import { ledgerVerbs } from './ledger.ts'
import { loanVerbs } from './loans.ts'
import { orderVerbs } from './orders.ts'
import { promiseVerbs } from './promises.ts'
import { repaymentVerbs } from './repayments.ts'
import type { Room } from './room.ts'
import { scriptVerbs } from './scripts.ts'
import { sessionVerbs } from './session.ts'
import { ticketVerbs } from './tickets.ts'
import { verificationVerbs } from './verification.ts'
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
    scripts: scriptVerbs(room),
    gate: gateVerbs(room),
    contacts: contactVerbs(room),
    verification: verificationVerbs(room),
    promises: promiseVerbs(room),
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
