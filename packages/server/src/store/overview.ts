import type { BusinessDate } from '@zuoxi/sdk'
import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import { compileOnce } from './compile-once.ts'
import type { PromiseTold } from './promises.ts'
import { billColumns, type BillShown } from './rows/bill.ts'
import type { CustomerShown } from './rows/customer.ts'
import type { RepaymentShown } from './rows/repayment.ts'
import type { LoanShown } from './rows/loan.ts'
import type { BillRow, ConversationRow, Tables, TicketRow } from './schema.ts'
import type { Read } from './store.ts'

const billsShown = 24
const eventsShown = 30
const promisesShown = 10

/** Days and states in which a bill still owes: also the condition of the index `bill_owing`. */
const owing = sql<boolean>`bill.state in ('issued', 'partial') and bill.total_fen > bill.paid_fen`

type Customers = ExpressionBuilder<Tables, 'customer'>

/** A customer and all that an agent sees beside them, in one round trip whatever engine lies below. */
const overviewQuery = compileOnce(
  (db, hole: <Value = string>(name: 'id' | 'tenant' | 'today') => ReturnType<typeof sql<Value>>) =>
    db
      .selectFrom('customer')
      .leftJoin('verification', 'verification.customer_id', 'customer.id')
      .leftJoin('credit_line', 'credit_line.customer_id', 'customer.id')
      .select([
        'customer.id',
        'customer.customer_no',
        'customer.status',
        'customer.name_masked',
        'customer.phone_masked',
        'customer.resident_id_masked',
        'customer.address_masked',
        'customer.nickname',
        'customer.kyc_level',
        'customer.risk_tier',
        'customer.tags',
        'customer.special_care',
        'customer.opt_outs',
        'customer.since',
        'customer.rev',
        'verification.state as verified_state',
        'verification.at as verified_at',
        'verification.expires_at as verified_until',
        'credit_line.limit_fen',
        'credit_line.used_fen',
        'credit_line.status as credit_status',
        'credit_line.valid_to',
      ])
      .select((customer) => [
        loansOf(customer).as('loans'),
        billsOf(customer, hole('today')).as('bills'),
        billCountOf(customer).as('bill_count'),
        overdueOf(customer, hole('today')).as('overdue_fen'),
        repaymentsOf(customer).as('repayments'),
        openTicketsOf(customer).as('tickets'),
        openPromisesOf(customer).as('promises'),
        lastTicketsOf(customer).as('last_tickets'),
        lastConversationsOf(customer).as('last_conversations'),
        lastBillsOf(customer).as('last_bills'),
      ])
      .where('customer.id', '=', hole('id'))
      .where('customer.tenant_id', '=', hole('tenant')),
)

/** A customer and the rows beside them; what the store needs for itself is left out. */
export interface Overview {
  readonly customer: CustomerShown
  readonly verification: Pick<Tables['verification'], 'state' | 'at' | 'expires_at'> | undefined
  readonly creditLine: Pick<Tables['credit_line'], 'limit_fen' | 'used_fen' | 'status' | 'valid_to'> | undefined
  readonly loans: readonly LoanShown[]
  readonly bills: readonly BillShown[]
  readonly billCount: number
  readonly overdueFen: number
  readonly repayments: readonly RepaymentShown[]
  /** Without the customer's name, which is the same for all of them. */
  readonly tickets: readonly (Omit<TicketRow, 'rev'> & { rev: number; assignee_name: string | null })[]
  /** Open ones, soonest due first; without the customer's name. */
  readonly promises: readonly Omit<PromiseTold, 'customer_name'>[]
  readonly lastTickets: readonly Pick<TicketRow, 'id' | 'code' | 'summary' | 'created_at'>[]
  readonly lastConversations: readonly Pick<ConversationRow, 'id' | 'last_text' | 'last_at'>[]
  readonly lastBills: readonly Pick<BillRow, 'id' | 'bill_no' | 'total_fen' | 'issued_on'>[]
}

/** Read a customer with everything beside them; nothing when there is no such customer in this tenant. */
export async function readOverview(
  read: Read,
  wanted: { readonly id: string; readonly tenant: string; readonly today: BusinessDate },
): Promise<Overview | undefined> {
  const [row] = await overviewQuery(read, wanted)
  if (!row) return undefined
  const { verified_state: state, verified_at: at, limit_fen, used_fen, credit_status, valid_to } = row
  const hasLine = limit_fen !== null && used_fen !== null && credit_status !== null && valid_to !== null
  return {
    customer: row,
    verification: state === null || at === null ? undefined : { state, at, expires_at: row.verified_until },
    creditLine: hasLine ? { limit_fen, used_fen, status: credit_status, valid_to } : undefined,
    loans: parsed(row.loans),
    bills: parsed(row.bills),
    billCount: row.bill_count ?? 0,
    overdueFen: row.overdue_fen ?? 0,
    repayments: parsed(row.repayments),
    tickets: parsed(row.tickets),
    promises: parsed(row.promises),
    lastTickets: parsed(row.last_tickets),
    lastConversations: parsed(row.last_conversations),
    lastBills: parsed(row.last_bills),
  }
}

/** SQLite hands JSON over as text, whatever the type says. */
function parsed<Row>(rows: readonly Row[]): Row[] {
  return JSON.parse(rows as unknown as string) as Row[]
}

function loansOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('loan')
      .select([
        'loan.id',
        'loan.customer_id',
        'loan.loan_no',
        'loan.product',
        'loan.funder',
        'loan.principal_fen',
        'loan.outstanding_fen',
        'loan.terms',
        'loan.terms_paid',
        'loan.method',
        'loan.apr_ppm',
        'loan.status',
        'loan.disbursed_on',
      ])
      .whereRef('loan.customer_id', '=', 'customer.id')
      .orderBy('loan.disbursed_on', 'desc')
      .orderBy('loan.id'),
  )
}

/** Overdue first and oldest first, then what falls due next, then what is done with, newest first. */
function billsOf(customer: Customers, today: ReturnType<typeof sql<string>>) {
  return jsonArrayFrom(
    customer
      .selectFrom('bill')
      .select(billColumns)
      .whereRef('bill.customer_id', '=', 'customer.id')
      .orderBy(sql`case when ${owing} then bill.due_date < ${today} else -1 end`, 'desc')
      .orderBy(sql`case when ${owing} then bill.due_date end`)
      .orderBy('bill.due_date', 'desc')
      .orderBy('bill.id')
      .limit(billsShown),
  )
}

function billCountOf(customer: Customers) {
  return customer
    .selectFrom('bill')
    .select((bill) => bill.fn.countAll<number>().as('rows'))
    .whereRef('bill.customer_id', '=', 'customer.id')
}

function overdueOf(customer: Customers, today: ReturnType<typeof sql<string>>) {
  return customer
    .selectFrom('bill')
    .select(sql<number | null>`sum(bill.total_fen - bill.paid_fen)`.as('fen'))
    .whereRef('bill.customer_id', '=', 'customer.id')
    .where(owing)
    .where('bill.due_date', '<', today)
}

/** Thirty, for the timeline; the agent sees ten of them as repayments. */
function repaymentsOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('repayment')
      .select([
        'repayment.id',
        'repayment.amount_fen',
        'repayment.channel',
        'repayment.status',
        'repayment.matched',
        'repayment.received_at',
      ])
      .whereRef('repayment.customer_id', '=', 'customer.id')
      .orderBy('repayment.received_at', 'desc')
      .orderBy('repayment.id')
      .limit(eventsShown),
  )
}

function openTicketsOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('ticket')
      .leftJoin('agent', 'agent.id', 'ticket.assignee_id')
      .select([
        'ticket.id',
        'ticket.tenant_id',
        'ticket.code',
        'ticket.type',
        'ticket.priority',
        'ticket.status',
        'ticket.customer_id',
        'ticket.conversation_id',
        'ticket.refs',
        'ticket.summary',
        'ticket.assignee_id',
        'ticket.due_at',
        'ticket.rev',
        'ticket.created_at',
        'ticket.created_by',
        'ticket.updated_at',
        'ticket.updated_by',
        'agent.display_name as assignee_name',
      ])
      .whereRef('ticket.customer_id', '=', 'customer.id')
      .where('ticket.status', 'not in', ['resolved', 'closed', 'merged'])
      .orderBy('ticket.created_at', 'desc')
      .orderBy('ticket.id', 'desc')
      .limit(eventsShown),
  )
}

function openPromisesOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('promise')
      .leftJoin('agent', 'agent.id', 'promise.made_by')
      .select([
        'promise.id',
        'promise.message_id',
        'promise.conversation_id',
        'promise.customer_id',
        'promise.text',
        'promise.kind',
        'promise.due_at',
        'promise.state',
        'promise.rev',
        'agent.display_name as maker_name',
      ])
      .whereRef('promise.customer_id', '=', 'customer.id')
      .where('promise.state', '=', 'open')
      .orderBy('promise.due_at')
      .orderBy('promise.id')
      .limit(promisesShown),
  )
}

function lastTicketsOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('ticket')
      .select(['ticket.id', 'ticket.code', 'ticket.summary', 'ticket.created_at'])
      .whereRef('ticket.customer_id', '=', 'customer.id')
      .orderBy('ticket.created_at', 'desc')
      .limit(eventsShown),
  )
}

function lastConversationsOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('conversation')
      .select(['conversation.id', 'conversation.last_text', 'conversation.last_at'])
      .whereRef('conversation.customer_id', '=', 'customer.id')
      .orderBy('conversation.last_at', 'desc')
      .limit(eventsShown),
  )
}

/** By due date, which the index has in order and which bills are issued in. */
function lastBillsOf(customer: Customers) {
  return jsonArrayFrom(
    customer
      .selectFrom('bill')
      .select(['bill.id', 'bill.bill_no', 'bill.total_fen', 'bill.issued_on'])
      .whereRef('bill.customer_id', '=', 'customer.id')
      .where('bill.state', '!=', 'draft')
      .orderBy('bill.due_date', 'desc')
      .limit(eventsShown),
  )
}
