import {
  type Bill,
  type BillFacts,
  type BusinessDate,
  chineseDate,
  safeText,
  standingOf,
  ticketTypeRow,
  type TicketRef,
} from '@zuoxi/sdk'
import { maskNumbers } from './mask-numbers.ts'
import { draftWords } from './ticket-draft-words.ts'

/**
 * What a conversation is about: what the bot believed, if it is a type we
 * have; else the type with most of its words in the customer's messages.
 */
export function draftType(intent: string | undefined, customerTexts: readonly string[]): string {
  if (intent !== undefined && ticketTypeRow(intent)) return intent
  const said = customerTexts.join('\n')
  let best = { type: draftWords.fallback, hits: 0 }
  for (const { type, words } of draftWords.rows) {
    const hits = words.filter((word) => said.includes(word)).length
    if (hits > best.hits) best = { type, hits }
  }
  return best.type
}

const maxSummary = 120
const maxMessages = 3

/** The customer's last messages in their own words, as many as fit in a line; the newest is never left out. */
export function draftSummary(customerTexts: readonly string[], type: string): string {
  const texts = customerTexts.map((text) => safeText(maskNumbers(text)).trim()).filter((text) => text !== '')
  let summary = texts.at(-1) ?? ticketTypeRow(type)?.zh ?? type
  for (const text of texts.slice(-maxMessages, -1).toReversed()) {
    const longer = `${text}；${summary}`
    if ([...longer].length > maxSummary) break
    summary = longer
  }
  return [...summary].slice(0, maxSummary).join('')
}

/** A bill as far as a draft looks at it. */
export interface DraftBill extends BillFacts {
  readonly id: Bill['id']
  readonly billNo: string
  readonly period: string
}

/**
 * The bill a ticket is likely about: the one that the wording last sent spoke
 * of, else the oldest overdue one, else none.
 *
 * @param slots what the slots of each wording used were filled with, newest first
 */
export function draftBill(
  bills: readonly DraftBill[],
  slots: readonly Readonly<Record<string, string>>[],
  today: BusinessDate,
): DraftBill | undefined {
  for (const filled of slots) {
    const spokenOf = bills.filter((bill) => speaksOf(filled, bill))
    // Two bills of one month: the wording does not say which, so we do not either.
    if (spokenOf.length === 1) return spokenOf[0]
  }
  const overdue = bills.filter((bill) => standingOf(bill, today).status === 'overdue')
  return overdue.toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))[0]
}

/** Whether wording names this bill, by its month or its due date, as the slots of the catalogue write them. */
function speaksOf(filled: Readonly<Record<string, string>>, bill: DraftBill): boolean {
  const { 账单期: month, 到期日: due } = filled
  if (month === undefined && due === undefined) return false
  const [year = '', no = ''] = bill.period.split('-')
  const sameMonth = month === undefined || month === `${year}年${Number(no)}月`
  return sameMonth && (due === undefined || due === chineseDate(bill.dueDate))
}

export function billRef(bill: DraftBill): TicketRef {
  return { kind: 'bill', id: bill.id, label: bill.billNo }
}
