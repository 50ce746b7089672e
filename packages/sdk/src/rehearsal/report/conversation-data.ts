import type { RehearsalResult } from '../player/rehearse.ts'
import type { TurnTrace } from '../player/play-conversation.ts'
import type { Place } from '../read/place.ts'
import type { FixtureTurn } from '../format/turn.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { bubbleOf } from './chat.ts'
import { framesOf } from './frames.ts'
import { ledgerData } from './ledger-data.ts'
import { momentOf } from './moments.ts'
import type { ConversationData, FileLink, Pair, RowData, SourceData } from './page-data.ts'
import { readable, turnData } from './turn-data.ts'
import { failureData } from './word-diff.ts'

/** Leads from the report to a line of a file. */
export type LinkTo = (file: string, line: number) => FileLink

/** Everything that the page shows of a conversation. Of one that was played without a trace that is little. */
export function conversationData(
  { id, failures, trace }: RehearsalResult,
  filed: FiledConversation,
  linkTo: LinkTo,
  source?: SourceData,
): ConversationData {
  const { file, conversation } = filed
  const traces = trace?.turns ?? []
  const played = new Set(traces.map(({ turn }) => turn))
  const { frames, screenRows } = framesOf(traces)
  const lastFrame = new Map(frames.map(({ turn }, i) => [turn, i]))
  return {
    id,
    title: conversation.title,
    now: momentOf(conversation.now),
    facts: headOf(conversation),
    link: linkTo(file, 1),
    turns: eachTurn(traces, filed, (turn, one, place) => {
      const frame = lastFrame.get(one.turn)
      const failed = failures.filter((failure) => failure.turn === one.turn)
      const data = turnData(turn, one, failed, linkTo(place?.file ?? file, place?.line ?? 1))
      return frame === undefined ? data : { ...data, frame }
    }),
    failures: failures.filter(({ turn }) => !played.has(turn)).map(failureData),
    chat: eachTurn(traces, filed, bubbleOf),
    ledger: trace ? ledgerData(trace.before, trace.after, failures) : { totals: [], bills: [], loans: [] },
    frames,
    screenRows,
    ...(source && { source }),
  }
}

function eachTurn<Data>(
  traces: readonly TurnTrace[],
  { conversation: { turns }, places }: FiledConversation,
  tell: (turn: FixtureTurn, trace: TurnTrace, place: Place | undefined) => Data | undefined,
): readonly Data[] {
  return traces.flatMap((trace) => {
    const turn = turns[trace.turn - 1]
    return (turn && tell(turn, trace, places[trace.turn - 1])) ?? []
  })
}

function headOf({ customer, channel, role, intent, agents }: FiledConversation['conversation']): readonly Pair[] {
  const colleagues = Object.entries(agents).map(([name, as]) => `${name} (${as})`)
  return [
    ['customer', customer],
    ['channel', channel],
    ['role', role],
    ...(intent === undefined ? [] : [['intent', intent] as const]),
    ...(colleagues.length === 0 ? [] : [['agents', colleagues.join(', ')] as const]),
  ]
}

/** The same conversation as a row of the list. */
export function rowData(result: RehearsalResult, { conversation }: FiledConversation, at: number): RowData {
  const [first] = result.failures
  const outcome = result.trace?.turns.find(({ turn }) => turn === first?.turn)?.outcome ?? {}
  const why = first && readable(first, outcome)
  return {
    id: result.id,
    title: conversation.title,
    file: result.file,
    tags: conversation.tags,
    ok: result.ok,
    ms: Math.round(result.durationMs),
    turns: conversation.turns.length,
    failures: result.failures.length,
    ...(why && { why: `${why.expected} → ${why.actual}` }),
    about: aboutOf(result, conversation.turns),
    at,
  }
}

function aboutOf({ trace }: RehearsalResult, turns: FiledConversation['conversation']['turns']): readonly string[] {
  const about = new Set<string>()
  for (const turn of turns) if ('insert' in turn) about.add(turn.insert)
  for (const { outcome } of trace?.turns ?? []) {
    if (outcome.failure) about.add(outcome.failure.code)
    for (const { rule } of outcome.findings ?? []) about.add(rule)
    for (const { key } of outcome.message?.wording ?? []) about.add(key)
    if (outcome.ticket) about.add(outcome.ticket.type)
  }
  return [...about]
}
