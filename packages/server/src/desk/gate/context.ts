import {
  businessDateOf,
  type Channel,
  type ContactPurpose,
  type Conversation,
  type CustomerId,
  fen,
  type GateContext,
  type Instant,
  instantOf,
  msOf,
  refuse,
  type WordingUse,
} from '@zuoxi/sdk'
import { countersOf, gateBill, gateLoan, gateQuote, isIdentified } from '../../rules/gate-context.ts'
import { shownSurname } from '../../rules/wording-facts.ts'
import { quoteOf } from '../../store/arrangements/row.ts'
import { findConversation } from '../../store/conversations.ts'
import {
  billsToSpeakOf,
  contactsOn,
  lastContactIn,
  lastOutcomes,
  loansToSpeakOf,
  quotesToSpeakOf,
  repaymentsToSpeakOf,
  saidIn,
} from '../../store/gate-facts.ts'
import { readStanding } from '../../store/loans/standing.ts'
import { creditLineOf, verificationOf } from '../../store/rows/customer.ts'
import type { Read } from '../../store/store.ts'
import { openTickets } from '../../store/wording.ts'
import { callerOf, type Room } from '../room.ts'

/** Which contact is judged: a conversation, or a contact with somebody that is about to be made. */
export interface AboutContact {
  readonly customerId: CustomerId
  /** The conversation that it is part of, as it was read for the same caller. */
  readonly conversation?: Pick<Conversation, 'id' | 'channel'> | undefined
  readonly channel?: Channel | undefined
  readonly purpose?: ContactPurpose | undefined
  readonly direction?: GateContext['direction'] | undefined
  readonly target?: GateContext['target'] | undefined
  /** How much of what has been said counts; absent: what rules look back on. */
  readonly said?: number
}

/** So far back rules look for what has been said before. */
const saidKnown = 60
/** A duty done in the first minute stays done, however long a conversation lasts. */
export const saidForDuties = 2_000
const lostContactKnown = 10

/** The conversation of this tenant. @throws Refusal NOT_FOUND */
export async function requireConversation(room: Room, read: Read, id: string): Promise<Conversation> {
  const conversation = await findConversation(read, callerOf(room).tenantId, id)
  if (!conversation) throw refuse({ code: 'NOT_FOUND', noun: 'conversation', id })
  return conversation
}

/**
 * Read whom a contact would reach, and what of it has been counted: all that the contact clock looks at. Nothing of the
 * ledger is read, and nothing that has been said.
 *
 * @throws Refusal NOT_FOUND for a customer of somebody else's.
 */
export async function readContact(room: Room, read: Read, about: Omit<AboutContact, 'said'>): Promise<GateContext> {
  const now = instantOf(room.clock.nowMs())
  const { customerId, conversation } = about
  const channel = about.channel ?? conversation?.channel ?? 'app_chat'
  const customer = await customerKnown(read, callerOf(room).tenantId, customerId, now)
  const spokenTo = conversation ? await lastContactIn(read, customerId, conversation.id) : undefined
  const target = about.target ?? spokenTo?.target ?? 'self'
  return {
    now,
    channel,
    purpose: about.purpose ?? 'service',
    direction: about.direction ?? (spokenTo ? 'outbound' : 'inbound'),
    target,
    // Whoever else answers is not the customer, whatever the customer has proven.
    verified: target === 'self' && isIdentified(channel, customer.verification),
    customer: customer.facts,
    ...(customer.creditLine && { creditLine: customer.creditLine }),
    counters: countersOf(
      await contactsOn(read, customerId, businessDateOf(now)),
      await lastOutcomes(read, customerId, lostContactKnown),
    ),
    bills: [],
    loans: [],
    quotes: [],
    repayments: [],
    tickets: [],
    said: [],
    wordingKeys: [],
  }
}

/**
 * Read all that a judgement of one contact may depend on, as it is now. The customer's name stays sealed: of it a
 * draft is judged by the surname that the mask shows.
 *
 * @throws Refusal NOT_FOUND for a customer of somebody else's.
 */
export async function readGateContext(room: Room, read: Read, about: AboutContact): Promise<GateContext> {
  const contact = await readContact(room, read, about)
  const { now } = contact
  const today = businessDateOf(now)
  const { tenantId } = callerOf(room)
  const { customerId, conversation } = about
  const said = conversation ? await saidIn(read, conversation.id, about.said ?? saidKnown) : []
  return {
    ...contact,
    bills: (await billsToSpeakOf(read, customerId)).map((bill) => gateBill(bill, today)),
    loans: await loansOf(read, tenantId, customerId, today),
    quotes: (await quotesToSpeakOf(read, customerId, now)).map((row) => gateQuote(quoteOf(row))),
    repayments: (await repaymentsToSpeakOf(read, customerId)).map((row) => ({
      amountFen: fen(row.amount_fen),
      valueDate: row.value_date as GateContext['repayments'][number]['valueDate'],
    })),
    tickets: (await openTickets(read, tenantId, customerId)).map(({ code, type, due_at }) => ({
      code,
      type,
      ...(due_at !== null && { dueAt: due_at as Instant }),
    })),
    said: said.map(({ role, body }) => ({ role: role as 'agent' | 'customer', text: body })),
    wordingKeys: said.flatMap(({ wording }) => (JSON.parse(wording) as WordingUse[]).map(({ key }) => key)),
  }
}

async function loansOf(
  read: Read,
  tenantId: string,
  customerId: string,
  today: Parameters<typeof readStanding>[3],
): Promise<GateContext['loans']> {
  const loans: GateContext['loans'] = []
  for (const { id } of await loansToSpeakOf(read, customerId)) {
    const found = await readStanding(read, tenantId, id, today)
    if (found) loans.push(gateLoan(found.loan, found.standing))
  }
  return loans
}

interface CustomerKnown {
  readonly facts: NonNullable<GateContext['customer']>
  readonly verification: string
  readonly creditLine: GateContext['creditLine']
}

async function customerKnown(
  read: Read,
  tenantId: string,
  customerId: CustomerId,
  now: Instant,
): Promise<CustomerKnown> {
  const row = await read
    .selectFrom('customer')
    .leftJoin('verification', 'verification.customer_id', 'customer.id')
    .leftJoin('credit_line', 'credit_line.customer_id', 'customer.id')
    .leftJoin('contact_preference as wishes', 'wishes.customer_id', 'customer.id')
    .select(['customer.name_masked', 'customer.special_care', 'customer.opt_outs'])
    .select(['verification.state', 'verification.at', 'verification.expires_at'])
    .select(['credit_line.limit_fen', 'credit_line.used_fen', 'credit_line.status', 'credit_line.valid_to'])
    .select(['wishes.stop_requested_at', 'wishes.night_consent_on', 'wishes.number_valid'])
    .where('customer.id', '=', customerId)
    .where('customer.tenant_id', '=', tenantId)
    .executeTakeFirst()
  if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
  const { state, at, expires_at, limit_fen, used_fen, status, valid_to, stop_requested_at, night_consent_on } = row
  const verification = state === null || at === null ? undefined : { state, at, expires_at }
  const line =
    limit_fen === null || used_fen === null || status === null || valid_to === null
      ? undefined
      : creditLineOf({ limit_fen, used_fen, status, valid_to })
  return {
    facts: {
      surname: shownSurname(row.name_masked),
      names: [],
      specialCare: row.special_care === 1,
      optOuts: JSON.parse(row.opt_outs) as string[],
      stopRequested: stop_requested_at !== null && msOf(stop_requested_at as Instant) <= msOf(now),
      ...(night_consent_on !== null && {
        nightConsentOn: night_consent_on as NonNullable<GateContext['customer']>['nightConsentOn'],
      }),
      numberValid: row.number_valid !== 0,
    },
    verification: verificationOf(verification, now).state,
    creditLine: line && { limitFen: line.limitFen, usedFen: line.usedFen, availableFen: line.availableFen },
  }
}
