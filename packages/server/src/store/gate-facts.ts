import type { ContactOutcome } from '@zuoxi/sdk'
import type { RawBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/sqlite'
import { compileOnce } from './compile-once.ts'
import type { ArrangementRow, BillRow, ContactAttemptRow, MessageRow, RepaymentRow, Tables } from './schema.ts'
import type { Read } from './store.ts'

/** What of a customer's ledger a draft may speak of: enough of the past that an agent can answer for it. */
const billsKnown = 24
const repaymentsKnown = 20

export type SpokenBill = Pick<
  BillRow,
  'bill_no' | 'period' | 'issued_on' | 'due_date' | 'total_fen' | 'paid_fen' | 'state'
> & {
  readonly lines: readonly (Pick<Tables['bill_line'], 'component' | 'amount_fen' | 'paid_fen' | 'instalment_no'> & {
    readonly loan_no: string | null
  })[]
}

// The composer asks for all of these whenever a conversation opens, and every send does: they are put together once.

const spokenBills = compileOnce((db, hole: <Value = string>(name: 'customer') => RawBuilder<Value>) =>
  db
    .selectFrom('bill')
    .select(['bill.bill_no', 'bill.period', 'bill.issued_on', 'bill.due_date', 'bill.total_fen', 'bill.paid_fen'])
    .select('bill.state')
    .select((bill) =>
      jsonArrayFrom(
        bill
          .selectFrom('bill_line')
          .leftJoin('loan', 'loan.id', 'bill_line.loan_id')
          .select(['component', 'amount_fen', 'paid_fen', 'instalment_no', 'loan.loan_no'])
          .whereRef('bill_line.bill_id', '=', 'bill.id')
          .orderBy('no'),
      )
        // SQLite has no arrays: it answers their text.
        .$castTo<string>()
        .as('lines'),
    )
    .where('bill.customer_id', '=', hole('customer'))
    .where('bill.state', 'not in', ['draft', 'void'])
    .orderBy('bill.due_date', 'desc')
    .limit(billsKnown),
)

export async function billsToSpeakOf(read: Read, customerId: string): Promise<SpokenBill[]> {
  const rows = await spokenBills(read, { customer: customerId })
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) as SpokenBill['lines'] }))
}

const spokenLoans = compileOnce((db, hole: <Value = string>(name: 'customer') => RawBuilder<Value>) =>
  db
    .selectFrom('loan')
    .select('id')
    .where('customer_id', '=', hole('customer'))
    .where('status', 'in', ['active', 'settled', 'settled_early', 'written_off'])
    .orderBy('disbursed_on', 'desc')
    .limit(10),
)

export function loansToSpeakOf(read: Read, customerId: string): Promise<{ id: string }[]> {
  return spokenLoans(read, { customer: customerId })
}

export type SpokenRepayment = Pick<RepaymentRow, 'amount_fen' | 'value_date' | 'unapplied_fen' | 'refunded_fen'>

const spokenRepayments = compileOnce((db, hole: <Value = string>(name: 'customer') => RawBuilder<Value>) =>
  db
    .selectFrom('repayment')
    .select(['amount_fen', 'value_date', 'unapplied_fen', 'refunded_fen'])
    .where('customer_id', '=', hole('customer'))
    .orderBy('received_at', 'desc')
    .limit(repaymentsKnown),
)

export function repaymentsToSpeakOf(read: Read, customerId: string): Promise<SpokenRepayment[]> {
  return spokenRepayments(read, { customer: customerId })
}

const spokenQuotes = compileOnce((db, hole: <Value = string>(name: 'customer' | 'now') => RawBuilder<Value>) =>
  db
    .selectFrom('arrangement')
    .select(['kind', 'quote', 'state'])
    .where('customer_id', '=', hole('customer'))
    .where((arrangement) =>
      arrangement.or([
        arrangement('state', '=', 'effective'),
        arrangement('state', 'in', ['quoted', 'customer_confirmed', 'pending_approval', 'approved']).and(
          'expires_at',
          '>',
          hole('now'),
        ),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(10),
)

/** Quotes that have been made and not ended: what is running may be said. */
export function quotesToSpeakOf(
  read: Read,
  customerId: string,
  now: string,
): Promise<Pick<ArrangementRow, 'kind' | 'quote' | 'state'>[]> {
  return spokenQuotes(read, { customer: customerId, now })
}

const lastSaid = compileOnce((db, hole: <Value = string>(name: 'conversation' | 'limit') => RawBuilder<Value>) =>
  db
    .selectFrom('message')
    .select(['role', 'body', 'wording'])
    .where('conversation_id', '=', hole('conversation'))
    .where('role', 'in', ['agent', 'customer'])
    .orderBy('seq', 'desc')
    .limit(hole<number>('limit')),
)

/** The last that was said in a conversation, oldest first. */
export async function saidIn(
  read: Read,
  conversationId: string,
  limit: number,
): Promise<Pick<MessageRow, 'role' | 'body' | 'wording'>[]> {
  return (await lastSaid(read, { conversation: conversationId, limit })).toReversed()
}

const contactsOfDay = compileOnce((db, hole: <Value = string>(name: 'customer' | 'day') => RawBuilder<Value>) =>
  db
    .selectFrom('contact_attempt')
    .select(['channel', 'purpose', 'target', 'outcome'])
    .where('customer_id', '=', hole('customer'))
    .where('business_date', '=', hole('day')),
)

/** Contacts of a business day, of which the counters are made. */
export function contactsOn(
  read: Read,
  customerId: string,
  businessDate: string,
): Promise<Pick<ContactAttemptRow, 'channel' | 'purpose' | 'target' | 'outcome'>[]> {
  return contactsOfDay(read, { customer: customerId, day: businessDate })
}

const newestContact = compileOnce(
  (db, hole: <Value = string>(name: 'customer' | 'conversation') => RawBuilder<Value>) =>
    db
      .selectFrom('contact_attempt')
      .select(['target', 'outcome'])
      .where('customer_id', '=', hole('customer'))
      .where('conversation_id', '=', hole('conversation'))
      .orderBy('business_date', 'desc')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1),
)

/** Whom we last spoke to in this conversation, where a contact of ours was booked in it. */
export async function lastContactIn(
  read: Read,
  customerId: string,
  conversationId: string,
): Promise<{ readonly target: 'self' | 'third_party'; readonly outcome: ContactOutcome } | undefined> {
  const [row] = await newestContact(read, { customer: customerId, conversation: conversationId })
  return row && { target: row.target as 'self' | 'third_party', outcome: row.outcome as ContactOutcome }
}

const newestCalls = compileOnce((db, hole: <Value = string>(name: 'customer' | 'limit') => RawBuilder<Value>) =>
  db
    .selectFrom('contact_attempt')
    .select('outcome')
    .where('customer_id', '=', hole('customer'))
    .where('channel', '=', 'phone')
    .where('target', '=', 'self')
    .orderBy('business_date', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(hole<number>('limit')),
)

/** The newest call attempts, newest first: as many in a row without an answer as count towards 失联. */
export async function lastOutcomes(read: Read, customerId: string, limit: number): Promise<string[]> {
  return (await newestCalls(read, { customer: customerId, limit })).map(({ outcome }) => outcome)
}
