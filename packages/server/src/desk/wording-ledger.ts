import {
  type ArrangementQuote,
  type BillId,
  type BillState,
  type BusinessDate,
  businessDateOf,
  type Conversation,
  type CustomerId,
  fen,
  type Instant,
  instantOf,
  refuse,
  type ScriptVersion,
  type WordingFacts,
  type WordingTicket,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { statesThatExpire } from '../rules/arrangement-state.ts'
import { billAtHand, type LedgerBill, type LedgerLoan, stageOf, wordingFacts } from '../rules/wording-facts.ts'
import type { Listener } from '../rules/wording-audience.ts'
import { arrangementsIn } from '../store/arrangements/arrangements.ts'
import { arrangementOf } from '../store/arrangements/row.ts'
import { findConversation } from '../store/conversations.ts'
import type { Read } from '../store/store.ts'
import {
  activeLoans,
  activeProducts,
  factBill,
  type FactBill,
  factCustomer,
  type FactCustomer,
  type FactLoan,
  institutionOf,
  loansOfBill,
  openTickets,
  owingBills,
} from '../store/wording.ts'
import { previewArrangement } from './arrangements/quote.ts'
import { arrangementById } from './arrangements/read.ts'
import { callerOf, type Room } from './room.ts'

/** Whom and what a wording is for, as far as the caller says. */
export interface WordingFor {
  readonly customerId?: string | undefined
  readonly billId?: string | undefined
  readonly conversationId?: string | undefined
  readonly arrangementId?: string | undefined
  /** An arrangement that nobody has asked for yet. */
  readonly wish?: Pick<Parameters<Desk['arrangements']['preview']>[0], 'loanId' | 'ask'> | undefined
  /** The conversation itself, where the caller has read it for the same tenant. */
  readonly conversation?: Conversation | undefined
}

/** What wordings are filled from, and which of them fit. */
export interface WordingGround {
  readonly facts: WordingFacts
  /** The bill that they are about. */
  readonly billId: BillId | undefined
  readonly fits: (version: ScriptVersion) => boolean
  /** Whom a wording is said to, where, and by whom; of nobody and nowhere, only the caller's role is known. */
  readonly audience: () => Promise<Listener>
  /** The ticket type that the bot believes the conversation is about. */
  readonly intent: string | undefined
}

/**
 * Read the ledger for one customer and bill. Without a bill it is the oldest
 * overdue one, else the next due.
 *
 * @throws Refusal NOT_FOUND for what is not there, or belongs to somebody else.
 */
export async function readLedger(room: Room, read: Read, wanted: WordingFor): Promise<WordingGround> {
  const caller = callerOf(room)
  const today = businessDateOf(instantOf(room.clock.nowMs()))
  const named = await namedBill(read, caller.tenantId, wanted.billId)
  const conversation = wanted.conversation ?? (await wantedConversation(read, caller.tenantId, wanted.conversationId))
  const customer = await wantedCustomer(read, caller.tenantId, { ...wanted, conversation, bill: named })
  const owing = customer ? (await owingBills(read, customer.id)).map(ledgerBill) : []
  const bill = named ? ledgerBill(named) : billAtHand(owing)
  const quote = customer && (await wantedQuote(room, read, customer.id as CustomerId, wanted))
  const loans = customer ? await wantedLoans(read, customer.id, bill) : []
  const facts = wordingFacts({
    ...(await institutionOf(read)),
    agent: caller,
    today,
    customer: customer && { nameMasked: customer.name_masked, owing },
    bill,
    loans,
    quote,
    tickets: customer ? (await openTickets(read, caller.tenantId, customer.id)).map(ledgerTicket) : [],
  })
  const stage = stageOf(owing, today)
  const fits = ({ stages, needsBill }: ScriptVersion): boolean => {
    if (needsBill && !bill) return false
    return stages.length === 0 || (customer !== undefined && stages.includes(stage))
  }
  const audience = async (): Promise<Listener> => ({
    role: caller.role,
    ...(conversation && { channel: conversation.channel }),
    ...(customer && { products: await activeProducts(read, customer.id) }),
  })
  return { facts, audience, billId: bill?.id as BillId | undefined, fits, intent: conversation?.intent }
}

async function namedBill(read: Read, tenantId: string, billId: string | undefined): Promise<FactBill | undefined> {
  if (billId === undefined) return undefined
  const bill = await factBill(read, tenantId, billId)
  if (!bill) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: billId })
  return bill
}

async function wantedConversation(
  read: Read,
  tenantId: string,
  id: string | undefined,
): Promise<Conversation | undefined> {
  if (id === undefined) return undefined
  const conversation = await findConversation(read, tenantId, id)
  if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id })
  return conversation
}

/** The customer named, of the conversation, or of the bill; where several are named they must agree. */
async function wantedCustomer(
  read: Read,
  tenantId: string,
  named: { customerId?: string | undefined; conversation: Conversation | undefined; bill: FactBill | undefined },
): Promise<FactCustomer | undefined> {
  const { conversation, bill } = named
  const id = named.customerId ?? conversation?.customerId ?? bill?.customer_id
  if (id === undefined) return undefined
  if (conversation && conversation.customerId !== id)
    throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id: conversation.id })
  if (bill && bill.customer_id !== id) throw refuse({ code: 'NOT_FOUND', noun: 'bill', id: bill.id })
  const customer = await factCustomer(read, tenantId, id)
  if (!customer) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id })
  return customer
}

/** The quote of the arrangement named, or of a wish; else of the only one of the customer that is open. */
async function wantedQuote(
  room: Room,
  read: Read,
  customerId: CustomerId,
  { arrangementId, wish }: WordingFor,
): Promise<ArrangementQuote | undefined> {
  const now = instantOf(room.clock.nowMs())
  if (wish) return previewArrangement(room, { customerId, ...wish })
  if (arrangementId !== undefined) {
    const named = await arrangementById(room, read, arrangementId, now)
    if (named.customerId !== customerId) throw refuse({ code: 'NOT_FOUND', noun: 'arrangement', id: arrangementId })
    return named.quote
  }
  const open = (await arrangementsIn(read, customerId, statesThatExpire)).filter((row) => row.expires_at >= now)
  const [only] = open
  return only && open.length === 1 ? arrangementOf(only, now).quote : undefined
}

/** The loans of the bill; without any, those that run. */
async function wantedLoans(read: Read, customerId: string, bill: LedgerBill | undefined): Promise<LedgerLoan[]> {
  const ofBill = bill ? await loansOfBill(read, bill.id) : []
  return (ofBill.length > 0 ? ofBill : await activeLoans(read, customerId)).map(ledgerLoan)
}

function ledgerTicket({ code, type, due_at }: Awaited<ReturnType<typeof openTickets>>[number]): WordingTicket {
  return { code, type, ...(due_at !== null && { dueAt: due_at as Instant }) }
}

function ledgerBill(row: FactBill): LedgerBill {
  return {
    id: row.id,
    period: row.period,
    totalFen: fen(row.total_fen),
    paidFen: fen(row.paid_fen),
    dueDate: row.due_date as BusinessDate,
    state: row.state as BillState,
  }
}

function ledgerLoan(row: FactLoan): LedgerLoan {
  return {
    loanNo: row.loan_no,
    principalFen: fen(row.principal_fen),
    outstandingFen: fen(row.outstanding_fen),
    aprPpm: row.apr_ppm,
    terms: row.terms,
  }
}
