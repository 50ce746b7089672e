import {
  addDays,
  businessDateOf,
  type Channel,
  fillWording,
  type Gate,
  type GateRule,
  GateContext,
  type Instant,
  instantOf,
  judge,
  openGate,
  refuse,
  type ReplayChange,
  type ScriptVersion,
  type WordingFacts,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { FixtureError, parseRules } from '@zuoxi/sdk/rehearsal'
import { gateOf, ruleRows, rulesOf } from '../../store/gate-rules.ts'
import { cursorAfter, keysOf } from '../../store/keyset.ts'
import { countSaid, type SaidMessage, saidAfter } from '../../store/said-messages.ts'
import { versionById } from '../../store/wording.ts'
import { callerOf, type Room } from '../room.ts'
import { readLedger } from '../wording-ledger.ts'

type Verb = Desk['gate']['replay']
type Input = Parameters<Verb>[0]

/** How many messages are judged in one step: some tens of milliseconds, so that others are answered in between. */
const step = 200

/**
 * What a changed text or rule would have done to what agents said in the last days, a step at a time: whoever asks
 * shows the progress, and stops by not asking again. Messages are judged by words and clock; what the ledger said at
 * the time is not at hand any more.
 */
export async function replay(room: Room, input: Input): ReturnType<Verb> {
  const { read } = room.store
  const { tenantId } = callerOf(room)
  const now = instantOf(room.clock.nowMs())
  const since = `${addDays(businessDateOf(now), -input.days)}T00:00:00.000Z`
  const [at = '', id = '', doneText = '0'] = input.cursor == null ? [] : keysOf(input.cursor, 3)
  const wanted = { tenantId, since, until: now, wordingKey: undefined as string | undefined }
  const judged = await judging(room, input.subject)
  wanted.wordingKey = judged.wordingKey
  const messages = await saidAfter(read, wanted, input.cursor == null ? undefined : [at, id], step)
  const changes: ReplayChange[] = []
  for (const message of messages) {
    const change = await judged.compare(message)
    if (change) changes.push(change)
  }
  const done = Number(doneText) + messages.length
  const last = messages.at(-1)
  return {
    done,
    total: await countSaid(read, wanted),
    changes,
    ...(messages.length === step && last && { cursor: cursorAfter(last.at, last.id, String(done)) }),
  }
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
    return { wordingKey: version.key, compare: (message) => newText(room, before, version, message) }
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
  const added = await parsed(subject.yaml)
  const ids = new Set(added.map(({ id }) => id))
  return [...now.filter(({ id }) => !ids.has(id)), ...added.map((rule) => ({ ...rule, status: 'active' as const }))]
}

async function parsed(yaml: string): Promise<GateRule[]> {
  try {
    return await parseRules([{ file: 'rules.yaml', text: yaml }])
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error
    const problems = error.problems.map(({ line, column, problem }) => ({ line, column, rule: '', problem }))
    throw refuse({ code: 'RULES_INVALID', problems })
  }
}

/** What the new text would say to the same customer now, against what was said. */
async function newText(
  room: Room,
  gate: Gate,
  version: ScriptVersion,
  message: SaidMessage,
): Promise<ReplayChange | undefined> {
  const { facts } = await readLedger(room, room.store.read, { conversationId: message.conversation_id })
  const { text } = fillWording(version, facts satisfies WordingFacts)
  return changeOf(message, text, gate, gate)
}

function changeOf(message: SaidMessage, text: string, before: Gate, after: Gate): ReplayChange | undefined {
  const context = GateContext.parse({ now: message.at as Instant, channel: message.channel as Channel })
  const was = judge(message.body, context, { rules: before })
  const is = judge(text, context, { rules: after })
  if (was.verdict === is.verdict) return undefined
  const rules = [...new Set(is.findings.filter(({ severity }) => severity !== 'log').map(({ rule }) => rule))]
  return { where: 'message', id: message.id, text, before: was.verdict, after: is.verdict, rules }
}
