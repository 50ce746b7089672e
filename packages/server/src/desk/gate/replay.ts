import {
  addDays,
  businessDateOf,
  type Channel,
  fillWording,
  type Gate,
  GateContext,
  type GateReport,
  type GateRule,
  instantAt,
  type Instant,
  instantOf,
  judge,
  openGate,
  refuse,
  type ReplayChange,
  type ScriptVersion,
  type WordingFacts,
  withoutApproved,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { gateOf, ruleRows, rulesOf } from '../../store/gate-rules.ts'
import { cursorAfter, keysOf } from '../../store/keyset.ts'
import { countSaid, type SaidMessage, saidAfter } from '../../store/said-messages.ts'
import { versionById } from '../../store/wording.ts'
import { callerOf, type Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'
import { parsedRules } from './parsed-rules.ts'

type Verb = Desk['gate']['replay']
type Input = Parameters<Verb>[0]

/** How many messages are judged in one step: some tens of milliseconds, so that others are answered in between. */
const step = 200

/**
 * What a changed text or rule would have done to what agents said in the last days, a step at a time: whoever asks
 * shows the progress, and stops by not asking again. Messages are judged by words and clock; what the ledger said at
 * the time is not at hand any more, so figures are left out on both sides.
 */
export async function replay(room: Room, input: Input): ReturnType<Verb> {
  const { read } = room.store
  const place = input.cursor == null ? undefined : placeOf(input.cursor)
  const now = place?.until ?? instantOf(room.clock.nowMs())
  const judged = await judging(room, input.subject)
  const wanted = {
    tenantId: callerOf(room).tenantId,
    since: instantAt(addDays(businessDateOf(now), -input.days), '00:00'),
    until: now,
    wordingKey: judged.wordingKey,
  }
  const messages = await saidAfter(read, wanted, place && [place.at, place.id], step)
  const changes: ReplayChange[] = []
  for (const message of messages) {
    const change = await judged.compare(message)
    if (change) changes.push(change)
  }
  const done = (place?.done ?? 0) + messages.length
  const total = place?.total ?? (await countSaid(read, wanted))
  const last = messages.at(-1)
  const next = last && messages.length === step ? cursorAfter(last.at, last.id, `${done}`, `${total}`, now) : undefined
  return { done, total, changes, ...(next !== undefined && { cursor: next }) }
}

/** Where the step before has ended, and what all steps share: the moment that the first one began, and the total. */
function placeOf(cursor: string) {
  const [at, id, done, total, until] = keysOf(cursor, 5)
  const counts = [Number(done), Number(total)] as const
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || Number.isNaN(Date.parse(until))) {
    throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'cursor', problem: 'not_a_cursor' }] })
  }
  return { at, id, done: counts[0], total: counts[1], until: until as Instant }
}

interface Judging {
  readonly wordingKey: string | undefined
  readonly compare: (message: SaidMessage) => Promise<ReplayChange | undefined>
}

async function judging(room: Room, subject: Input['subject']): Promise<Judging> {
  const before = await gateOf(room.store, room.store.read)
  if (subject.kind === 'wording') {
    const version = await versionById(room.store.read, subject.scriptVersionId)
    if (!version) throw refuse({ code: 'NOT_FOUND', noun: 'wording', id: subject.scriptVersionId })
    const textFor = wordingFor(room, version)
    const compare = async (message: SaidMessage) =>
      changeOf(message, await textFor(message.conversation_id), before, before)
    return { wordingKey: version.key, compare }
  }
  const after = await openGate(await rulesAfter(room, subject))
  return { wordingKey: undefined, compare: async (message) => changeOf(message, message.body, before, after) }
}

/** The rules as they would be: with those of a file as if they were active, or with one moved. */
async function rulesAfter(room: Room, subject: Exclude<Input['subject'], { kind: 'wording' }>): Promise<GateRule[]> {
  const now = rulesOf(await ruleRows(room.store.read))
  if (subject.kind === 'rule') {
    if (!now.some(({ id }) => id === subject.rule)) throw refuse({ code: 'NOT_FOUND', noun: 'rule', id: subject.rule })
    return now.map((rule) => (rule.id === subject.rule ? { ...rule, status: subject.status } : rule))
  }
  const added = await parsedRules(subject.yaml)
  const ids = new Set(added.map(({ id }) => id))
  return [...now.filter(({ id }) => !ids.has(id)), ...added.map((rule) => ({ ...rule, status: 'active' as const }))]
}

/** What the new text would say to the customer of a conversation now; of one conversation it is worked out once. */
function wordingFor(room: Room, version: ScriptVersion): (conversationId: string) => Promise<string> {
  const texts = new Map<string, string>()
  return async (conversationId) => {
    const known = texts.get(conversationId)
    if (known !== undefined) return known
    const { facts } = await readLedger(room, room.store.read, { conversationId })
    const { text } = fillWording(version, facts satisfies WordingFacts)
    texts.set(conversationId, text)
    return text
  }
}

function changeOf(message: SaidMessage, text: string, before: Gate, after: Gate): ReplayChange | undefined {
  const context = GateContext.parse({ now: message.at as Instant, channel: message.channel as Channel })
  const was = byWords(message.body, context, before)
  const is = byWords(text, context, after)
  if (was.verdict === is.verdict) return undefined
  const rules = [...new Set(is.findings.filter(({ severity }) => severity !== 'log').map(({ rule }) => rule))]
  return { where: 'message', id: message.id, text, before: was.verdict, after: is.verdict, rules }
}

/** Without what it says of figures, which would be held against no ledger, before and after alike. */
function byWords(text: string, context: GateContext, rules: Gate): GateReport {
  return withoutApproved(judge(text, context, { rules }), [[0, text.length]])
}
