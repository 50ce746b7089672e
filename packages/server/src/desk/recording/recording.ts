import { businessDateOf, type Instant, type Role, yuan, fen, msOf } from '@zuoxi/sdk'
import type { RecordedAct, RecordedStaff, Recording, WrittenWording } from '@zuoxi/sdk/rehearsal'
import { searchWords } from '../../rules/search-keys.ts'
import { verificationRule } from '../../rules/verify-answers.ts'
import { billOf } from '../../store/rows/bill.ts'
import type { ClearCustomer } from '../../store/rows/customer.ts'
import { sourceOf } from '../../store/rows/script-detail.ts'
import type { RecordedRows } from '../../store/recording.ts'
import { actsOf } from './acts.ts'
import { askedAct } from './acts/serving.ts'
import { ledgerBefore } from './ledger-before.ts'
import { personOf } from './person.ts'
import { changedTo, changesOf, Scribe } from './scribe.ts'
import { touchedBy } from './touched.ts'

/** A conversation written down from its rows, in clear. */
export function recordingOf(rows: RecordedRows, clear: ClearCustomer): Recording {
  const startedAt = rows.startedAt as Instant
  const today = businessDateOf(startedAt)
  const ledger = ledgerBefore(rows, originalTerms(rows), today)
  const scribe = new Scribe(rows, clear, ledger)
  const acts = withEarlierAsking(actsOf(scribe), rows)
  const { nickname, customer_no: customerNo } = rows.customer
  const spellings = searchWords({ name: clear.name, nickname, phone: '', residentId: undefined, customerNo })
  return {
    startedAt,
    channel: rows.conversation.channel as Recording['channel'],
    intent: rows.conversation.intent ?? undefined,
    person: personOf(rows, clear, ledger),
    spellings: spellings.flatMap((word) => (/^n[a-z]{4,}$/.test(word) ? word.slice(1) : [])),
    staff: staffOf(rows, acts),
    acts,
    touched: touchedBy(scribe),
    wording: wordingOf(rows, today),
    after: ledgerAfter(scribe, acts),
    left: leftBefore(rows),
  }
}

/** How many terms loans had that were given another schedule since. */
function originalTerms({ events }: RecordedRows): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  for (const event of events) {
    const from = changesOf(event).find(({ field }) => field === 'terms')?.from
    if (event.action === 'loan.rescheduled' && from !== undefined && !terms.has(event.object_id))
      terms.set(event.object_id, Number(from))
  }
  return terms
}

/** Whoever had proven who they are shortly before is asked again, as soon as there is somebody to ask. */
function withEarlierAsking(acts: readonly RecordedAct[], { before, startedAt }: RecordedRows): RecordedAct[] {
  const last = before.findLast(({ action }) => action === 'verification.answer')
  const isFresh = last && msOf(startedAt as Instant) - msOf(last.at as Instant) < verificationRule.lastsMs
  const taken = acts.findIndex(({ turn }) => turn && 'take' in turn)
  const take = acts[taken]
  if (!last || !isFresh || changedTo(last, 'state') !== 'passed' || !take) return [...acts]
  return acts.toSpliced(taken + 1, 0, { ...askedAct(last), at: take.at, ...(take.by !== undefined && { by: take.by }) })
}

/** Who took the conversation comes first, then whoever did something in it. */
function staffOf({ agents, conversation }: RecordedRows, acts: readonly RecordedAct[]): RecordedStaff[] {
  const taker = acts.find(({ turn }) => turn && 'take' in turn)?.by ?? conversation.agent_id ?? undefined
  const hands = acts.flatMap(({ by, turn }) => [by, turn && 'assign' in turn ? turn.assign : undefined])
  const ids = new Set([taker, ...hands].filter((id) => id !== undefined))
  return [...ids].flatMap((id) => {
    const agent = agents.find((one) => one.id === id)
    if (!agent) return []
    const { display_name: displayName, work_no: workNo } = agent
    return [{ id, displayName, workNo, role: agent.role as Exclude<Role, 'channel'> }]
  })
}

/** The wordings that were used, the newest version of each. */
function wordingOf({ versions }: RecordedRows, today: string): WrittenWording[] {
  const newest = new Map(versions.toSorted((a, b) => a.version - b.version).map((row) => [row.key, row]))
  return [...newest.values()].map((row) => {
    const { audience, favourite, effectiveFrom, stages, aliases, disclosures, ...source } = sourceOf(row)
    const from = effectiveFrom === undefined ? today : businessDateOf(effectiveFrom)
    return {
      key: source.key,
      version: row.version,
      title: source.title,
      scenario: source.scenario,
      ...(aliases.length > 0 && { aliases }),
      ...(stages.length > 0 && { stages }),
      ...(source.needsBill && { needsBill: true }),
      ...(disclosures.length > 0 && { disclosures }),
      ...(favourite !== undefined && { favourite }),
      ...(Object.values(audience).some((names) => names.length > 0) && { audience }),
      from: from < today ? from : today,
      text: source.text,
    }
  })
}

/** What the ledger says after the last deed; nothing where something came later that is not in the file. */
function ledgerAfter({ rows, ledger }: Scribe, acts: readonly RecordedAct[]): Recording['after'] {
  const last = acts.findLast(({ turn, asked }) => turn !== undefined || asked !== undefined)
  if (!last || rows.entries.some(({ at }) => at > last.at)) return undefined
  const day = businessDateOf(last.at)
  const bills = rows.bills.map((row) => billOf(row, day))
  const there = new Set<string>(ledger.bills.map(({ id }) => id))
  const overdue = bills.filter(({ status }) => status === 'overdue')
  return {
    bills: Object.fromEntries(
      bills
        .filter(({ id }) => there.has(id))
        .map(({ billNo, paidFen, outstandingFen, status, dpd }) => [
          billNo,
          { paid: yuan(paidFen), outstanding: yuan(outstandingFen), status, dpd },
        ]),
    ),
    loans: Object.fromEntries(
      rows.loans.map((loan) => [
        loan.loan_no,
        { outstanding: yuan(fen(loan.outstanding_fen)), status: loan.status as 'active', termsPaid: loan.terms_paid },
      ]),
    ),
    overdue: yuan(fen(overdue.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0))),
    ...(rows.creditLine && { creditUsed: yuan(fen(rows.creditLine.used_fen)) }),
  }
}

const running = ['quoted', 'customer_confirmed', 'pending_approval', 'approved', 'effective']
const ended = ['resolved', 'closed', 'merged']

/** What was there before the conversation, and no file can begin with. */
function leftBefore({
  messages,
  otherTickets,
  arrangements,
  loans,
  versions,
  startedAt,
  events,
}: RecordedRows): Recording['left'] {
  const rescheduled = new Set(
    events.filter(({ action }) => action === 'loan.rescheduled').map((event) => event.object_id),
  )
  const quoted = new Set(events.filter(({ action }) => action === 'arrangement.quoted').map((event) => event.object_id))
  const keys = new Set(versions.map(({ key }) => key))
  return [
    ...messages.flatMap(({ role, kind }) =>
      (role === 'customer' || role === 'agent') && kind === 'text' ? [] : ['other_words' as const],
    ),
    ...otherTickets
      .filter(({ status, created_at: at }) => at <= startedAt && !ended.includes(status))
      .map(() => 'earlier_ticket' as const),
    ...arrangements
      .filter(({ id, state }) => running.includes(state) && !quoted.has(id))
      .map(() => 'earlier_arrangement' as const),
    ...loans
      .filter(({ id, schedule_version: version }) => version > 1 && !rescheduled.has(id))
      .map(() => 'earlier_schedule' as const),
    ...Array.from({ length: versions.length - keys.size }, () => 'other_version' as const),
  ]
}
