import type { Failure } from '../../model/failure.ts'
import { safeText } from '../../model/safe-text.ts'
import type { Ticket } from '../../model/ticket.ts'
import type { Expectation } from '../format/conversation.ts'
import { fixtureBillId } from '../format/ids.ts'
import { describeRefusal, type Outcome } from './outcome.ts'

type Mismatch = { readonly expected: string; readonly actual: string }

/**
 * Compare what a turn led to with what was expected of it. A turn of which
 * nothing is expected must still not be refused.
 */
export function checkOutcome(expect: Expectation, outcome: Outcome): Mismatch[] {
  if (outcome.impossible !== undefined) return [{ expected: 'a turn that can be played', actual: outcome.impossible }]
  const mismatches =
    expect.refused === undefined ? notRefused(outcome) : refusedWith(expect.refused, expect.rule, outcome)
  if (outcome.failure === undefined) mismatches.push(...whatWasDone(expect, outcome))
  if (expect.verdict !== undefined && expect.verdict !== outcome.verdict) {
    mismatches.push(differ('verdict', expect.verdict, outcome.verdict ?? 'nothing was judged'))
  }
  if (expect.messages !== undefined && expect.messages !== outcome.messageCount) {
    mismatches.push(differ('messages', String(expect.messages), String(outcome.messageCount)))
  }
  return mismatches
}

function notRefused({ failure }: Outcome): Mismatch[] {
  return failure ? [{ expected: 'accepted', actual: `refused: ${describeRefusal(failure)}` }] : []
}

function refusedWith(code: string, rule: string | undefined, { failure }: Outcome): Mismatch[] {
  if (!failure) return [{ expected: `refused: ${code}`, actual: 'accepted' }]
  if (failure.code !== code) return [{ expected: `refused: ${code}`, actual: `refused: ${describeRefusal(failure)}` }]
  if (rule === undefined) return []
  const rules = rulesOf(failure)
  return rules.includes(rule) ? [] : [differ('rule', rule, rules.join(', ') || 'none')]
}

function rulesOf(failure: Failure): string[] {
  if (failure.code === 'GATE_BLOCKED') return failure.findings.map(({ rule }) => rule)
  return failure.code === 'DUTIES_MISSING' ? failure.duties.map(({ id }) => id) : []
}

function checkPromise(expected: Expectation['promise'], promises: Outcome['promises'] = []): Mismatch[] {
  if (!expected) return []
  const { kind, due } = expected
  const kept = promises.some(
    (promise) => (kind === undefined || promise.kind === kind) && (due === undefined || promise.dueAt === due),
  )
  if (kept) return []
  const made = promises.map((promise) => `${promise.kind} ${promise.dueAt}`).join(', ')
  return [differ('promise', `${kind ?? ''} ${due ?? ''}`.trim(), made || 'none')]
}

function whatWasDone(expect: Expectation, outcome: Outcome): Mismatch[] {
  const mismatches: Mismatch[] = []
  const body = outcome.message?.body ?? ''
  if (expect.sent !== undefined && !body.includes(expect.sent)) mismatches.push(differ('sent', expect.sent, body))
  for (const [slot, value] of Object.entries(expect.slots ?? {})) {
    const filled = outcome.slots?.[slot] ?? '(not a slot of this wording)'
    if (filled !== value) mismatches.push(differ(`slot ${slot}`, value, filled))
  }
  if (expect.verified !== undefined && expect.verified !== outcome.verified) {
    mismatches.push(differ('verified', expect.verified, outcome.verified ?? 'nobody was asked'))
  }
  return [
    ...mismatches,
    ...checkPromise(expect.promise, outcome.promises),
    ...checkTicket(expect.ticket, outcome.ticket),
  ]
}

function checkTicket(expected: Expectation['ticket'], ticket: Ticket | undefined): Mismatch[] {
  if (!expected) return []
  if (!ticket) return [{ expected: 'a ticket', actual: 'none' }]
  const mismatches: Mismatch[] = []
  for (const field of ['type', 'priority', 'status'] as const) {
    const wanted = expected[field]
    if (wanted !== undefined && wanted !== ticket[field])
      mismatches.push(differ(`ticket ${field}`, wanted, ticket[field]))
  }
  if (expected.summary !== undefined && !ticket.summary.includes(expected.summary)) {
    mismatches.push(differ('ticket summary', expected.summary, ticket.summary))
  }
  const bills = ticket.refs.filter((ref) => ref.kind === 'bill').map((ref) => ref.id)
  if (expected.bill !== undefined && !bills.includes(fixtureBillId(expected.bill))) {
    mismatches.push(differ('ticket bill', fixtureBillId(expected.bill), bills.join(', ') || 'none'))
  }
  return mismatches
}

function differ(what: string, expected: string, actual: string): Mismatch {
  return { expected: safeText(`${what}: ${expected}`), actual: safeText(`${what}: ${actual}`) }
}
