import type { Failure } from '../../model/failure.ts'
import { formatYuan } from '../../model/money.ts'
import { ticketTaxonomy } from '../../model/taxonomy.ts'
import type { Outcome } from '../player/outcome.ts'
import { momentOf } from './moments.ts'
import type { FactData, Pair } from './page-data.ts'

/** What came of a turn, fact by fact, in the order in which somebody would tell it. */
export function factsOf(outcome: Outcome): readonly FactData[] {
  return tellers.flatMap((tell) => tell(outcome) ?? [])
}

type Teller = (outcome: Outcome) => FactData | undefined

const sent: Teller = ({ message }) =>
  message && message.role === 'agent'
    ? {
        what: 'sent',
        tone: 'good',
        title: message.wording.map(({ key, version }) => `${key}@${version}`).join(' '),
        pairs: message.wording.flatMap(({ slots }) => Object.entries(slots)),
      }
    : undefined

const held: Teller = ({ held: message }) =>
  message && {
    what: 'held',
    tone: message.state === 'released' ? 'good' : 'warn',
    title: message.state,
    pairs: some({ reason: message.reason, decidedBy: message.decidedByName, decision: message.decisionReason }),
  }

const ticket: Teller = ({ ticket: logged }) =>
  logged && {
    what: 'ticket',
    tone: 'plain',
    title: logged.code,
    pairs: some({
      type: typeName(logged.type),
      priority: logged.priority,
      status: logged.status,
      assignee: logged.assigneeName,
      due: logged.dueAt && momentOf(logged.dueAt),
      summary: logged.summary,
      refs: logged.refs.map(({ label }) => label).join(' · ') || undefined,
    }),
  }

const promises: Teller = ({ promises: made = [] }) =>
  made.length === 0
    ? undefined
    : {
        what: 'promise',
        tone: made.some(({ state }) => state === 'broken') ? 'bad' : 'warn',
        title: '',
        pairs: made.map(({ kind, dueAt, state, text }) => [`${kind} · ${state}`, `${text} · ${momentOf(dueAt)}`]),
      }

const verified: Teller = ({ verified: state }) =>
  state && { what: 'verified', tone: state === 'passed' ? 'good' : 'warn', title: state, pairs: [] }

const quote: Teller = ({ quote: offered, arrangement }) =>
  offered && {
    what: 'quote',
    tone: 'plain',
    title: [offered.ask.kind, arrangement?.state].filter(Boolean).join(' · '),
    pairs: some({
      loan: offered.loanNo,
      before: formatYuan(offered.oldTotal.totalFen),
      after: formatYuan(offered.newTotal.totalFen),
      delta: formatYuan(offered.deltaFen),
      pay: offered.payFen === undefined ? undefined : formatYuan(offered.payFen),
      expires: momentOf(offered.expiresAt),
    }),
  }

const repayment: Teller = ({ repayment: paid }) =>
  paid && {
    what: 'repayment',
    tone: paid.status === 'reversed' || !paid.matched ? 'warn' : 'good',
    title: formatYuan(paid.amountFen),
    pairs: some({
      channel: paid.channel,
      status: paid.status,
      matched: String(paid.matched),
      valueDate: paid.valueDate,
      unapplied: paid.unappliedFen > 0 ? formatYuan(paid.unappliedFen) : undefined,
    }),
  }

const states: Teller = ({ conversation, messageCount, audit }) => {
  const pairs = some({ conversation, messages: messageCount?.toString(), audit: audit?.join(' · ') })
  return pairs.length === 0 ? undefined : { what: 'state', tone: 'plain', title: '', pairs }
}

const tellers: readonly Teller[] = [sent, held, ticket, promises, verified, quote, repayment, states]

/** A refusal as data; its findings are told where they lie. */
export function refusalData(failure: Failure): { readonly code: string; readonly facts: readonly Pair[] } {
  const { code, ...rest } = failure
  if (failure.code === 'DUTIES_MISSING')
    return { code, facts: failure.duties.map(({ id, title }) => [id, `${title.zh} · ${title.en}`]) }
  const told = Object.entries(rest).filter(([name]) => name !== 'findings' && name !== 'reasons')
  return { code, facts: told.map(([name, value]) => [name, wordOf(value)]) }
}

/** A value of a turn or a refusal in a line. */
export function wordOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(wordOf).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${wordOf(inner)}`)
    .join(', ')
}

function typeName(path: string): string {
  const row = ticketTaxonomy.types.find((one) => one.path === path)
  return row ? `${path} ${row.zh}` : path
}

function some(values: Readonly<Record<string, string | undefined>>): readonly Pair[] {
  return Object.entries(values).flatMap(([name, value]): Pair[] => (value === undefined ? [] : [[name, value]]))
}
