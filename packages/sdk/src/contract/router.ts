import { agentsRouter } from './routers/agents.ts'
import { arrangementsRouter } from './routers/arrangements.ts'
import { auditRouter } from './routers/audit.ts'
import { billsRouter } from './routers/bills.ts'
import { contactsRouter } from './routers/contacts.ts'
import { conversationsRouter } from './routers/conversations.ts'
import { customersRouter } from './routers/customers.ts'
import { gateRouter } from './routers/gate.ts'
import { intakeRouter } from './routers/intake.ts'
import { ledgerRouter } from './routers/ledger.ts'
import { loansRouter } from './routers/loans.ts'
import { ordersRouter } from './routers/orders.ts'
import { promisesRouter } from './routers/promises.ts'
import { repaymentsRouter } from './routers/repayments.ts'
import { scriptsRouter } from './routers/scripts.ts'
import { sessionRouter } from './routers/session.ts'
import { ticketsRouter } from './routers/tickets.ts'
import { verificationRouter } from './routers/verification.ts'
import { wordingRouter } from './routers/wording.ts'
import { router } from './trpc.ts'

export const deskRouter = router({
  session: sessionRouter,
  agents: agentsRouter,
  customers: customersRouter,
  bills: billsRouter,
  tickets: ticketsRouter,
  wording: wordingRouter,
  scripts: scriptsRouter,
  gate: gateRouter,
  contacts: contactsRouter,
  verification: verificationRouter,
  promises: promisesRouter,
  conversations: conversationsRouter,
  intake: intakeRouter,
  loans: loansRouter,
  arrangements: arrangementsRouter,
  orders: ordersRouter,
  repayments: repaymentsRouter,
  ledger: ledgerRouter,
  audit: auditRouter,
})

export type DeskRouter = typeof deskRouter
