import type { Failure } from '../../model/failure.ts'
import { formatYuan } from '../../model/money.ts'
import { safeText } from '../../model/safe-text.ts'
import type { Ticket } from '../../model/ticket.ts'
import type { Cells, Expectation } from '../format/expectation.ts'
import { fixtureBillId } from '../format/ids.ts'
import { checkLedger } from './check-ledger.ts'
import { describeRefusal, type Outcome } from './outcome.ts'

/** A cell that is not as it was expected. */
export interface Mismatch {
  readonly expected: string
  readonly actual: string
}

/**
 * Compare what a turn led to with what was expected of it. A turn of which
 * nothing is expected must still not be refused.
 */
export function checkOutcome(expect: Expectation, outcome: Outcome): Mismatch[] {
  if (outcome.impossible !== undefined) return [{ expected: 'a turn that can be played', actual: outcome.impossible }]
  const { refused, rule, verified, messages, not, ...cells } = expect
  const mismatches = refused === undefined ? notRefused(outcome) : refusedWith(refused, rule, outcome)
  const accepted = outcome.failure === undefined
  if (refused === undefined && rule !== undefined) mismatches.push(...checkFindings([rule], outcome))
  if (accepted && verified !== undefined && verified !== outcome.verified)
    mismatches.push(differ('verified', verified, outcome.verified ?? 'nobody was asked'))
  if (messages !== undefined && messages !== outcome.messageCount)
    mismatches.push(differ('messages', String(messages), String(outcome.messageCount)))
  mismatches.push(...checkCells(cells, outcome))
  for (const [name, cell] of Object.entries(not ?? {})) mismatches.push(...mustNotHold(name, cell, outcome))
  return mismatches
}

/** What must not be, said once for each thing that is all the same. */
function mustNotHold(name: string, cell: unknown, outcome: Outcome): Mismatch[] {
  const options = Array.isArray(cell) ? cell.map((one) => [one]) : [cell]
  return options.flatMap((one) => {
    const holds = checkCells({ [name]: one }, outcome).length === 0
    return holds ? [{ expected: safeText(`not ${name}: ${said(one)}`), actual: safeText(`${name}: ${said(one)}`) }] : []
  })
}

function said(cell: unknown): string {
  return Array.isArray(cell) ? cell.join(', ') : typeof cell === 'string' ? cell : JSON.stringify(cell)
}

function notRefused({ failure }: Outcome): Mismatch[] {
  return failure ? [{ expected: 'accepted', actual: `refused: ${describeRefusal(failure)}` }] : []
}

function refusedWith(code: string, rule: string | undefined, { failure }: Outcome): Mismatch[] {
  if (!failure) return [{ expected: `refused: ${code}`, actual: 'accepted' }]
  if (failure.code !== code) return [{ expected: `refused: ${code}`, actual: `refused: ${describeRefusal(failure)}` }]
  if (rule === undefined) return []
  const rules = [...new Set(rulesOf(failure))]
  return rules.includes(rule) ? [] : [differ('rule', rule, rules.join(', ') || 'none')]
}

function rulesOf(failure: Failure): string[] {
  if (failure.code === 'GATE_BLOCKED') return failure.findings.map(({ rule }) => rule)
  if (failure.code === 'CONTACT_FORBIDDEN') return failure.reasons.map(({ rule }) => rule)
  return failure.code === 'DUTIES_MISSING' ? failure.duties.map(({ id }) => id) : []
}

/** Everything but refusals: cells that may be expected both ways. */
function checkCells(cells: Cells, outcome: Outcome): Mismatch[] {
  const { verdict, findings, suggestions, sent, slots, ticket, ledger, promise, quote, held, conversation } = cells
  const done = outcome.failure === undefined
  return [
    ...checkWord('verdict', verdict, outcome.verdict, 'nothing was judged'),
    ...checkFindings(findings ?? [], outcome),
    ...checkTexts('suggestion', suggestions, offeredBy(outcome)),
    ...(done ? checkTexts('sent', sent, [outcome.message?.body ?? '']) : []),
    ...(done ? checkSlots(slots, outcome) : []),
    ...(done ? checkTicket(ticket, outcome.ticket) : []),
    ...(done ? checkPromise(promise, outcome.promises) : []),
    ...(done ? checkQuote(quote, outcome) : []),
    ...checkWord('held', held, outcome.held?.state, 'nothing was put before anybody'),
    ...checkWord('conversation', conversation, outcome.conversation, 'there is none'),
    ...(ledger ? checkLedger(ledger, outcome.ledger) : []),
    ...checkTexts('audit', cells.audit, outcome.audit ?? []),
    ...checkTexts('screen', cells.screen, [(outcome.screen ?? []).join('\n')]),
  ]
}

function checkWord(what: string, expected: string | undefined, actual: string | undefined, none: string): Mismatch[] {
  return expected === undefined || expected === actual ? [] : [differ(what, expected, actual ?? none)]
}

/** Each of the texts is contained in one of those that there are. */
function checkTexts(what: string, expected: readonly string[] = [], actual: readonly string[]): Mismatch[] {
  return expected
    .filter((text) => !actual.some((one) => one.includes(text)))
    .map((text) => differ(what, text, actual.join(' | ') || 'none'))
}

function checkFindings(expected: readonly string[], outcome: Outcome): Mismatch[] {
  const found = [
    ...(outcome.findings ?? []).map(({ rule }) => rule),
    ...(outcome.failure ? rulesOf(outcome.failure) : []),
  ]
  const among = [...new Set(found)]
  return expected
    .filter((rule) => !among.includes(rule))
    .map((rule) => differ('rule', rule, among.join(', ') || 'none'))
}

function offeredBy({ findings = [], failure }: Outcome): string[] {
  const all = [...findings, ...(failure?.code === 'GATE_BLOCKED' ? failure.findings : [])]
  return [...new Set(all.flatMap(({ replace, fix }) => [replace, fix].filter((text) => text !== undefined)))]
}

function checkSlots(slots: Cells['slots'] = {}, outcome: Outcome): Mismatch[] {
  return Object.entries(slots).flatMap(([slot, value]) => {
    const filled = outcome.slots?.[slot] ?? '(not a slot of this wording)'
    return filled === value ? [] : [differ(`slot ${slot}`, value, filled)]
  })
}

function checkPromise(expected: Cells['promise'], promises: Outcome['promises'] = []): Mismatch[] {
  if (!expected) return []
  const { kind, due, state } = expected
  const kept = promises.some(
    (promise) =>
      (kind === undefined || promise.kind === kind) &&
      (due === undefined || promise.dueAt === due) &&
      (state === undefined || promise.state === state),
  )
  if (kept) return []
  const made = promises.map((promise) => `${promise.kind} ${promise.dueAt} ${promise.state}`).join(', ')
  const wanted = [kind, due, state].filter((part) => part !== undefined).join(' ')
  return [differ('promise', wanted, made || 'none')]
}

function checkQuote(expected: Cells['quote'], { quote, arrangement }: Outcome): Mismatch[] {
  if (!expected) return []
  if (!quote) return [{ expected: 'a quote', actual: 'none' }]
  const yuan = (fen: number | undefined) => (fen === undefined ? undefined : plainYuan(fen))
  return [
    ...checkWord('quote state', expected.state, arrangement?.state, 'not kept'),
    ...checkWord('quote pay', expected.pay && plain(expected.pay), yuan(quote.payFen), 'not a settlement'),
    ...checkWord('quote delta', expected.delta && plain(expected.delta), yuan(quote.deltaFen), 'none'),
  ]
}

function checkTicket(expected: Cells['ticket'], ticket: Ticket | undefined): Mismatch[] {
  if (!expected) return []
  if (!ticket) return [{ expected: 'a ticket', actual: 'none' }]
  const { summary, bill, assignee, due } = expected
  const bills = ticket.refs.filter((ref) => ref.kind === 'bill').map((ref) => ref.id)
  return [
    ...(['type', 'priority', 'status'] as const).flatMap((field) =>
      checkWord(`ticket ${field}`, expected[field], ticket[field], 'none'),
    ),
    ...(summary === undefined ? [] : checkTexts('ticket summary', [summary], [ticket.summary])),
    ...(bill === undefined ? [] : checkTexts('ticket bill', [fixtureBillId(bill)], bills)),
    ...checkWord('ticket assignee', assignee, ticket.assigneeName, 'nobody'),
    ...checkWord('ticket due', due, ticket.dueAt, 'no clock runs'),
  ]
}

export function differ(what: string, expected: string, actual: string): Mismatch {
  return { expected: safeText(`${what}: ${expected}`), actual: safeText(`${what}: ${actual}`) }
}

/** An amount as fixtures write it: `1280.50`, without a sign or a comma. */
export function plainYuan(fen: number): string {
  return plain(formatYuan(fen as Parameters<typeof formatYuan>[0]))
}

export function plain(amount: string): string {
  return amount.replaceAll(/[¥,\s]/g, '')
}
