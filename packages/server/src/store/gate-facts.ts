import { jsonArrayFrom } from 'kysely/helpers/sqlite'
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

export async function billsToSpeakOf(read: Read, customerId: string): Promise<SpokenBill[]> {
  const rows = await read
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
    .where('bill.customer_id', '=', customerId)
    .where('bill.state', 'not in', ['draft', 'void'])
    .orderBy('bill.due_date', 'desc')
    .limit(billsKnown)
    .execute()
  return rows.map((row) => ({ ...row, lines: JSON.parse(row.lines) as SpokenBill['lines'] }))
}

export function loansToSpeakOf(read: Read, customerId: string): Promise<{ id: string }[]> {
  return read
    .selectFrom('loan')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('status', 'in', ['active', 'settled', 'settled_early', 'written_off'])
    .orderBy('disbursed_on', 'desc')
    .limit(10)
    .execute()
}

export type SpokenRepayment = Pick<RepaymentRow, 'amount_fen' | 'value_date' | 'unapplied_fen' | 'refunded_fen'>

export function repaymentsToSpeakOf(read: Read, customerId: string): Promise<SpokenRepayment[]> {
  return read
    .selectFrom('repayment')
    .select(['amount_fen', 'value_date', 'unapplied_fen', 'refunded_fen'])
    .where('customer_id', '=', customerId)
    .orderBy('received_at', 'desc')
    .limit(repaymentsKnown)
    .execute()
}

/** Quotes that have been made and not ended: what is running may be said. */
export function quotesToSpeakOf(
  read: Read,
  customerId: string,
  now: string,
): Promise<Pick<ArrangementRow, 'kind' | 'quote' | 'state'>[]> {
  return read
    .selectFrom('arrangement')
    .select(['kind', 'quote', 'state'])
    .where('customer_id', '=', customerId)
    .where((quote) =>
      quote.or([
        quote('state', '=', 'effective'),
        quote('state', 'in', ['quoted', 'customer_confirmed', 'pending_approval', 'approved']).and(
          'expires_at',
          '>',
          now,
        ),
      ]),
    )
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute()
}

/** The last that was said in a conversation, oldest first. */
export async function saidIn(
  read: Read,
  conversationId: string,
  limit: number,
): Promise<Pick<MessageRow, 'role' | 'body' | 'wording'>[]> {
  const rows = await read
    .selectFrom('message')
    .select(['role', 'body', 'wording'])
    .where('conversation_id', '=', conversationId)
    .where('role', 'in', ['agent', 'customer'])
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.toReversed()
}

/** Contacts of a business day, of which the counters are made. */
export function contactsOn(
  read: Read,
  customerId: string,
  businessDate: string,
): Promise<Pick<ContactAttemptRow, 'channel' | 'purpose' | 'target' | 'outcome'>[]> {
  return read
    .selectFrom('contact_attempt')
    .select(['channel', 'purpose', 'target', 'outcome'])
    .where('customer_id', '=', customerId)
    .where('business_date', '=', businessDate)
    .execute()
}

/** The newest call attempts, newest first: as many in a row without an answer as count towards 失联. */
export async function lastOutcomes(read: Read, customerId: string, limit: number): Promise<string[]> {
  const rows = await read
    .selectFrom('contact_attempt')
    .select('outcome')
    .where('customer_id', '=', customerId)
    .where('channel', '=', 'phone')
    .where('target', '=', 'self')
    .orderBy('business_date', 'desc')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ outcome }) => outcome)
}
