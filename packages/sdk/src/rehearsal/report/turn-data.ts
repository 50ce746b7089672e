import type { Failure } from '../../model/failure.ts'
import type { Finding } from '../../model/finding.ts'
import { type FixtureTurn, kindOf, type TurnKind } from '../format/turn.ts'
import type { Outcome, TurnFailure } from '../player/outcome.ts'
import type { TurnTrace } from '../player/play-conversation.ts'
import { closestText } from '../run/closest-text.ts'
import { dayOf, timeOf } from './moments.ts'
import type { Actor, DiffPiece, FileLink, FindingData, Pair, TurnData } from './page-data.ts'
import { piecesOf } from './pieces.ts'
import { factsOf, refusalData, wordOf } from './turn-facts.ts'
import { differenceOf, failureData } from './word-diff.ts'

/** One turn as the timeline shows it. */
export function turnData(
  turn: FixtureTurn,
  trace: TurnTrace,
  failures: readonly TurnFailure[],
  link: FileLink,
): TurnData {
  const { turn: n, at, outcome } = trace
  const kind = kindOf(turn)
  const words = wordsOf(turn, trace)
  const findings = findingsOf(outcome)
  const kept = keptOf(turn, outcome)
  return {
    n,
    kind,
    actor: actorOf(kind),
    ...(turn.by !== undefined && { by: turn.by }),
    ...(turn.note !== undefined && { note: turn.note }),
    day: dayOf(at),
    time: timeOf(at),
    link,
    ...(words !== undefined && { words: piecesOf(words, findings) }),
    ...(kept && { kept }),
    asks: asksOf(turn, kind),
    ...(outcome.verdict && { verdict: outcome.verdict }),
    findings: findings.map(findingData),
    ...(outcome.failure && { refused: refusalData(outcome.failure) }),
    ...(outcome.impossible !== undefined && { impossible: outcome.impossible }),
    facts: factsOf(outcome),
    expects: Object.entries(turn.expect ?? {}).map(([name, value]) => [name, wordOf(value)]),
    failures: failures.map((failure) => failureData(readable(failure, outcome))),
  }
}

const worldKinds: readonly TurnKind[] = ['repay', 'reverse', 'pass', 'restart', 'match']

function actorOf(kind: TurnKind): Actor {
  if (kind === 'customer') return 'customer'
  if (kind === 'press' || kind === 'run') return 'screen'
  return worldKinds.includes(kind) ? 'world' : 'agent'
}

/** What is said in a turn: the words that the gate saw, or a senior, or the colleagues. */
function wordsOf(turn: FixtureTurn, { said, outcome: { message, held } }: TurnTrace): string | undefined {
  if ('customer' in turn) return turn.customer
  if ('comment' in turn) return turn.comment
  if ('release' in turn || 'return' in turn) return held?.body
  return said ?? (message?.role === 'agent' ? message.body : undefined)
}

/** A customer's words lose what nobody may keep; whoever reads the report sees what that was. */
function keptOf(turn: FixtureTurn, { message }: Outcome): readonly DiffPiece[] | undefined {
  if (!('customer' in turn) || !message || message.body === turn.customer) return undefined
  return differenceOf(turn.customer, message.body)
}

/**
 * A mismatch that a person can compare: of a refusal its code and rules, as its findings are told where they lie; of a
 * whole screen the row that is most like what was looked for, as the screen is shown beside it.
 */
export function readable<Failed extends Pick<TurnFailure, 'expected' | 'actual'>>(
  failed: Failed,
  { failure, screen }: Outcome,
): Failed {
  const wanted = /^screen: (.*)$/s.exec(failed.expected)?.[1]
  if (screen && wanted !== undefined) return { ...failed, actual: `screen: ${closestText(wanted, screen) ?? '…'}` }
  if (!failure || !failed.actual.startsWith('refused: ')) return failed
  return { ...failed, actual: ['refused:', failure.code, ...rulesOf(failure)].join(' ') }
}

function rulesOf(failure: Failure): readonly string[] {
  if (failure.code === 'GATE_BLOCKED') return failure.findings.map(({ rule }) => rule)
  if (failure.code === 'CONTACT_FORBIDDEN') return failure.reasons.map(({ rule }) => rule)
  if (failure.code === 'DUTIES_MISSING') return failure.duties.map(({ id }) => id)
  return refusalData(failure).facts.map(([name, value]) => `${name}: ${value}`)
}

const wordy: ReadonlySet<string> = new Set(['customer', 'say', 'type', 'hold', 'comment'])
const untold: ReadonlySet<string> = new Set(['by', 'note', 'expect', 'after'])

/** What a turn says of itself beside its words. A flag says nothing that its kind does not. */
function asksOf(turn: FixtureTurn, kind: TurnKind): readonly Pair[] {
  return Object.entries(turn).flatMap(([name, value]: [string, unknown]): readonly Pair[] => {
    if (untold.has(name) || wordy.has(name) || value === true) return []
    if (name !== kind) return [[name, wordOf(value)]]
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isMap ? Object.entries(value).map(([key, inner]) => [key, wordOf(inner)]) : [['', wordOf(value)]]
  })
}

/** All that was found, each once, whoever told it. */
function findingsOf({ findings = [], failure, held }: Outcome): readonly Finding[] {
  const refusing =
    failure?.code === 'GATE_BLOCKED' ? failure.findings : failure?.code === 'CONTACT_FORBIDDEN' ? failure.reasons : []
  const all = [...findings, ...refusing, ...(findings.length === 0 ? (held?.findings ?? []) : [])]
  return [...new Map(all.map((finding) => [`${finding.rule} ${finding.span.join(' ')}`, finding])).values()]
}

function findingData(finding: Finding): FindingData {
  const { rule, severity, certainty, source, text, why, fix, replace, detail = {} } = finding
  return {
    rule,
    severity,
    certainty,
    source,
    text,
    ...(why && { why }),
    ...(fix !== undefined && { fix }),
    ...(replace !== undefined && { replace }),
    details: Object.entries(detail),
  }
}
