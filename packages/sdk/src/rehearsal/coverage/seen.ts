import type { FixtureConversation } from '../format/conversation.ts'
import { type FixtureTurn, kindOf } from '../format/turn.ts'
import type { LedgerView } from '../player/ledger-view.ts'
import type { Outcome } from '../player/outcome.ts'
import type { Trace } from '../player/play-conversation.ts'
import type { Coverable } from './known.ts'
import { stepsBetween } from './machines.ts'

/** What one played conversation exercised, each thing once. */
export function seenIn(conversation: FixtureConversation, trace: Trace): Coverable[] {
  const states = new States()
  states.ledger(trace.before)
  const seen: Coverable[] = []
  for (const { turn, outcome, failures } of trace.turns) {
    const played = conversation.turns[turn - 1]
    if (!played || outcome.impossible !== undefined) continue
    seen.push({ kind: 'turn', id: kindOf(played) }, ...judgedIn(outcome), ...doneIn(played, outcome))
    if (failures.length === 0) seen.push(...sparedIn(played, outcome))
    states.after(played, outcome)
  }
  states.ledger(trace.after)
  seen.push(...states.steps.map((id) => ({ kind: 'transition' as const, id })))
  return [...new Map(seen.map((one) => [`${one.kind} ${one.id}`, one])).values()]
}

/** Rules that had something to say, and refusals with what they name. */
function judgedIn({ findings = [], failure }: Outcome): Coverable[] {
  const seen: Coverable[] = findings.map(({ rule }) => ({ kind: 'rule', id: rule }))
  if (!failure) return seen
  seen.push({ kind: 'refusal', id: failure.code })
  if (failure.code === 'GATE_BLOCKED')
    seen.push(...failure.findings.map(({ rule: id }) => ({ kind: 'rule' as const, id })))
  if (failure.code === 'CONTACT_FORBIDDEN')
    seen.push(...failure.reasons.map(({ rule: id }) => ({ kind: 'rule' as const, id })))
  if (failure.code === 'DUTIES_MISSING') seen.push(...failure.duties.map(({ id }) => ({ kind: 'duty' as const, id })))
  return seen
}

function doneIn(played: FixtureTurn, { failure, ticket }: Outcome): Coverable[] {
  const seen: Coverable[] = []
  // A wording that may not be used any more is exercised by being refused.
  if ('insert' in played && (!failure || 'key' in failure)) seen.push({ kind: 'wording', id: played.insert })
  if ('ticket' in played && ticket) seen.push({ kind: 'ticket', id: ticket.type })
  return seen
}

/** Rules of which the file says that these words do not wake them. Words have to have been judged for that. */
function sparedIn({ expect }: FixtureTurn, { verdict }: Outcome): Coverable[] {
  if (verdict === undefined) return []
  return (expect?.not?.findings ?? []).map((id) => ({ kind: 'neighbour', id }))
}

/** Where everything that has a state stands, and the steps that it took. */
class States {
  readonly steps: string[] = []
  readonly #now = new Map<string, string>()

  after(played: FixtureTurn, { conversation, failure, message, ticket, held, arrangement, ...rest }: Outcome): void {
    const talk = played.in ?? ''
    if (message?.role === 'customer') this.#known('conversation', talk, 'queued')
    // Whatever an agent does in it, the conversation has been taken before.
    if (!failure && !('customer' in played) && (message ?? ticket ?? held ?? rest.verdict)) this.#taken(talk)
    if (conversation !== undefined) {
      this.#taken(talk)
      this.#at('conversation', talk, conversation)
    }
    if (ticket) this.#at('ticket', ticket.id, ticket.status)
    if (held) this.#at('held', held.id, held.state)
    if (arrangement) {
      this.#known('arrangement', arrangement.id, 'draft')
      this.#at('arrangement', arrangement.id, arrangement.state)
    }
    for (const promise of rest.promises ?? []) this.#at('promise', promise.id, promise.state)
    if (rest.repayment) {
      const { id, status, matched } = rest.repayment
      this.#at('repayment', id, status)
      this.#known('match', id, 'unmatched')
      this.#at('match', id, matched ? 'matched' : 'unmatched')
    }
    if (rest.ledger) this.ledger(rest.ledger)
  }

  ledger({ bills, loans }: LedgerView): void {
    for (const { id, status } of bills) this.#at('bill', id, status)
    for (const { id, status } of loans) this.#at('loan', id, status)
  }

  #taken(talk: string): void {
    if (this.#now.get(`conversation ${talk}`) === 'queued') this.#at('conversation', talk, 'active')
  }

  #known(machine: string, id: string, state: string): void {
    const key = `${machine} ${id}`
    if (!this.#now.has(key)) this.#now.set(key, state)
  }

  #at(machine: string, id: string, state: string): void {
    const key = `${machine} ${id}`
    this.steps.push(...stepsBetween(machine, this.#now.get(key) ?? state, state))
    this.#now.set(key, state)
  }
}
